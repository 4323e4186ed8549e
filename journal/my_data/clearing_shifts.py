"""Removing what a person entered for single dates of her shifts; repeating rules stay."""

from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, Delete, delete, select
from sqlalchemy.orm import Session

from journal.accounts.forgetting import forget
from journal.model import DayOff, ImportedDay, ImportedShift, RosterImport, ShiftEnd, SingleShift
from journal.my_data.rules import Span
from journal.shifts.derived import rebuild_after_change
from journal.vocabulary import EntryKind


def clear_shifts(session: Session, account_id: UUID, span: Span, *, stays_away: bool) -> int:
    """Remove shifts, days off, ends and brought-in rosters of a span; return how many rows went.

    Contact and interactions around them are placed anew. A shift that ``stays_away`` is noted by
    its id, so that no device brings it again.
    """
    days = span.first, span.last
    singles = session.execute(
        delete(SingleShift)
        .where(
            SingleShift.account_id == account_id,
            SingleShift.local_date.between(*days),
            SingleShift.created_at <= span.written_by,
        )
        .returning(SingleShift.id)
    ).scalars()
    gone = list(singles)
    if stays_away:
        for single_id in gone:
            forget(session, account_id, EntryKind.SHIFT, single_id)
    removed = len(gone) + sum(
        cast("CursorResult[Any]", session.execute(one)).rowcount
        for one in (*_entered(account_id, span), *_brought_in(account_id, span))
    )
    if removed:
        rebuild_after_change(session, account_id, span.first, span.last)
    return removed


def _entered(account_id: UUID, span: Span) -> tuple[Delete, ...]:
    return (
        delete(DayOff).where(
            DayOff.account_id == account_id,
            DayOff.local_date.between(span.first, span.last),
            DayOff.created_at <= span.written_by,
        ),
        delete(ShiftEnd).where(
            ShiftEnd.account_id == account_id,
            ShiftEnd.shift_starts_at >= span.begins_at,
            ShiftEnd.shift_starts_at < span.ends_at,
            ShiftEnd.created_at <= span.written_by,
        ),
    )


def _brought_in(account_id: UUID, span: Span) -> tuple[Delete, ...]:
    """What rosters brought for the dates, then those rosters that spoke for no other date."""
    written = RosterImport.account_id == account_id, RosterImport.created_at <= span.written_by
    imports = select(RosterImport.id).where(*written)
    of_days: list[Delete] = [
        delete(table).where(
            table.account_id == account_id,
            table.local_date.between(span.first, span.last),
            table.import_id.in_(imports),
        )
        for table in (ImportedShift, ImportedDay)
    ]
    whole = delete(RosterImport).where(
        *written, RosterImport.starting >= span.first, RosterImport.until <= span.last
    )
    return (*of_days, whole)
