"""A double tap and two devices at the same moment, on what restores, on PostgreSQL."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.accounts.commands import NewAccount, open_account
from journal.errors import Conflict
from journal.model import AnsweredOffer, OwnLimit, SessionRun
from journal.sessions.commands import begin_session
from journal.storage.engine import Database
from journal.suggestions.commands import OfferAnswered, answer_offer, set_limit
from journal.suggestions.reasons import Why
from journal.vocabulary import Limit, Locale, Moment, OfferAnswer
from tests.conftest import LONG_AGO, PASSWORD, SEOUL
from tests.postgres.test_at_once import at_once, writing

pytestmark = pytest.mark.postgres
ROUNDS = range(8)

Act = Callable[[Session], object]


@pytest.fixture
def dae(postgres_database: Database) -> UUID:
    account_id = uuid4()
    with writing(postgres_database) as session:
        new = NewAccount(f"{account_id}@example.com", PASSWORD, Locale.EN, SEOUL)
        open_account(session, account_id, new, LONG_AGO)
    return account_id


def answer(dae: UUID, offer_id: UUID, said: OfferAnswer = OfferAnswer.STARTED) -> Act:
    offer = OfferAnswered(offer_id, "plan_open", Moment.AFTER_SHIFT, Why.REPLAYING, said)
    return lambda session: answer_offer(session, dae, offer, LONG_AGO)


def breathe(dae: UUID, run_id: UUID) -> Act:
    said = {"script_id": "slow-exhale", "tension_before": 4}
    return lambda session: begin_session(session, dae, run_id, LONG_AGO, **said)


def suits(dae: UUID, *, is_set: bool) -> Act:
    return lambda session: set_limit(session, dae, Limit.SOUND, LONG_AGO, is_set=is_set)


def count(database: Database, table: type[AnsweredOffer | SessionRun | OwnLimit], dae: UUID) -> int:
    with writing(database) as session:
        hers = select(func.count()).select_from(table).where(table.account_id == dae)
        return session.scalars(hers).one()


def test_a_double_tap_is_one_answer(postgres_database: Database, dae: UUID) -> None:
    for _ in ROUNDS:
        tap = answer(dae, uuid4())

        assert at_once(postgres_database, tap, tap) == [None, None]

    assert count(postgres_database, AnsweredOffer, dae) == len(ROUNDS)


def test_of_begin_and_later_at_once_one_holds(postgres_database: Database, dae: UUID) -> None:
    for _ in ROUNDS:
        offer_id = uuid4()
        acts = answer(dae, offer_id), answer(dae, offer_id, OfferAnswer.LATER)

        assert at_once(postgres_database, *acts) in ([None, None], [None, Conflict])


def test_a_double_tap_begins_one_session(postgres_database: Database, dae: UUID) -> None:
    for _ in ROUNDS:
        tap = breathe(dae, uuid4())

        assert at_once(postgres_database, tap, tap) == [None, None]

    assert count(postgres_database, SessionRun, dae) == len(ROUNDS)


@pytest.mark.parametrize("is_set", [True, False])
def test_a_limit_said_on_two_devices_is_said_once(
    postgres_database: Database, dae: UUID, *, is_set: bool
) -> None:
    for _ in ROUNDS:
        at_once(postgres_database, suits(dae, is_set=not is_set))
        tap = suits(dae, is_set=is_set)

        assert at_once(postgres_database, tap, tap) == [None, None]

    assert count(postgres_database, OwnLimit, dae) == int(is_set)
