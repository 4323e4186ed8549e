"""A person has one calendar fetched at a time, and ten in ten minutes."""

from datetime import timedelta
from uuid import UUID

import pytest

from app.database import reading
from app.rosters import turns
from app.rosters.fetching import FetchFailed
from app.rosters.turns import MOST_ASKED, SPAN, Turns
from journal.clock import utc_now
from journal.rosters.feeds import feeds_of
from tests.app.rosters.serving import Place
from tests.app.rosters.test_feeds import feed_id, subscribe
from tests.conftest import CastMember

MINA, JUN = UUID(int=1), UUID(int=2)
NOW = utc_now()


def take(kept: Turns, who: UUID = MINA, seconds: int = 0, *, is_asked: bool = True) -> str:
    try:
        with kept.taken(who, NOW + timedelta(seconds=seconds), is_asked=is_asked):
            return "taken"
    except FetchFailed as failed:
        return failed.reason


def test_a_person_has_one_turn_at_a_time() -> None:
    kept = Turns()

    with kept.taken(MINA, NOW, is_asked=False):
        assert take(kept) == take(kept, is_asked=False) == "one_at_a_time"
        assert take(kept, JUN) == "taken"
    assert take(kept) == "taken"


def test_a_turn_is_given_back_when_nothing_could_be_fetched() -> None:
    kept = Turns()

    with pytest.raises(FetchFailed, match="gone"), kept.taken(MINA, NOW, is_asked=True):
        raise FetchFailed("gone")
    assert take(kept) == "taken"


def test_ten_turns_in_ten_minutes_can_be_asked_for() -> None:
    kept = Turns()
    done = [take(kept, seconds=second) for second in range(MOST_ASKED + 1)]

    assert done == ["taken"] * MOST_ASKED + ["too_often"]
    assert take(kept, seconds=99, is_asked=False) == take(kept, JUN, 99) == "taken"
    over = int(SPAN.total_seconds())
    assert [take(kept, seconds=over + more) for more in (-1, 0, 0)] == [
        "too_often",
        "taken",
        "too_often",
    ]


def test_nobody_is_remembered_for_longer_than_it_counts() -> None:
    kept = Turns()
    take(kept)

    take(kept, JUN, int(SPAN.total_seconds()))

    assert kept._asked.keys() == {JUN}


def test_looking_at_addresses_too_often_is_said_beside_the_field(
    mina: CastMember, jun: CastMember, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "MOST_ASKED", 1)
    said = {"address": place.answer("/x", b"hello"), "zone": "Asia/Seoul"}

    pages = [who.client.post("/rosters/feeds/look", data=said) for who in (mina, mina, jun)]

    assert ["ten fetches in ten minutes" in page.text for page in pages] == [False, True, False]
    assert len(place.asked) == 2


def test_fetching_now_too_often_is_said_and_is_no_failure(
    mina: CastMember, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(mina, place)
    monkeypatch.setattr(turns, "MOST_ASKED", 1)

    done = mina.client.post(f"/rosters/feeds/{feed_id(mina)}/refresh")

    page = mina.client.get(done.headers["Location"])
    assert "ten fetches in ten minutes" in page.text
    assert "Couldn" not in page.text
    assert len(place.asked) == 1


def test_a_calendar_that_is_being_fetched_is_not_fetched_beside_it(
    mina: CastMember, place: Place
) -> None:
    subscribe(mina, place)
    kept: Turns = mina.app.extensions["calendar_turns"]

    with kept.taken(mina.id, NOW, is_asked=False):
        done = mina.client.post(f"/rosters/feeds/{feed_id(mina)}/refresh")

    assert "is being fetched right now" in mina.client.get(done.headers["Location"]).text
    with mina.app.app_context(), reading() as session:
        assert feeds_of(session, mina.id)[0].last_problem is None


def test_a_reason_that_nobody_waits_for_is_not_said(mina: CastMember) -> None:
    for made_up in ("not_found", "x", "<b>"):
        page = mina.client.get("/rosters/feeds", query_string={"waits": made_up})
        assert 'role="status"' not in page.text.rpartition("<main")[2]
