from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.exposure.commands import Tap, record_contact
from journal.model import Account
from journal.plans.commands import begin_plan, end_plan, remove_plan
from journal.plans.queries import counted_plans, days_near_plan, hours_around, plans_of
from journal.plans.rules import NewPlan, Tally, UsualHours
from journal.shifts.commands import set_repeating_rule
from journal.shifts.rules import RepeatingRule, Slot
from journal.vocabulary import Initiation
from tests.conftest import SEOUL

NOW = datetime(2026, 3, 2, 9, tzinfo=SEOUL)
MONDAY = date(2026, 3, 2)


def begin(session: Session, account_id: UUID, *times: int, now: datetime = NOW) -> UUID:
    plan = NewPlan(uuid4(), times or (600, 840, 1020), 30)
    begin_plan(session, account_id, plan, now, SEOUL)
    return plan.id


def look(
    session: Session, account_id: UUID, at: datetime, how: Initiation = Initiation.CHOSEN
) -> None:
    tap = Tap(at=at, zone=SEOUL, initiation=how)
    record_contact(session, account_id, uuid4(), tap, NOW + timedelta(days=30))


def version_of_journal(session: Session, account_id: UUID) -> int:
    asked = select(Account.journal_version).where(Account.id == account_id)
    return session.execute(asked).scalar_one()


def test_a_plan_holds_from_the_day_it_was_begun(session: Session, mina_id: UUID) -> None:
    before = version_of_journal(session, mina_id)

    begin(session, mina_id)

    (plan,) = plans_of(session, mina_id)
    assert (plan.times, plan.slack_minutes) == ((600, 840, 1020), 30)
    assert (plan.since, plan.until, plan.is_running) == (MONDAY, None, True)
    assert version_of_journal(session, mina_id) > before


def test_a_replay_is_one_and_another_is_a_conflict(session: Session, mina_id: UUID) -> None:
    plan = NewPlan(uuid4(), (600,), 30)
    begin_plan(session, mina_id, plan, NOW, SEOUL)
    begin_plan(session, mina_id, plan, NOW, SEOUL)

    assert len(plans_of(session, mina_id)) == 1
    with pytest.raises(Conflict):
        begin_plan(session, mina_id, NewPlan(plan.id, (660,), 30), NOW, SEOUL)


def test_another_plan_ends_the_one_before(session: Session, mina_id: UUID) -> None:
    begin(session, mina_id)
    begin(session, mina_id, 1200, now=NOW + timedelta(days=3))
    begin(session, mina_id, 660, now=NOW + timedelta(days=5))

    newest, older, oldest = plans_of(session, mina_id)
    assert newest.is_running
    assert older.until == newest.since == MONDAY + timedelta(days=5)
    assert oldest.until == older.since == MONDAY + timedelta(days=3)


def test_one_that_was_replaced_the_same_day_is_not_told(session: Session, mina_id: UUID) -> None:
    begin(session, mina_id)
    begin(session, mina_id, 1200, now=NOW + timedelta(hours=1))

    assert [one.plan.times for one in counted_plans(session, mina_id)] == [(1200,)]


def test_an_ended_plan_stays_and_twice_is_the_same(session: Session, mina_id: UUID) -> None:
    plan = begin(session, mina_id)
    end_plan(session, mina_id, plan, MONDAY + timedelta(days=4))
    after = version_of_journal(session, mina_id)
    end_plan(session, mina_id, plan, MONDAY + timedelta(days=9))

    (ended,) = plans_of(session, mina_id)
    assert ended.until == MONDAY + timedelta(days=4)
    assert version_of_journal(session, mina_id) == after


def test_a_plan_never_ends_before_it_began(session: Session, mina_id: UUID) -> None:
    end_plan(session, mina_id, begin(session, mina_id), MONDAY - timedelta(days=1))

    assert plans_of(session, mina_id)[0].until == MONDAY


def test_only_an_ended_plan_is_deleted(session: Session, mina_id: UUID) -> None:
    plan = begin(session, mina_id)
    with pytest.raises(Invalid):
        remove_plan(session, mina_id, plan)
    end_plan(session, mina_id, plan, MONDAY + timedelta(days=1))

    remove_plan(session, mina_id, plan)

    assert plans_of(session, mina_id) == ()


def test_somebody_elses_plan_is_not_there(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    plan = begin(session, mina_id)

    with pytest.raises(NotFound):
        end_plan(session, jun_id, plan, MONDAY)
    with pytest.raises(NotFound):
        remove_plan(session, jun_id, plan)
    assert counted_plans(session, jun_id) == ()


def test_the_count_is_of_her_own_looks_outside_the_shift(session: Session, mina_id: UUID) -> None:
    begin(session, mina_id, 1200)
    for day, hour in ((1, 20), (2, 20), (2, 23)):
        look(session, mina_id, NOW.replace(hour=hour) + timedelta(days=day))
    look(session, mina_id, NOW.replace(hour=3) + timedelta(days=5), Initiation.PUSHED)
    look(session, mina_id, NOW.replace(hour=20) + timedelta(days=6), Initiation.UNEASY)

    (counted,) = counted_plans(session, mina_id)

    assert counted.tally == Tally(near=2, days=3)


def test_days_say_whether_their_looks_lay_near(session: Session, mina_id: UUID) -> None:
    days = [MONDAY + timedelta(days=one) for one in range(4)]
    assert days_near_plan(session, mina_id, days) == {}
    begin(session, mina_id, 1200)
    look(session, mina_id, NOW.replace(hour=20) + timedelta(days=1))
    look(session, mina_id, NOW.replace(hour=22) + timedelta(days=2))

    assert days_near_plan(session, mina_id, days) == {days[1]: True, days[2]: False}
    assert days_near_plan(session, mina_id, []) == {}


def test_a_look_inside_the_shift_is_work(session: Session, mina_id: UUID) -> None:
    office = RepeatingRule(SEOUL.key, MONDAY, None, tuple(Slot(day, 540, 1080) for day in range(5)))
    set_repeating_rule(session, mina_id, uuid4(), office, NOW)
    begin(session, mina_id, 1200)
    look(session, mina_id, NOW.replace(hour=11) + timedelta(days=1))

    assert counted_plans(session, mina_id)[0].tally == Tally(near=0, days=0)
    assert hours_around(session, mina_id, MONDAY, SEOUL) == UsualHours(
        NOW.time(), NOW.replace(hour=18).time(), (0, 1, 2, 3, 4)
    )


def test_without_shifts_there_are_no_usual_hours(session: Session, mina_id: UUID) -> None:
    assert hours_around(session, mina_id, MONDAY, SEOUL) is None
