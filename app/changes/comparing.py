"""Asks the journal for one change: the days around it, and what was worked out of them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app.jobs import is_running
from journal.changes.queries import MarkedChange, changes_of
from journal.check_ins.queries import Rating, ratings_between
from journal.errors import NotFound
from journal.findings.before_after import BeforeAfter
from journal.findings.queries import at_hand, worked_out


@dataclass(frozen=True, slots=True)
class Compared:
    """One change with what is known of the days before and after it.

    ``outcome`` is None until it is worked out for the date that is marked now; ``beside`` are the
    other marks among the days compared.
    """

    marked: MarkedChange
    outcome: BeforeAfter | None
    ratings: tuple[Rating, ...]
    beside: tuple[MarkedChange, ...]
    is_behind: bool


def compared(session: Session, account_id: UUID, change_id: UUID) -> Compared:
    """One change of this person and its days; raise ``NotFound`` for any other id."""
    marks = {one.id: one for one in changes_of(session, account_id)}
    marked = marks.get(change_id)
    if marked is None:
        raise NotFound
    found = at_hand(session, account_id) if is_running() else worked_out(session, account_id)
    outcome = found.found.changes.get(change_id)
    if outcome is None or outcome.mark != marked.on_date:
        # A mark made or moved a moment ago: what is stored belongs to another date.
        return Compared(marked, None, (), (), found.is_behind)
    ratings = ratings_between(session, account_id, outcome.first, outcome.last)
    days = set(outcome.overlapping)
    beside = tuple(one for one in marks.values() if one.on_date in days and one.id != change_id)
    return Compared(marked, outcome, ratings, beside, found.is_behind)
