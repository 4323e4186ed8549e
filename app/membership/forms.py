"""What the pages about a team take in."""

import re
from collections.abc import Mapping
from typing import Annotated, Any
from uuid import uuid4

from pydantic import StringConstraints

from app.forms import NEEDED, ClientId, Draft, Errors, Form, Version, YesNo, choice, refuse
from app.language import gettext as _
from journal.errors import Invalid
from journal.teams.joining import Acceptance
from journal.vocabulary import Role

LINK = re.compile(r"/join/([A-Za-z0-9_-]{1,100})")
CODE = re.compile(r"[A-Za-z0-9_-]{1,100}")
LONGEST_PASTE = 2000

TextVersion = Annotated[str, StringConstraints(max_length=20)]
WindowNumber = Version
"""A whole number that is there, as a version is."""


class PastedForm(Form):
    """A link or a code, perhaps with the whole message that it came in."""

    invitation: Annotated[str, StringConstraints(max_length=LONGEST_PASTE)]


class JoinForm(Form):
    """Yes to an invitation: with or without consent as a member, under a name in a role."""

    id: ClientId
    role: Annotated[Role, NEEDED, choice(Role)]
    agrees: YesNo = None
    text_version: TextVersion = ""
    name: str = ""

    def acceptance(self) -> Acceptance:
        """Return it in the journal's words."""
        return Acceptance(self.id, self.name, bool(self.agrees), self.text_version)


class ConsentForm(Form):
    """Yes to the consent text of a version; ``id`` was made with its page."""

    id: ClientId
    text_version: TextVersion


class WindowForm(Form):
    """The window that the page showed, which may have closed since."""

    window: WindowNumber


def fresh() -> Draft:
    """Make an empty page, with the id of what may come of it."""
    return Draft({"id": str(uuid4())})


def code_in(pasted: str) -> str:
    """Return the code of an invitation; an empty text when there is none."""
    link = LINK.search(pasted)
    if link is not None:
        return link.group(1)
    bare = pasted.strip()
    return bare if CODE.fullmatch(bare) else ""


def no_code(typed: Mapping[str, Any]) -> Errors:
    """Say that what was pasted leads to no invitation."""
    unread = _("There's no invitation in this. Please copy the link once more, whole.")
    return refuse({**fresh().values, **typed}, invitation=unread)


def too_old() -> Errors:
    """Ask again with another id, as the page's own has answered something else."""
    return refuse(fresh().values, **{"": _("This page was too old. Please open it again.")})


def refused(form: JoinForm, refusal: Invalid) -> Errors:
    """Say in the person's language why the journal will not take an answer."""
    said = {
        "already_there": _("Nothing was changed."),
        "name_needed": _("This is needed."),
        "name_too_long": _("This is too long."),
        "name_not_printable": _("This couldn't be read."),
        "unknown_text": _("This page was too old. Please open it again."),
    }
    return refuse(form, **{refusal.field: said[refusal.reason]})
