"""Whatever is wrong with one calendar, the next one gets its turn."""

import logging
from typing import Any
from uuid import UUID

import pytest

from app.database import reading
from app.rosters import refresh
from app.rosters.fetching import FetchFailed
from app.rosters.refresh import refresh_due
from app.rosters.refusals import about_fetch
from app.rosters.turns import WAITS
from journal.rosters.feeds import Feed, feeds_of
from tests.app.rosters.serving import Place
from tests.app.rosters.test_feeds import later, subscribe
from tests.conftest import CastMember


def feed(of: CastMember) -> Feed:
    with of.app.app_context(), reading() as session:
        (found,) = feeds_of(session, of.id)
    return found


def round_of(cast: CastMember) -> int:
    with cast.app.app_context():
        return refresh_due()


@pytest.fixture
def both(mina: CastMember, jun: CastMember, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a calendar of Mina be due, and after it one of Jun."""
    subscribe(mina, place)
    later(monkeypatch, 1)
    subscribe(jun, place)
    later(monkeypatch, 2)


@pytest.fixture
def broken(both: None, mina: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what Mina's calendar says not be kept, for a reason that nobody thought of."""
    keep = refresh.keep_fetched

    def break_for_mina(session: Any, account_id: UUID, *said: Any) -> None:
        if account_id == mina.id:
            raise RuntimeError("a secret")
        keep(session, account_id, *said)

    monkeypatch.setattr(refresh, "keep_fetched", break_for_mina)


def test_a_calendar_that_fails_unexpectedly_is_noted_and_the_next_one_has_its_turn(
    broken: None, mina: CastMember, jun: CastMember
) -> None:
    before = feed(jun).last_fetched_at

    assert round_of(mina) == 2
    assert (feed(mina).last_problem, feed(jun).last_problem) == ("failed", None)
    assert feed(jun).last_fetched_at != before
    assert round_of(mina) == 0


def test_what_failed_unexpectedly_is_told_by_its_kind_alone(
    broken: None, mina: CastMember, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        round_of(mina)

    assert "RuntimeError" in caplog.text
    assert "a secret" not in caplog.text


def test_a_calendar_that_failed_unexpectedly_says_so(
    both: None, mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh, "read_calendar", lambda *_: {}["unexpected"])

    round_of(mina)

    with mina.app.test_request_context():
        said = about_fetch("failed").replace("'", "&#39;")
    assert said in mina.client.get("/rosters/feeds").text


@pytest.mark.parametrize("reason", sorted(WAITS))
def test_that_nobody_had_a_hand_free_is_no_failure(
    reason: str, both: None, mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(*_said: object, **_named: object) -> bytes:
        raise FetchFailed(reason)

    before = feed(mina)
    monkeypatch.setattr(refresh, "fetch_for", wait)

    assert (round_of(mina), round_of(mina)) == (2, 2)
    assert feed(mina) == before
