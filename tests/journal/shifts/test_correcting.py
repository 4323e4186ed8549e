from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid
from journal.shifts.commands import add_single_shift, set_repeating_rule
from journal.shifts.correcting import OwnDay, own_of, set_day
from journal.shifts.queries import roster_days
from journal.shifts.rules import DatedSlot, RepeatingRule, Slot
from journal.shifts.sources import Single
from journal.vocabulary import DayKind

SEOUL = "Asia/Seoul"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
MONDAY = date(2026, 11, 2)
AS_ROSTERED = OwnDay()


def single(start_hour: int = 22, end_hour: int = 7, *, instead: bool = True) -> Single:
    return Single(uuid4(), DatedSlot(MONDAY, SEOUL, start_hour * 60, end_hour * 60, instead))


def nights(*, instead: bool = True) -> OwnDay:
    return OwnDay(None, (single(instead=instead),))


@pytest.fixture(autouse=True)
def office(session: Session, mina_id: UUID) -> None:
    rule = RepeatingRule(SEOUL, date(2026, 1, 1), None, (Slot(0, 540, 1080),))
    set_repeating_rule(session, mina_id, uuid4(), rule, NOW)


def put(session: Session, account_id: UUID, wanted: OwnDay) -> OwnDay:
    return set_day(session, account_id, MONDAY, wanted, NOW)


def hours(session: Session, account_id: UUID) -> list[int]:
    (day,) = roster_days(session, account_id, MONDAY, MONDAY)
    return [(shift.starts_at.hour + 9) % 24 for shift in day.shifts]


def own(session: Session, account_id: UUID) -> OwnDay:
    return own_of(roster_days(session, account_id, MONDAY, MONDAY)[0])


def test_other_hours_take_the_place_of_the_rostered_ones(session: Session, mina_id: UUID) -> None:
    assert put(session, mina_id, nights()) == AS_ROSTERED
    assert hours(session, mina_id) == [22]


def test_new_hours_take_the_place_of_all_entered_before(session: Session, mina_id: UUID) -> None:
    put(session, mina_id, nights(instead=False))
    put(session, mina_id, OwnDay(None, (single(13, 17),)))

    assert hours(session, mina_id) == [13]


@pytest.mark.parametrize("kind", [DayKind.OFF, DayKind.LEAVE, DayKind.SICK, DayKind.HOLIDAY])
def test_a_date_is_kept_free_for_its_reason(session: Session, mina_id: UUID, kind: DayKind) -> None:
    put(session, mina_id, OwnDay(kind))

    assert own(session, mina_id) == OwnDay(kind)
    assert hours(session, mina_id) == []


def test_work_ends_a_day_off(session: Session, mina_id: UUID) -> None:
    put(session, mina_id, OwnDay(DayKind.LEAVE))

    assert put(session, mina_id, nights()) == OwnDay(DayKind.LEAVE)
    assert hours(session, mina_id) == [22]


def test_the_roster_can_speak_for_the_date_again(session: Session, mina_id: UUID) -> None:
    put(session, mina_id, OwnDay(DayKind.SICK))
    put(session, mina_id, AS_ROSTERED)

    assert own(session, mina_id) == AS_ROSTERED
    assert hours(session, mina_id) == [9]


def test_what_was_before_brings_all_of_it_back(session: Session, mina_id: UUID) -> None:
    evening = single(20, 23, instead=False)
    add_single_shift(session, mina_id, evening, NOW)
    put(session, mina_id, OwnDay(DayKind.LEAVE, (evening,)))

    before = put(session, mina_id, nights())
    put(session, mina_id, before)

    assert own(session, mina_id) == OwnDay(DayKind.LEAVE, (evening,))


def test_a_replay_changes_nothing(session: Session, mina_id: UUID) -> None:
    wanted = nights()
    put(session, mina_id, wanted)

    assert put(session, mina_id, wanted) == wanted
    assert hours(session, mina_id) == [22]


def test_hours_that_stay_keep_their_own_id(session: Session, mina_id: UUID) -> None:
    kept, same = nights(), nights()
    put(session, mina_id, kept)
    put(session, mina_id, same)

    assert own(session, mina_id) == kept


def test_an_id_of_another_date_is_refused(session: Session, mina_id: UUID) -> None:
    used = Single(uuid4(), DatedSlot(date(2026, 11, 3), SEOUL, 0, 60, replaces_day=True))
    add_single_shift(session, mina_id, used, NOW)

    with pytest.raises(Conflict):
        put(session, mina_id, OwnDay(None, (Single(used.id, single().slot),)))


def test_a_date_no_roster_has_is_refused(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Invalid):
        set_day(session, mina_id, date(1980, 1, 1), OwnDay(DayKind.OFF), NOW)
