"""What must never move a finding: the order of entries, a second import, where she looks from."""

import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.orm import Session

from journal.findings.commands import compute_findings
from journal.findings.queries import worked_out
from journal.findings.whole import Found
from journal.importing.commands import import_export
from journal.model import Account
from tests.journal.findings.diaries import MONDAY, make_days
from tests.journal.findings.kept import (
    LONG_AGO,
    at,
    keep_check_in,
    keep_coverage,
    keep_event,
    keep_room,
    keep_shifts,
)
from tests.journal.importing.kept import make_request

DAYS = make_days(50, lost=0.8)
AFTERWARDS = datetime(2026, 6, 1, tzinfo=UTC)
NO_FIXTURE_CHECK = [HealthCheck.function_scoped_fixture]


def keep_in_order(session: Session, account_id: UUID, order: random.Random) -> None:
    """Keep the entries of the same days, in any order."""
    keep_shifts(session, account_id)
    room = keep_room(session, account_id, "on")
    entries = [("check_in", day, 0) for day in DAYS]
    entries += [
        ("event", day, minute) for day in DAYS for minute in range(0, int(day.pushed or 0), 5)
    ]
    order.shuffle(entries)
    for kind, day, minute in entries:
        if kind == "check_in":
            keep_check_in(session, account_id, day.local_date, energy=day.energy, mood=day.mood)
        else:
            keep_event(session, account_id, at(day.local_date, 20, minute), room_id=room)
    keep_coverage(session, account_id, at(MONDAY, 0), at(MONDAY + timedelta(days=60), 0))


def found_in_order(session: Session, account_id: UUID, seed: int) -> Found:
    with session.begin_nested() as kept:
        keep_in_order(session, account_id, random.Random(seed))
        found = worked_out(session, account_id).found
        kept.rollback()
    return found


@settings(max_examples=5, deadline=None, suppress_health_check=NO_FIXTURE_CHECK)
@given(seed=st.integers(1, 10_000))
def test_the_order_of_entries_changes_no_finding(
    session: Session, mina_id: UUID, seed: int
) -> None:
    assert found_in_order(session, mina_id, seed) == found_in_order(session, mina_id, 0)


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati", "Europe/Berlin"])
def test_where_she_looks_from_changes_no_finding(
    session: Session, mina_id: UUID, zone: str
) -> None:
    keep_in_order(session, mina_id, random.Random(1))
    before = worked_out(session, mina_id).found

    session.execute(update(Account).where(Account.id == mina_id).values(zone=zone))

    assert worked_out(session, mina_id).found == before


def test_looking_again_changes_no_finding(session: Session, mina_id: UUID) -> None:
    keep_in_order(session, mina_id, random.Random(1))
    first = worked_out(session, mina_id).found

    compute_findings(session, mina_id, LONG_AGO)

    assert worked_out(session, mina_id).answers == first.answers
    assert worked_out(session, mina_id).found.drift == first.drift


def an_export() -> str:
    lines = ["손님 님과 카카오톡 대화", "저장한 날짜 : 2026년 5월 1일 오후 1:00", "", ""]
    for day in DAYS:
        written = f"{day.local_date.year}년 {day.local_date.month}월 {day.local_date.day}일 오후"
        lines += [f"{written} 12:00", f"{written} 12:05, 회원님 : 네"]
        lines += [
            f"{written} 8:{minute:02}, 손님 : 문의 {minute}"
            for minute in range(0, int(day.pushed or 0), 5)
        ]
    return "\n".join([*lines, ""])


def test_importing_twice_changes_no_finding(session: Session, mina_id: UUID) -> None:
    keep_shifts(session, mina_id)
    for day in DAYS:
        keep_check_in(session, mina_id, day.local_date, energy=day.energy, mood=day.mood)
    found, added = [], []
    for _ in range(2):
        request = make_request(session, mina_id, an_export())
        summary = import_export(session, mina_id, request, AFTERWARDS)
        assert summary is not None
        added.append(summary.added)
        found.append(worked_out(session, mina_id).found)

    assert added[0] > added[1] == 0
    assert found[0] == found[1]
    assert found[0].answers[0].pairs >= 30
