"""What a page of a change sends, and what it shows."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID, uuid4

from pydantic import Field

from app.forms import NEEDED, ClientId, Draft, Errors, Form, LocalDate, Version, choice, refuse
from app.language import gettext as _
from journal.changes.queries import MarkedChange
from journal.changes.rules import MOST_MARKS, OLDEST_YEARS, Mark
from journal.errors import Invalid
from journal.vocabulary import ChangeKind


class MarkForm(Form):
    """What was changed, and when; in closed words only."""

    kind: Annotated[ChangeKind, NEEDED, choice(ChangeKind), Field(validate_default=True)]
    on_date: LocalDate


class NewMarkForm(MarkForm):
    """A new mark, with the id its page made for it."""

    id: ClientId


class ChangedMarkForm(MarkForm):
    """One that is kept, with the version that was read."""

    version: Version


def fresh_draft(asked: Mapping[str, str], today: date) -> Draft:
    """Make a page for today; another page may say what was changed, and since when."""
    kind, day = asked.get("kind", ""), asked.get("on_date", "")
    return Draft(
        {
            "id": str(uuid4()),
            "kind": kind if kind in set(ChangeKind) else "",
            "on_date": day or today.isoformat(),
        }
    )


def draft_of(marked: MarkedChange) -> Draft:
    """Show a mark as it was made."""
    return Draft(
        {
            "id": str(marked.id),
            "version": marked.version,
            "kind": marked.kind.value,
            "on_date": marked.on_date.isoformat(),
        }
    )


def mark_of(form: MarkForm, change_id: UUID) -> Mark:
    """Everything that was said, for the journal."""
    return Mark(change_id, form.kind, form.on_date)


def refused(typed: Mapping[str, Any], refusal: Invalid) -> Errors:
    """Say in her language why the journal will not take it."""
    said = {
        "in_the_future": _("This day is still to come."),
        "too_long_ago": _("This is more than %(years)s years ago.", years=OLDEST_YEARS),
        "marked_already": _("This is marked on that day already. Nothing is lost."),
        "too_many_marks": _(
            "There are %(count)s marks already. Delete one first.", count=MOST_MARKS
        ),
    }
    return refuse(typed, **{refusal.field: said[refusal.reason]})
