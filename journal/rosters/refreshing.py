"""What a fetch of a subscribed calendar changes: from today on, and only where it differs."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.model import CalendarFeed, ImportedDay, ImportedShift, RosterImport
from journal.rosters.commands import RosterRequest, insert_shifts, keep_roster, one_each
from journal.rosters.plan import DAY, Plan, from_date
from journal.shifts.derived import rebuild_after_change
from journal.vocabulary import RosterSource

FETCH_EVERY = timedelta(hours=1)
LONGEST_WAIT = timedelta(hours=24)
MOST_FAILURES = 100


def note_failed(
    session: Session, account_id: UUID, feed_id: UUID, problem: str, now: datetime
) -> None:
    """Note that a fetch brought nothing; what is known stays, and the next try is later each time.

    Nothing happens where the calendar was removed meanwhile.
    """
    row = session.get(CalendarFeed, (account_id, feed_id))
    if row is None:
        return
    row.failure_count = min(row.failure_count + 1, MOST_FAILURES)
    row.last_tried_at = now
    row.last_problem = problem
    row.next_fetch_at = now + min(LONGEST_WAIT, FETCH_EVERY * 2 ** min(row.failure_count - 1, 10))
    session.flush()


def keep_fetched(
    session: Session, account_id: UUID, feed_id: UUID, plan: Plan | None, now: datetime
) -> None:
    """Keep what a fetch brought, from today on; None is that nothing in it is hers any more.

    What was before today stays. The first fetch brings the past too, where nothing is known of it:
    the plan says so by where it begins.
    """
    row = session.get(CalendarFeed, (account_id, feed_id), with_for_update=True)
    if row is None:
        return
    row.failure_count, row.last_problem = 0, None
    row.last_tried_at = row.last_fetched_at = now
    row.next_fetch_at = now + FETCH_EVERY
    row.bad_event_count = plan.bad_count if plan is not None else 0
    session.flush()
    brought = session.get(RosterImport, (account_id, feed_id))
    if brought is None:
        if plan is not None:
            _bring_in(session, account_id, row, plan, now)
        return
    today = now.astimezone(ZoneInfo(row.zone)).date()
    replace_future(session, account_id, brought, plan, today)


def _bring_in(
    session: Session, account_id: UUID, feed: CalendarFeed, plan: Plan, now: datetime
) -> None:
    """Keep what the first fetch brought, under the id of its feed."""
    wanted = replace(plan, source=RosterSource.FEED)
    keep_roster(session, account_id, RosterRequest(feed.id, wanted, feed.is_whole), now)
    session.execute(
        update(RosterImport)
        .where(RosterImport.account_id == account_id, RosterImport.id == feed.id)
        .values(feed_id=feed.id)
    )


def replace_future(
    session: Session, account_id: UUID, brought: RosterImport, plan: Plan | None, today: date
) -> None:
    """Let a feed's roster say from today on what a plan says, and nothing where there is none.

    Nothing happens where it says so already.
    """
    future = from_date(plan, today) if plan is not None and plan.last >= today else None
    until = future.last if future is not None else min(brought.until, today - DAY)
    if until == brought.until and _said_from(session, account_id, brought, today) == _saying(
        future
    ):
        return
    touch(session, account_id)
    first, last = max(today, brought.starting), brought.until
    for table in (ImportedShift, ImportedDay):
        session.execute(
            delete(table).where(
                table.account_id == account_id,
                table.import_id == brought.id,
                table.local_date >= today,
            )
        )
    if future is not None:
        insert_shifts(session, account_id, brought.id, future)
        brought.starting = min(brought.starting, future.first)
        first, last = min(first, future.first), max(last, future.last)
    brought.until = until
    session.flush()
    brought.shift_count = session.execute(
        select(func.count())
        .select_from(ImportedShift)
        .where(ImportedShift.account_id == account_id, ImportedShift.import_id == brought.id)
    ).scalar_one()
    if brought.until < brought.starting:
        session.delete(brought)
    rebuild_after_change(session, account_id, first, last)


def _said_from(
    session: Session, account_id: UUID, brought: RosterImport, today: date
) -> tuple[frozenset[Any], frozenset[Any]]:
    """What a feed's roster says from today on."""
    shifts = session.execute(
        select(ImportedShift.starts_at, ImportedShift.ends_at, ImportedShift.kind).where(
            ImportedShift.account_id == account_id,
            ImportedShift.import_id == brought.id,
            ImportedShift.local_date >= today,
        )
    )
    days = session.execute(
        select(ImportedDay.local_date, ImportedDay.kind).where(
            ImportedDay.account_id == account_id,
            ImportedDay.import_id == brought.id,
            ImportedDay.local_date >= today,
        )
    )
    return frozenset(map(tuple, shifts)), frozenset(map(tuple, days))


def _saying(plan: Plan | None) -> tuple[frozenset[Any], frozenset[Any]]:
    if plan is None:
        return frozenset(), frozenset()
    return (
        frozenset((one.starts_at, one.ends_at, one.kind.value) for one in one_each(plan.shifts)),
        frozenset((day, kind.value) for day, kind in plan.days.items()),
    )
