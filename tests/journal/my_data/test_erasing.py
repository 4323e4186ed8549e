"""What she wants erased waits, can be taken back, and then goes; a backup brings nothing back."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.accounts.commands import sign_in_device
from journal.accounts.queries import signed_in_with
from journal.errors import Conflict, Invalid, NotFound
from journal.model import (
    CheckIn,
    DayOff,
    PendingErasure,
)
from journal.my_data.erasing import (
    Pending,
    accounts_after,
    ask_for_account,
    ask_for_period,
    due_erasures,
    erase_some,
    is_due,
    pending_of,
    stay,
    take_back,
)
from journal.my_data.rules import Period
from tests.journal.my_data.days import FIRST, NOW, count, days_left, enter_shifts, live

DAY = timedelta(days=1)
TODAY = date(2026, 3, 20)
ONE = Period(FIRST, FIRST)
TWO = Period(FIRST, FIRST + DAY, with_shifts=True)


def ask(session: Session, account_id: UUID, period: Period = ONE, at: datetime = NOW) -> UUID:
    made = uuid4()
    ask_for_period(session, account_id, made, period, today=TODAY, now=at)
    return made


def erase_all(session: Session, account_id: UUID, due: Pending) -> None:
    while erase_some(session, account_id, due, NOW, 2):
        pass


def test_an_account_waits_for_seven_days_and_a_period_for_one(
    session: Session, mina_id: UUID
) -> None:
    period = ask(session, mina_id, TWO)
    account = uuid4()

    ask_for_account(session, mina_id, account, NOW)

    assert pending_of(session, mina_id) == (
        Pending(mina_id, period, TWO, NOW, NOW + DAY),
        Pending(mina_id, account, None, NOW, NOW + 7 * DAY),
    )


def test_asking_twice_is_asking_once(session: Session, mina_id: UUID) -> None:
    period, account = ask(session, mina_id), uuid4()
    ask_for_period(session, mina_id, period, ONE, today=TODAY, now=NOW + DAY)
    for later in (0, 1):
        ask_for_account(session, mina_id, account, NOW + later * DAY)
    ask_for_account(session, mina_id, uuid4(), NOW + DAY)

    assert [one.asked_at for one in pending_of(session, mina_id)] == [NOW, NOW]


def test_an_id_stands_for_one_wish(session: Session, mina_id: UUID) -> None:
    period = ask(session, mina_id)

    with pytest.raises(Conflict):
        ask_for_period(session, mina_id, period, TWO, today=TODAY, now=NOW)
    with pytest.raises(Conflict):
        ask_for_account(session, mina_id, period, NOW)


def test_there_is_an_end_to_what_waits(session: Session, mina_id: UUID) -> None:
    for number in range(20):
        ask(session, mina_id, Period(FIRST, FIRST + number * timedelta(hours=24) // 2))

    with pytest.raises(Invalid, match="too_many"):
        ask(session, mina_id)
    with pytest.raises(Invalid, match="ends_first"):
        ask(session, mina_id, Period(TODAY, TODAY - DAY))


def test_what_was_asked_can_be_taken_back(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    period = ask(session, mina_id)
    ask_for_account(session, mina_id, uuid4(), NOW)
    with pytest.raises(NotFound):
        take_back(session, jun_id, period, NOW)

    take_back(session, mina_id, period, NOW)
    stay(session, mina_id, NOW)
    stay(session, mina_id, NOW)

    assert pending_of(session, mina_id) == ()
    with pytest.raises(NotFound):
        take_back(session, mina_id, period, NOW)


def test_only_what_is_due_is_done(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    first = ask(session, mina_id)
    second = ask(session, jun_id, at=NOW - DAY)

    assert [one.id for one in due_erasures(session, NOW, 9)] == [second]
    assert [one.id for one in due_erasures(session, NOW + DAY, 9)] == [second, first]
    assert [one.id for one in due_erasures(session, NOW + DAY, 1)] == [second]


def test_a_period_goes_and_with_it_the_wish(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    enter_shifts(session, mina_id, FIRST)
    ask(session, mina_id, TWO)
    (due,) = pending_of(session, mina_id)

    erase_all(session, mina_id, due)

    assert days_left(session, mina_id, CheckIn) == [FIRST + 2 * DAY]
    assert count(session, mina_id, DayOff, PendingErasure) == [0, 0]


def test_shifts_stay_unless_she_said_so(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    enter_shifts(session, mina_id, FIRST)
    ask(session, mina_id)
    (due,) = pending_of(session, mina_id)

    erase_all(session, mina_id, due)

    assert count(session, mina_id, DayOff, CheckIn) == [1, 2]


def test_what_was_taken_back_meanwhile_stays(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    ask(session, mina_id)
    ask_for_account(session, mina_id, uuid4(), NOW)
    waiting = pending_of(session, mina_id)
    take_back(session, mina_id, waiting[0].id, NOW)
    stay(session, mina_id, NOW)

    for due in waiting:
        erase_all(session, mina_id, due)

    assert count(session, mina_id, CheckIn) == [3]


def test_an_account_goes_whole(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    live(session, mina_id)
    ask_for_account(session, mina_id, uuid4(), NOW)

    erase_all(session, mina_id, pending_of(session, mina_id)[0])

    assert set(accounts_after(session, None, 9)) == {jun_id}
    assert count(session, mina_id, CheckIn, PendingErasure) == [0, 0]


def test_accounts_come_in_their_order(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    first, second = accounts_after(session, None, 9)

    assert {first, second} == {mina_id, jun_id}
    assert accounts_after(session, None, 1) == (first,)
    assert accounts_after(session, first, 9) == (second,)


def test_who_is_signed_in_knows_when_the_account_goes(session: Session, mina_id: UUID) -> None:
    token = sign_in_device(session, mina_id, NOW)
    ask(session, mina_id)
    before = signed_in_with(session, token, NOW)

    ask_for_account(session, mina_id, uuid4(), NOW)

    after = signed_in_with(session, token, NOW)
    assert (before and before.leaves_at, after and after.leaves_at) == (None, NOW + 7 * DAY)


def test_what_is_due_can_not_be_taken_back(session: Session, mina_id: UUID) -> None:
    period = ask(session, mina_id)
    ask_for_account(session, mina_id, uuid4(), NOW)

    with pytest.raises(NotFound):
        take_back(session, mina_id, period, NOW + DAY)
    with pytest.raises(NotFound):
        stay(session, mina_id, NOW + 7 * DAY)

    assert len(pending_of(session, mina_id)) == 2
    due = [is_due(session, mina_id, period, NOW + hours * DAY / 24) for hours in (23, 24)]
    assert due == [False, True]
    assert not is_due(session, mina_id, uuid4(), NOW + DAY)
