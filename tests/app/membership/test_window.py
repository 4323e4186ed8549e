"""Keeping out of one window, and taking part in it again."""

import re

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.app.membership.teaming import (
    BEFORE,
    NEXT_TIME,
    NOW,
    WINDOW,
    Team,
    Wall,
    count,
    join,
    rows,
)
from tests.conftest import CastMember


@pytest.fixture
def agreed(team: Team, mina: CastMember, wall: Wall) -> CastMember:
    """Mina agreed before the window opened."""
    wall.now = BEFORE
    join(team, mina, agrees="yes")
    wall.now = NOW
    return mina


def choose(member: CastMember, way: str, window: object = WINDOW.number) -> TestResponse:
    return member.client.post(f"/me/team/window/{way}", data={"window": str(window)})


def test_one_tap_keeps_out_and_one_takes_part_again(app: Flask, agreed: CastMember) -> None:
    page = agreed.client.get("/me/team").text
    assert "Mon, 1 Feb to Sun, 28 Feb" in page
    assert "You take part in it." in page
    assert "until Sun, 28 Feb 11:59 PM. Nobody is told." in page
    assert "In a team of only 10 the summary may be missing then." in page

    answer = choose(agreed, "keep-out")

    assert (answer.status_code, answer.location) == (303, "/me/team?done=out")
    page = agreed.client.get(answer.location).text
    assert "You keep out of it." in page
    assert count(app, "window_veto") == 1
    answer = choose(agreed, "take-part")
    assert answer.location == "/me/team?done=in"
    assert "You take part in it." in agreed.client.get(answer.location).text
    assert count(app, "window_veto") == 0


@pytest.mark.parametrize("way", ["keep-out", "take-part"])
def test_a_double_tap_does_nothing_twice(app: Flask, agreed: CastMember, way: str) -> None:
    choose(agreed, way)
    before = rows(app)

    assert choose(agreed, way).status_code == 303
    assert rows(app) == before


def test_a_window_that_has_closed_stays_as_it_was(
    app: Flask, agreed: CastMember, wall: Wall
) -> None:
    wall.now = NEXT_TIME

    answer = choose(agreed, "keep-out")

    assert answer.location == "/me/team?done=over"
    assert "That window has closed in the meantime." in agreed.client.get(answer.location).text
    assert count(app, "window_veto") == 0


def test_keeping_out_ends_with_the_window(agreed: CastMember, wall: Wall) -> None:
    choose(agreed, "keep-out")

    wall.now = NEXT_TIME

    assert "You take part in it." in agreed.client.get("/me/team").text


def test_nobody_else_learns_of_it(
    app: Flask, team: Team, agreed: CastMember, jun: CastMember
) -> None:
    join(team, jun)
    before, seen = count(app, "audit_record"), page_of(jun)

    choose(agreed, "keep-out")

    assert count(app, "audit_record") == before
    assert page_of(jun) == seen


def page_of(member: CastMember) -> str:
    """My team without the values of its forms: ids and tokens are new each second."""
    return re.sub(r'value="[^"]*"', "", member.client.get("/me/team").text)


def test_without_agreement_there_is_nothing_to_keep_out_of(team: Team, mina: CastMember) -> None:
    join(team, mina)

    page = mina.client.get("/me/team").text

    assert "as you haven't agreed" in page
    assert "/me/team/window/" not in page


def test_who_agreed_within_a_window_begins_with_the_next(
    team: Team, mina: CastMember, wall: Wall
) -> None:
    join(team, mina, agrees="yes")
    page = mina.client.get("/me/team").text
    assert "Your first one begins on 1 Mar 2027." in page
    assert "/me/team/window/" not in page

    wall.now = NEXT_TIME

    assert "You take part in it." in mina.client.get("/me/team").text


def test_a_window_belongs_to_the_team_it_began_in(team: Team, agreed: CastMember) -> None:
    assert "changed over" not in agreed.client.get("/me/team").text

    join(team, agreed, team.green)

    page = agreed.client.get("/me/team").text
    assert "<dd>Green</dd>" in page
    assert "changed over since it began. It still belongs to Blue." in page


@pytest.mark.parametrize("window", ["", "soon", "1e9"])
def test_what_the_page_cannot_send_is_refused(app: Flask, agreed: CastMember, window: str) -> None:
    answer = choose(agreed, "keep-out", window)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert count(app, "window_veto") == 0


@pytest.mark.parametrize("window", [WINDOW.number, WINDOW.number + 100])
def test_without_a_team_or_so_far_ahead_nothing_happens(
    app: Flask, mina: CastMember, agreed: CastMember, window: int
) -> None:
    if window == WINDOW.number:
        mina.client.post("/me/team/leave")

    assert choose(mina, "keep-out", window).location == "/me/team"
    assert count(app, "window_veto") == 0


def test_somebody_alone_chooses_nothing(app: Flask, jun: CastMember) -> None:
    assert choose(jun, "keep-out").location == "/me/team"
    assert count(app, "window_veto") == 0
