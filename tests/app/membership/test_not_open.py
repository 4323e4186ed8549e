"""An invitation that is not open any more: one page, one wording."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.database import writing
from journal.teams.invitations import revoke_invitations
from tests.app.membership.teaming import NOW, Team, Wall, forbid_writing, rows, shown, yes
from tests.conftest import CastMember


def used(team: Team, jun: CastMember, wall: Wall) -> str:
    path = team.invite()
    assert yes(path, jun.client).status_code == 303
    return path


def taken_back(team: Team, jun: CastMember, wall: Wall) -> str:
    path = team.invite()
    with team.app.app_context(), writing() as session:
        revoke_invitations(session, team.id, team.by, now=NOW)
    return path


def expired(team: Team, jun: CastMember, wall: Wall) -> str:
    wall.now = NOW + timedelta(days=7)
    return team.invite()


def unknown(team: Team, jun: CastMember, wall: Wall) -> str:
    return team.invite()[:-1]


def used_and_taken_back(team: Team, jun: CastMember, wall: Wall) -> str:
    path = used(team, jun, wall)
    with team.app.app_context(), writing() as session:
        revoke_invitations(session, team.id, team.by, now=NOW)
    return path


OVER = [taken_back, expired, unknown, used_and_taken_back]


@pytest.mark.parametrize("close", OVER)
def test_it_is_closed_in_the_same_words_whatever_the_cause(
    client: FlaskClient, team: Team, jun: CastMember, wall: Wall, close: Callable[..., str]
) -> None:
    path = close(team, jun, wall)

    answer = client.get(path)

    same = client.get("/join/nothing")
    assert answer.status_code == same.status_code == 404
    assert "open any more" in answer.text
    assert "Please ask for a new one" in answer.text
    assert shown(answer) == shown(same)


@pytest.mark.parametrize("close", [used, *OVER])
def test_nobody_joins_with_it(
    app: Flask,
    team: Team,
    jun: CastMember,
    mina: CastMember,
    wall: Wall,
    close: Callable[..., str],
) -> None:
    path = close(team, jun, wall)
    before = rows(app)

    answer = yes(path, mina.client, agrees="yes")

    assert answer.status_code == 404
    assert "open any more" in answer.text
    assert rows(app) == before


@pytest.mark.parametrize("close", [used, used_and_taken_back])
def test_who_has_used_it_is_led_to_her_team(
    team: Team, mina: CastMember, wall: Wall, close: Callable[..., str]
) -> None:
    page = mina.client.get(close(team, mina, wall))

    assert 'href="/me/team"' in page.text
    assert ("in this team already" in page.text) is (close is used)


def test_looking_writes_nothing(app: Flask, team: Team, mina: CastMember) -> None:
    forbid_writing(app)

    assert mina.client.get("/join/nothing").status_code == 404
