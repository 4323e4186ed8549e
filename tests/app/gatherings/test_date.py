"""One date: what it is, who would see what, joining and leaving."""

from datetime import timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.database import reading
from journal.model.gathering import SessionPlace
from journal.vocabulary import OwnPurpose
from tests.app.gatherings.gathering import LINK, LIST, Harbour, Wall, later, page_of
from tests.conftest import CastMember, sign_up


def join(member: CastMember, path: str, tap: str = "") -> TestResponse:
    return member.client.post(f"{path}/join", data={"id": tap or str(uuid4())})


def test_before_joining_it_says_who_sees_what(harbour: Harbour, mina: CastMember) -> None:
    path = page_of(harbour.announce(link=LINK))

    page = mina.client.get(path).text

    before, _act, after = page.partition("Take a place")
    assert "No page shows your name: not to your lead, not to the steward" in before
    assert "You aren't counted in that" in before
    assert "may show your name there" in before
    assert "that you had a place is deleted" in before
    assert f'href="{LINK}"' in before
    assert "nobody is told" in after


@pytest.mark.parametrize("capacity, is_said", [(1, True), (None, False)])
def test_it_says_what_a_full_room_shows_of_a_few(
    harbour: Harbour, mina: CastMember, capacity: int | None, *, is_said: bool
) -> None:
    page = mina.client.get(page_of(harbour.announce(capacity=capacity))).text

    assert ("Where few are asked, that can show who has a place." in page) is is_said


def test_who_agreed_reads_that_she_is_counted(harbour: Harbour, mina: CastMember) -> None:
    path = page_of(harbour.announce())
    harbour.agree(mina, OwnPurpose.SESSION_LISTS)

    assert "You agreed to be counted in that." in mina.client.get(path).text


def test_she_joins_and_gives_it_up(harbour: Harbour, mina: CastMember) -> None:
    path = page_of(harbour.announce())

    answer = join(mina, path)

    assert (answer.status_code, answer.location) == (303, f"{path}?done=held")
    assert "You have a place." in mina.client.get(answer.location).text
    assert "Those you joined" in mina.client.get(LIST).text
    left = mina.client.post(f"{path}/leave")
    assert (left.status_code, left.location) == (303, f"{LIST}?done=left")
    assert "Given up. Nobody is told." in mina.client.get(left.location).text
    assert "Those you joined" not in mina.client.get(LIST).text


def test_the_next_waits_and_moves_up(harbour: Harbour, mina: CastMember, jun: CastMember) -> None:
    path = page_of(harbour.announce())
    join(mina, path)
    assert "Onto the waiting list" in jun.client.get(path).text

    assert join(jun, path).location == f"{path}?done=waiting"
    assert "Leave the waiting list" in jun.client.get(path).text
    mina.client.post(f"{path}/leave")

    assert "You&#39;ve moved up: you have a place" in jun.client.get(LIST).text
    assert "mina" not in jun.client.get(path).text


def test_a_double_tap_is_one_place(harbour: Harbour, mina: CastMember) -> None:
    path, tap = page_of(harbour.announce(capacity=2)), str(uuid4())
    other = page_of(harbour.announce())

    assert [join(mina, path, tap).location for _tap in range(2)] == [f"{path}?done=held"] * 2
    assert join(mina, other, tap).status_code == 409


def test_an_old_page_is_asked_for_again(harbour: Harbour, mina: CastMember) -> None:
    answer = join(mina, page_of(harbour.announce()), "x")

    assert answer.status_code == 422
    assert "This page was too old." in answer.text


def test_once_it_has_begun_there_is_nothing_to_join(
    harbour: Harbour, mina: CastMember, wall: Wall
) -> None:
    path = page_of(harbour.announce())
    wall.now = later(minutes=1)

    assert "It has begun" in mina.client.get(path).text
    assert "Take a place" not in mina.client.get(path).text
    assert join(mina, path).status_code == 403


@pytest.mark.parametrize("day", ["2026-03-14", "tomorrow", "20260313"])
def test_a_date_that_it_does_not_have_is_not_there(
    harbour: Harbour, mina: CastMember, day: str
) -> None:
    path = f"{LIST}/{harbour.announce()}/{day}"

    assert mina.client.get(path).status_code == 404


def test_it_is_not_there_for_others(
    harbour: Harbour, mina: CastMember, client: FlaskClient
) -> None:
    path = page_of(harbour.announce())
    ara = sign_up(harbour.app, "ara")

    assert mina.client.get(path).status_code == 200
    assert ara.client.get(path).status_code == 404
    assert join(ara, path).status_code == 404
    assert ara.client.post(f"{path}/leave").status_code == 404
    assert client.get(path).status_code == 303
    assert mina.client.get(f"{path}/join").status_code == 405


def test_the_page_asks_few_times(harbour: Harbour, mina: CastMember, statements: list[str]) -> None:
    path = page_of(harbour.announce(unit_id=harbour.team))
    statements.clear()

    mina.client.get(path)

    assert len(statements) <= 8


def test_nothing_of_hers_tells_how_many_asked_before(
    harbour: Harbour, mina: CastMember, jun: CastMember, wall: Wall
) -> None:
    busy, empty = harbour.announce(capacity=None), harbour.announce(capacity=None)
    join(jun, page_of(busy))
    wall.now += timedelta(minutes=1)
    for one in (busy, empty):
        join(mina, page_of(one))

    with harbour.app.app_context(), reading() as session:
        hers = select(SessionPlace.turn, SessionPlace.place)
        kept = session.execute(hers.where(SessionPlace.account_id == mina.id)).all()

    assert len(kept) == 2
    assert len(set(kept)) == 1
