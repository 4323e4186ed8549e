"""What she entered for dates of her shifts goes when she says so; repeating rules stay."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.accounts.forgetting import forgotten_ids
from journal.importing.rebuilding import rebuild_journal
from journal.model import (
    DayOff,
    ImportedDay,
    ImportedShift,
    Interaction,
    RosterImport,
    ShiftEnd,
    SingleShift,
    WeeklyPattern,
)
from journal.my_data.clearing_shifts import clear_shifts
from journal.my_data.rules import Span
from journal.shifts.commands import add_single_shift
from journal.shifts.rules import DatedSlot
from journal.shifts.sources import Single
from journal.vocabulary import EntryKind
from tests.conftest import SEOUL
from tests.journal.importing.kept import work_weekdays
from tests.journal.my_data.days import FIRST, WRITTEN, count, enter_shifts, live
from tests.journal.rosters.kept import bring

LATER = datetime(2030, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def span(first: date, last: date, by: datetime = LATER) -> Span:
    return Span(first, last, SEOUL, by)


def single(session: Session, account_id: UUID, day: date) -> UUID:
    made = uuid4()
    slot = DatedSlot(day, "Asia/Seoul", 9 * 60, 18 * 60, replaces_day=False)
    add_single_shift(session, account_id, Single(made, slot), WRITTEN)
    return made


def test_dated_entries_go_and_rules_stay(session: Session, mina_id: UUID) -> None:
    work_weekdays(session, mina_id)
    enter_shifts(session, mina_id, FIRST)
    enter_shifts(session, mina_id, FIRST + DAY)
    single(session, mina_id, FIRST + 5 * DAY)

    removed = clear_shifts(session, mina_id, span(FIRST, FIRST), stays_away=True)

    assert removed == 2
    assert count(session, mina_id, DayOff, ShiftEnd, SingleShift, WeeklyPattern) == [1, 1, 1, 1]


def test_a_shift_that_went_stays_away(session: Session, mina_id: UUID) -> None:
    gone = single(session, mina_id, FIRST)

    clear_shifts(session, mina_id, span(FIRST, FIRST), stays_away=True)

    assert forgotten_ids(session, mina_id, EntryKind.SHIFT, [gone]) == {gone}


def test_a_shift_that_went_by_its_age_leaves_no_mark(session: Session, mina_id: UUID) -> None:
    gone = single(session, mina_id, FIRST)

    clear_shifts(session, mina_id, span(FIRST, FIRST), stays_away=False)

    assert forgotten_ids(session, mina_id, EntryKind.SHIFT, [gone]) == frozenset()


def test_entries_are_placed_anew(session: Session, mina_id: UUID) -> None:
    single(session, mina_id, FIRST)
    live(session, mina_id, days=1)
    assert session.execute(select(Interaction.minutes_before_end)).scalar() == 120

    clear_shifts(session, mina_id, span(FIRST, FIRST), stays_away=True)

    assert session.execute(select(Interaction.minutes_before_end)).scalar() is None
    assert rebuild_journal(session, mina_id) == 0


def test_a_roster_goes_day_by_day_and_then_whole(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, "DDOO")
    march = date(2026, 3, 1)

    clear_shifts(session, mina_id, span(march, march + 2 * DAY), stays_away=True)

    assert count(session, mina_id, ImportedShift, ImportedDay, RosterImport) == [0, 1, 1]
    clear_shifts(session, mina_id, span(march, march + 30 * DAY), stays_away=True)
    assert count(session, mina_id, ImportedDay, RosterImport) == [0, 0]


def test_what_was_entered_later_stays(session: Session, mina_id: UUID) -> None:
    enter_shifts(session, mina_id, FIRST)
    single(session, mina_id, FIRST + DAY)
    bring(session, mina_id, "DDOO")
    by = WRITTEN - timedelta(seconds=1)

    assert clear_shifts(session, mina_id, span(FIRST, FIRST + DAY, by), stays_away=True) == 0
