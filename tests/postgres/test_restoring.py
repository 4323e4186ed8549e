"""A double tap and two devices at the same moment, on what restores, on PostgreSQL."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from journal.errors import Conflict
from journal.model import AnsweredOffer, OwnLimit, SessionRun
from journal.plans.commands import begin_plan
from journal.plans.queries import plans_of
from journal.plans.rules import NewPlan
from journal.sessions.commands import begin_session
from journal.storage.engine import Database
from journal.suggestions.commands import OfferAnswered, answer_offer, set_limit
from journal.suggestions.learning_commands import learn_anew
from journal.suggestions.reasons import Why
from journal.vocabulary import Limit, Moment, OfferAnswer
from tests.conftest import LONG_AGO, SEOUL
from tests.journal.chain.chained import NOW
from tests.postgres.devices import Act, at_once, writing

pytestmark = pytest.mark.postgres
ROUNDS = range(8)


def answer(mina: UUID, offer_id: UUID, said: OfferAnswer = OfferAnswer.STARTED) -> Act:
    offer = OfferAnswered(offer_id, "plan_open", Moment.AFTER_SHIFT, Why.REPLAYING, said)
    return lambda session: answer_offer(session, mina, offer, LONG_AGO)


def breathe(mina: UUID, run_id: UUID) -> Act:
    said = {"script_id": "slow-exhale", "tension_before": 4}
    return lambda session: begin_session(session, mina, run_id, LONG_AGO, **said)


def suits(mina: UUID, *, is_set: bool) -> Act:
    return lambda session: set_limit(session, mina, Limit.SOUND, LONG_AGO, is_set=is_set)


def count(
    database: Database, table: type[AnsweredOffer | SessionRun | OwnLimit], mina: UUID
) -> int:
    with writing(database) as session:
        hers = select(func.count()).select_from(table).where(table.account_id == mina)
        return session.scalars(hers).one()


def test_a_double_tap_is_one_answer(postgres_database: Database, mina: UUID) -> None:
    for _ in ROUNDS:
        tap = answer(mina, uuid4())

        assert at_once(postgres_database, tap, tap) == [None, None]

    assert count(postgres_database, AnsweredOffer, mina) == len(ROUNDS)


def test_of_begin_and_later_at_once_one_holds(postgres_database: Database, mina: UUID) -> None:
    for _ in ROUNDS:
        offer_id = uuid4()
        acts = answer(mina, offer_id), answer(mina, offer_id, OfferAnswer.LATER)

        assert at_once(postgres_database, *acts) in ([None, None], [None, Conflict])


def test_a_double_tap_begins_one_session(postgres_database: Database, mina: UUID) -> None:
    for _ in ROUNDS:
        tap = breathe(mina, uuid4())

        assert at_once(postgres_database, tap, tap) == [None, None]

    assert count(postgres_database, SessionRun, mina) == len(ROUNDS)


@pytest.mark.parametrize("is_set", [True, False])
def test_a_limit_said_on_two_devices_is_said_once(
    postgres_database: Database, mina: UUID, *, is_set: bool
) -> None:
    for _ in ROUNDS:
        at_once(postgres_database, suits(mina, is_set=not is_set))
        tap = suits(mina, is_set=is_set)

        assert at_once(postgres_database, tap, tap) == [None, None]

    assert count(postgres_database, OwnLimit, mina) == int(is_set)


def plan_at(mina: UUID, plan: NewPlan) -> Act:
    return lambda session: begin_plan(session, mina, plan, NOW, SEOUL)


def anew(mina: UUID) -> Act:
    return lambda session: learn_anew(session, mina, None, NOW)


def test_of_plans_begun_at_once_one_runs(postgres_database: Database, mina: UUID) -> None:
    taps = [plan_at(mina, NewPlan(uuid4(), (600,), 30)) for _ in range(4)]

    assert at_once(postgres_database, *taps, *taps) == [None] * 8

    with writing(postgres_database) as session:
        assert [one.is_running for one in plans_of(session, mina)].count(True) == 1


def test_beginning_anew_twice_is_beginning_once(postgres_database: Database, mina: UUID) -> None:
    assert at_once(postgres_database, anew(mina), anew(mina)) == [None, None]
