from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from journal.check_ins.commands import record_check_in
from journal.check_ins.rules import Answers
from journal.check_ins.rules import Entry as CheckInEntry
from journal.exposure.commands import Tap, record_contact
from journal.findings.week_reading import EasedSession, beginnings
from journal.interactions.commands import record_interaction
from journal.interactions.rules import Entry, Hit
from journal.sessions.commands import begin_session, end_session
from journal.vocabulary import Initiation, InteractionKind

SEOUL = ZoneInfo("Asia/Seoul")
NOON = datetime(2026, 3, 2, 12, tzinfo=SEOUL)
NEXT_WEEK = NOON + timedelta(days=7)


def check_in(session: Session, account_id: UUID, at: datetime) -> None:
    said = CheckInEntry(
        id=uuid4(), at=at, zone=SEOUL, local_date=at.date(), answers=Answers(mood=3)
    )
    record_check_in(session, account_id, said, at)


def hit(session: Session, account_id: UUID, at: datetime) -> None:
    said = Entry(id=uuid4(), at=at, zone=SEOUL, hit=Hit(kind=InteractionKind.INSULT))
    record_interaction(session, account_id, said, at)


def tap(session: Session, account_id: UUID, at: datetime) -> None:
    said = Tap(at=at, zone=SEOUL, initiation=Initiation.PUSHED)
    record_contact(session, account_id, uuid4(), said, at)


def breathe(
    session: Session, account_id: UUID, at: datetime, before: int | None, after: int | None
) -> None:
    run = uuid4()
    begin_session(session, account_id, run, at, script_id="slow-exhale", tension_before=before)
    end_session(session, account_id, run, at, seconds=120, tension_after=after)


@pytest.mark.parametrize("first", [check_in, hit, tap])
def test_the_first_entry_may_be_of_any_kind(session: Session, mina_id: UUID, first: object) -> None:
    for write in (check_in, hit, tap):
        at = NOON if write is first else NOON + timedelta(days=9)
        write(session, mina_id, at)

    assert beginnings(session, mina_id, NOON, NEXT_WEEK).first_entry == date(2026, 3, 2)


def test_without_an_entry_there_is_no_first_one(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    check_in(session, jun_id, NOON)

    assert beginnings(session, mina_id, NOON, NEXT_WEEK).first_entry is None


def test_only_a_session_that_eased_is_named(session: Session, mina_id: UUID) -> None:
    for before, after in ((4, 2), (3, 3), (2, 4), (None, 1), (5, None)):
        breathe(session, mina_id, NOON, before, after)
    breathe(session, mina_id, NOON + timedelta(minutes=1), 5, 4)

    found = beginnings(session, mina_id, NOON, NEXT_WEEK).eased

    later = NOON + timedelta(minutes=1)
    eased = [(NOON, 4, 2), (later, 5, 4)]
    assert found == tuple(EasedSession(at.astimezone(UTC), *pair) for at, *pair in eased)


def test_a_session_of_another_week_or_person_is_not_named(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    breathe(session, mina_id, NOON - timedelta(seconds=1), 4, 2)
    breathe(session, mina_id, NEXT_WEEK, 4, 2)
    breathe(session, jun_id, NOON, 4, 2)

    assert beginnings(session, mina_id, NOON, NEXT_WEEK).eased == ()
