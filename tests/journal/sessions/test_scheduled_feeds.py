from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.accounts.commands import deactivate
from journal.model.gathering import SessionsFeed
from journal.sessions.scheduled_feeds import FeedOwner, NoFeed, feed_owner, make_feed, revoke_feed
from journal.vocabulary import Locale
from tests.conftest import SEOUL
from tests.journal.teams.founded import NOW


def test_a_secret_opens_her_feed(session: Session, mina_id: UUID) -> None:
    secret = make_feed(session, mina_id, NOW)

    assert feed_owner(session, secret) == FeedOwner(mina_id, SEOUL, Locale.EN)
    kept = session.execute(select(SessionsFeed.token_hash)).scalar_one()
    assert secret.encode() not in kept


def test_a_new_one_ends_the_one_before(session: Session, mina_id: UUID) -> None:
    old, new = make_feed(session, mina_id, NOW), make_feed(session, mina_id, NOW)

    assert feed_owner(session, old) == NoFeed(is_guess=True)
    assert isinstance(feed_owner(session, new), FeedOwner)


def test_a_revoked_one_opens_nothing(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    secret, other = make_feed(session, mina_id, NOW), make_feed(session, jun_id, NOW)

    revoke_feed(session, mina_id)
    revoke_feed(session, mina_id)

    assert feed_owner(session, secret) == NoFeed(is_guess=True)
    assert isinstance(feed_owner(session, other), FeedOwner)


def test_that_of_a_deactivated_account_opens_nothing(session: Session, mina_id: UUID) -> None:
    secret = make_feed(session, mina_id, NOW)
    deactivate(session, mina_id, NOW)

    assert isinstance(feed_owner(session, secret), NoFeed)


@pytest.mark.parametrize("said", ["", "x", "é" * 43, "a" * 44, "a" * 42 + "/"])
def test_what_has_no_shape_of_a_secret_is_no_guess(session: Session, said: str) -> None:
    assert feed_owner(session, said) == NoFeed(is_guess=False)
