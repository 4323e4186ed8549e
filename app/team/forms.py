"""What a lead writes down: a change, the cause it is about, and from which day on."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any
from uuid import uuid4

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from app.forms import NEEDED, ClientId, Draft, Errors, Form, LocalDate, choice, refuse
from app.language import gettext as _
from journal.causes.actions import MOST_WORDS, ActionLine, Target
from journal.errors import Invalid

JOINER = "\u200d"
"""Holds the parts of one emoji together; the only unseen sign that stays."""

FARTHEST = 10_000
"""Windows from the anchor to either side: some seven hundred years."""


class Page(StrEnum):
    """Where a lead was going when she came upon the closed door."""

    FIGURES = "figures"
    CAUSES = "causes"


class LookForm(Form):
    """A look that may be written down."""

    page: Annotated[Page | None, choice(Page)] = None


def _target(value: Any) -> Any:
    if not isinstance(value, str) or not value:
        return None
    list_name, _colon, row = value.partition(":")
    return Target(list_name, row)


def _tidy(value: Any) -> str | None:
    signs = (sign if sign.isprintable() or sign == JOINER else " " for sign in str(value))
    seen = "".join(signs)
    return " ".join(seen.split()) or None


def _short_enough(words: str) -> str:
    if len(words) > MOST_WORDS:
        raise PydanticCustomError("string_too_long", "too long")
    return words


class ActionForm(Form):
    """One change; ``cause`` is sent as list and row with a colon between."""

    id: ClientId
    cause: Annotated[Target, NEEDED, BeforeValidator(_target)]
    changed_on: LocalDate
    words: Annotated[str, NEEDED, BeforeValidator(_tidy), AfterValidator(_short_enough)]


def window_number(text: str) -> int:
    """Read the number of a window out of an address; raise ``ValueError`` for anything else."""
    number = int(text)
    if abs(number) > FARTHEST:
        raise ValueError("no window of this time")
    return number


def fresh_draft() -> Draft:
    """Make an empty page with an id of its own."""
    return Draft({"id": str(uuid4())})


def draft_of(kept: ActionLine) -> Draft:
    """Show an action as it was written down, under a new id: the old one is used up."""
    return Draft(
        {
            "id": str(uuid4()),
            "cause": f"{kept.target.list_name}:{kept.target.row}",
            "changed_on": kept.changed_on.isoformat(),
            "words": kept.words,
        }
    )


def refused(typed: Mapping[str, Any], refusal: Invalid) -> Errors:
    """Say in the person's language why the journal will not take it."""
    said = {
        "not_listed": _("Please choose one of these."),
        "in_the_future": _("This day is still to come."),
        "too_long_ago": _("That is more than two years ago."),
        "words_out_of_range": _("This is too long."),
    }
    return refuse(typed, **{refusal.field: said[refusal.reason]})
