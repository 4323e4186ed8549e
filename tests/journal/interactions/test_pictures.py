from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from journal.interactions.commands import record_interaction
from journal.interactions.pictures import PicturedHit, hits_between
from journal.interactions.rules import Entry, Hit
from journal.shifts.commands import set_repeating_rule
from journal.shifts.rules import RepeatingRule, Slot
from journal.vocabulary import Cause, InteractionKind

SEOUL = ZoneInfo("Asia/Seoul")
TEN_TO_FIVE = datetime(2026, 3, 2, 16, 50, tzinfo=SEOUL)
MONDAY = date(2026, 3, 2)
OFFICE = RepeatingRule(SEOUL.key, date(2026, 1, 1), None, (Slot(0, 9 * 60, 18 * 60),))


def log(session: Session, account_id: UUID, at: datetime, cause: Cause | None = None) -> None:
    hit = Hit(kind=InteractionKind.INSULT, cause=cause)
    record_interaction(session, account_id, Entry(id=uuid4(), at=at, zone=SEOUL, hit=hit), at)


def test_a_picture_knows_kind_cause_and_lateness(session: Session, mina_id: UUID) -> None:
    set_repeating_rule(session, mina_id, uuid4(), OFFICE, datetime(2026, 1, 1, tzinfo=UTC))
    log(session, mina_id, TEN_TO_FIVE, Cause.DELAY)

    assert hits_between(session, mina_id, MONDAY, MONDAY) == (
        PicturedHit(InteractionKind.INSULT, Cause.DELAY, 70),
    )


def test_what_was_not_answered_is_not_known(session: Session, mina_id: UUID) -> None:
    log(session, mina_id, TEN_TO_FIVE)

    assert hits_between(session, mina_id, MONDAY, MONDAY) == (
        PicturedHit(InteractionKind.INSULT, None, None),
    )


def test_both_ends_of_a_window_belong_to_it(session: Session, mina_id: UUID) -> None:
    for number in range(5):
        log(session, mina_id, TEN_TO_FIVE + timedelta(days=number))

    assert len(hits_between(session, mina_id, date(2026, 3, 3), date(2026, 3, 5))) == 3


def test_nobody_sees_the_hits_of_another(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    log(session, mina_id, TEN_TO_FIVE)

    assert hits_between(session, jun_id, MONDAY, MONDAY) == ()
