"""Shifts from all their sources, and contact placed beside them, on PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from journal.accounts.commands import NewAccount, open_account
from journal.exposure.commands import Tap, delete_contact, record_contact
from journal.exposure.queries import ContactDay, contact_of, recent_contact_days
from journal.shifts.commands import add_day_off, add_single_shift, set_repeating_rule
from journal.shifts.leaving import record_out_now
from journal.shifts.queries import shifts_between
from journal.shifts.rules import DatedSlot, Imported, RepeatingRule, ShiftInterval, Slot
from journal.shifts.sources import Single, sources_between
from journal.storage.engine import Database
from journal.vocabulary import DayKind, Initiation, Locale, ShiftKind
from tests.journal.shifts.rosters import keep_imported

pytestmark = pytest.mark.postgres
SEOUL = ZoneInfo("Asia/Seoul")
MONDAY = date(2026, 3, 2)
OUT = datetime(2026, 3, 2, 9, 40, tzinfo=UTC)
LATE = Tap(at=OUT + timedelta(hours=5), zone=SEOUL, initiation=Initiation.PUSHED)


@pytest.fixture
def session(postgres_database: Database) -> Iterator[Session]:
    with postgres_database.writer.begin() as connection, Session(connection) as opened:
        yield opened


@pytest.fixture
def mina_id(session: Session) -> UUID:
    account_id = uuid4()
    new = NewAccount("mina@example.com", "a quiet evening by the river", Locale.KO, SEOUL)
    open_account(session, account_id, new, OUT)
    slots = tuple(Slot(day, 9 * 60, 18 * 60) for day in range(5))
    week = RepeatingRule(SEOUL.key, date(2026, 1, 1), None, slots)
    set_repeating_rule(session, account_id, uuid4(), week, OUT)
    return account_id


def test_all_sources_of_shifts_are_read_back(session: Session, mina_id: UUID) -> None:
    sunday = DatedSlot(date(2026, 3, 8), SEOUL.key, 600, 900, replaces_day=True)
    add_single_shift(session, mina_id, Single(uuid4(), sunday), OUT)
    add_day_off(session, mina_id, date(2026, 3, 3), OUT)
    record_out_now(session, mina_id, OUT)

    found = shifts_between(session, mina_id, MONDAY, date(2026, 3, 8))

    assert [one.local_date.day for one in found] == [2, 4, 5, 6, 8]
    assert (found[0].ends_at, found[0].overtime_minutes) == (OUT, 40)


def test_contact_is_placed_and_moves_with_the_shift(session: Session, mina_id: UUID) -> None:
    kept = record_contact(session, mina_id, uuid4(), LATE, OUT + timedelta(days=1))
    assert kept.minutes_after_shift == 340

    record_out_now(session, mina_id, OUT)

    assert contact_of(session, mina_id, kept.id).minutes_after_shift == 300
    assert recent_contact_days(session, mina_id, 3) == (ContactDay(MONDAY, 1, 0),)
    delete_contact(session, mina_id, kept.id)
    assert recent_contact_days(session, mina_id, 3) == ()


def test_rosters_brought_in_and_cycles_are_read_back(session: Session, mina_id: UUID) -> None:
    cycle = RepeatingRule(SEOUL.key, MONDAY, None, (Slot(0, 540, 1080),), 2, MONDAY, "KR", "a")
    set_repeating_rule(session, mina_id, uuid4(), cycle, OUT)
    end = OUT + timedelta(hours=4)
    waiting = ShiftInterval(MONDAY, SEOUL.key, OUT, end, end, kind=ShiftKind.ON_CALL)
    days = {date(2026, 3, 4): DayKind.LEAVE}
    made = Imported(uuid4(), OUT, MONDAY, date(2026, 3, 5), False, (waiting,), days)
    keep_imported(session, mina_id, made)

    sources = sources_between(session, mina_id, MONDAY, date(2026, 3, 8))

    assert (sources.repeating[-1], sources.imported) == (cycle, (made,))
    # The second is a holiday, for the first was a Sunday; the fourth is leave.
    found = shifts_between(session, mina_id, MONDAY, date(2026, 3, 8))
    assert [one.local_date.day for one in found] == [6, 8]
