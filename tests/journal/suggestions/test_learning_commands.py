from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Conflict
from journal.model import Account
from journal.suggestions.learning_commands import learn_anew, take_back_anew
from journal.suggestions.learning_queries import learning_from, outcomes_of
from tests.journal.suggestions.rated_rows import NOW, Rated

LATER = NOW + timedelta(days=1)


def version(session: Session, account_id: UUID) -> int:
    kept = select(Account.journal_version).where(Account.id == account_id)
    return session.scalars(kept).one()


def test_beginning_anew_counts_from_now_and_keeps_what_was(session: Session, mina_id: UUID) -> None:
    Rated(session, mina_id).offer("water_walk", 1, (4, 2))
    before = version(session, mina_id)

    assert learn_anew(session, mina_id, None, NOW) == NOW

    assert outcomes_of(session, mina_id, NOW) == ()
    assert version(session, mina_id) == before
    take_back_anew(session, mina_id, NOW, None)
    assert len(outcomes_of(session, mina_id, NOW)) == 1
    assert learning_from(session, mina_id) is None


def test_the_same_wish_again_changes_nothing(session: Session, mina_id: UUID) -> None:
    learn_anew(session, mina_id, None, NOW)

    assert learn_anew(session, mina_id, None, LATER) == NOW
    take_back_anew(session, mina_id, NOW, None)
    take_back_anew(session, mina_id, NOW, None)

    assert learning_from(session, mina_id) is None


def test_anew_a_second_time_goes_back_to_the_first(session: Session, mina_id: UUID) -> None:
    learn_anew(session, mina_id, None, NOW)
    learn_anew(session, mina_id, NOW, LATER)
    assert learning_from(session, mina_id) == LATER

    take_back_anew(session, mina_id, LATER, NOW)

    assert learning_from(session, mina_id) == NOW


def test_a_wish_from_before_another_device_is_a_conflict(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Conflict):
        learn_anew(session, mina_id, NOW, LATER)
    learn_anew(session, mina_id, None, NOW)
    with pytest.raises(Conflict):
        learn_anew(session, mina_id, LATER, LATER)
    with pytest.raises(Conflict):
        take_back_anew(session, mina_id, LATER, None)

    assert learning_from(session, mina_id) == NOW


@pytest.mark.parametrize("back_to", [LATER, NOW + timedelta(seconds=1)])
def test_it_never_goes_back_to_later(session: Session, mina_id: UUID, back_to: datetime) -> None:
    learn_anew(session, mina_id, None, NOW)

    with pytest.raises(Conflict):
        take_back_anew(session, mina_id, NOW, back_to)


def test_nobody_else_begins_anew(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    learn_anew(session, mina_id, None, NOW)

    assert learning_from(session, jun_id) is None
