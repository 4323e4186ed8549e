"""Check-ins, interactions and shifts written down several at once."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.check_ins.rules import Answers
from journal.devices.commands import add_shifts, put_shift, record_check_ins, record_interactions
from journal.devices.rules import Kept, NotKept, SaidCheckIn, SaidInteraction
from journal.interactions.rules import Hit
from journal.model import CheckIn, Interaction, SingleShift
from journal.shifts.rules import DatedSlot
from journal.shifts.sources import Single
from journal.vocabulary import InteractionKind
from tests.conftest import SEOUL
from tests.journal.devices.sending import NOW

NEW, KNOWN, CONFLICT = Kept(is_new=True), Kept(is_new=False), NotKept("id", "conflict")
HOUR = timedelta(hours=1)
CHECK_IN = SaidCheckIn(uuid4(), NOW - HOUR, SEOUL, None, Answers(mood=2))
HIT = SaidInteraction(uuid4(), NOW - HOUR, SEOUL, Hit(kind=InteractionKind.INSULT))


def shift(day: int, shift_id: UUID | None = None) -> Single:
    slot = DatedSlot(date(2026, 3, day), "Asia/Seoul", 540, 1080, replaces_day=False)
    return Single(shift_id or uuid4(), slot)


def test_each_check_in_stands_by_itself(session: Session, mina_id: UUID) -> None:
    other = SaidCheckIn(uuid4(), None, SEOUL, None, Answers(energy=4))
    empty = SaidCheckIn(uuid4(), None, SEOUL, None, Answers())
    ancient = SaidCheckIn(uuid4(), NOW.replace(year=1), SEOUL, None, Answers(mood=1))

    fates = record_check_ins(session, mina_id, [CHECK_IN, empty, other, CHECK_IN, ancient], NOW)

    wrong = [NotKept("", "nothing_answered"), NotKept("at", "date_out_of_range")]
    assert fates == [NEW, wrong[0], NEW, KNOWN, wrong[1]]
    assert session.execute(select(CheckIn.mood).order_by(CheckIn.at)).scalars().all() == [2, None]


def test_a_check_in_after_midnight_is_of_the_shift_before(session: Session, mina_id: UUID) -> None:
    slot = DatedSlot(date(2026, 3, 10), "Asia/Seoul", 1320, 360, replaces_day=False)
    add_shifts(session, mina_id, [Single(uuid4(), slot)], NOW)
    later = NOW + 8 * HOUR
    said = SaidCheckIn(uuid4(), later, SEOUL, None, Answers(mood=2))

    record_check_ins(session, mina_id, [said], later)

    assert session.execute(select(CheckIn.local_date)).scalar_one() == date(2026, 3, 10)


def test_nothing_that_can_be_placed_asks_no_shifts(session: Session, mina_id: UUID) -> None:
    ancient = SaidCheckIn(uuid4(), NOW.replace(year=9999), SEOUL, None, Answers(mood=1))

    assert record_check_ins(session, mina_id, [ancient], NOW) == [
        NotKept("at", "date_out_of_range")
    ]


def test_each_interaction_stands_by_itself(session: Session, mina_id: UUID) -> None:
    future = SaidInteraction(uuid4(), NOW + HOUR, SEOUL, HIT.hit)
    moved = SaidInteraction(HIT.id, NOW, SEOUL, HIT.hit)

    fates = record_interactions(session, mina_id, [HIT, future, HIT, moved], NOW)

    assert fates == [NEW, NotKept("at", "in_the_future"), KNOWN, CONFLICT]
    assert len(session.execute(select(Interaction.id)).all()) == 1


def test_shifts_are_added_once(session: Session, mina_id: UUID) -> None:
    one, other = shift(11), shift(12)

    assert add_shifts(session, mina_id, [one, other, one], NOW) == [NEW, NEW, KNOWN]
    assert add_shifts(session, mina_id, [shift(13, one.id), shift(14)], NOW) == [CONFLICT, NEW]


@pytest.mark.parametrize("day, fate", [(11, KNOWN), (12, NEW)])
def test_a_shift_is_put_in_the_place_of_what_was_there(
    session: Session, mina_id: UUID, day: int, fate: Kept
) -> None:
    one = shift(11)
    assert put_shift(session, mina_id, one, NOW) == NEW

    assert put_shift(session, mina_id, shift(day, one.id), NOW) == fate
    assert session.execute(select(SingleShift.local_date)).scalars().all() == [date(2026, 3, day)]


def test_a_shift_that_cannot_be_leaves_the_old_one(session: Session, mina_id: UUID) -> None:
    one = shift(11)
    put_shift(session, mina_id, one, NOW)
    slot = DatedSlot(date(2101, 1, 1), "Asia/Seoul", 540, 1080, replaces_day=False)

    fate = put_shift(session, mina_id, Single(one.id, slot), NOW)

    assert fate == NotKept("date", "date_out_of_range")
    assert session.execute(select(SingleShift.local_date)).scalars().all() == [date(2026, 3, 11)]


def test_another_persons_shift_is_another_one(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    one = shift(11)
    put_shift(session, mina_id, one, NOW)

    assert put_shift(session, jun_id, shift(12, one.id), NOW) == NEW
    assert len(session.execute(select(SingleShift.id)).all()) == 2
