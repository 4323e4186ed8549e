"""Making all that was entered for one date what it should be, in one act that can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from journal.shifts.commands import (
    add_day_off,
    add_single_shift,
    remove_day_off,
    remove_single_shift,
)
from journal.shifts.queries import RosterDay, roster_days
from journal.shifts.sources import Single
from journal.vocabulary import DayKind


@dataclass(frozen=True, slots=True)
class OwnDay:
    """What a person entered for one date herself; nothing when her roster speaks for it."""

    kind: DayKind | None = None
    singles: tuple[Single, ...] = ()


def own_of(day: RosterDay) -> OwnDay:
    """What of a date she entered herself."""
    return OwnDay(day.day_kind if day.is_day_off else None, day.singles)


def set_day(session: Session, account_id: UUID, day: date, wanted: OwnDay, now: datetime) -> OwnDay:
    """Make what was entered for a date be ``wanted``, and return what it was before.

    A replay changes nothing. Raises ``Invalid`` for a date out of range, ``Conflict`` for a shift
    under a used id.
    """
    (shown,) = roster_days(session, account_id, day, day)
    before = own_of(shown)
    for gone in _beyond(before.singles, wanted.singles):
        remove_single_shift(session, account_id, gone.id)
    for new in _beyond(wanted.singles, before.singles):
        add_single_shift(session, account_id, new, now)
    if wanted.kind is not None:
        add_day_off(session, account_id, day, now, wanted.kind)
    elif before.kind is not None:
        remove_day_off(session, account_id, day)
    return before


def _beyond(some: Sequence[Single], others: Sequence[Single]) -> list[Single]:
    """Those shifts whose hours are not among the others'."""
    known = {one.slot for one in others}
    return [one for one in some if one.slot not in known]
