"""My team: alone, in a role, in a team."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.database import writing
from journal.teams.units import close_unit
from journal.vocabulary import Role
from tests.app.membership.teaming import (
    BEFORE,
    NEXT_TIME,
    NOW,
    Team,
    Wall,
    forbid_writing,
    found,
    join,
    take_role,
)
from tests.conftest import CastMember, sign_up


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/me/team").location == "/sign-in?next=/me/team"


def test_alone_is_the_way_it_is_meant(mina: CastMember) -> None:
    page = mina.client.get("/me/team").text

    assert "You need no team." in page
    assert 'href="/steward/found"' in page
    assert 'name="invitation"' in page
    assert "Only you see this" in page
    assert "/me/team/leave" not in page


def test_her_settings_lead_there(mina: CastMember) -> None:
    assert 'href="/me/team"' in mina.client.get("/me").text


def test_a_team_is_shown_with_what_she_chose(team: Team, mina: CastMember) -> None:
    join(team, mina)

    page = mina.client.get("/me/team").text

    assert "<dd>Blue</dd>" in page
    assert "<dd>Haesol</dd>" in page
    assert "<dd>17 Feb 2027</dd>" in page
    assert f'href="/team/units/{team.blue}"' in page
    assert 'href="/me/acts"' in page
    assert "Only you see this" in page


def test_only_a_role_is_a_standing_too(team: Team, mina: CastMember) -> None:
    take_role(team, mina, "Mina Park", Role.STEWARD)

    page = mina.client.get("/me/team").text

    assert "You have a role in Haesol, and no team of your own there." in page
    assert 'href="/steward"' in page
    assert 'href="/team"' not in page
    assert "/steward/found" not in page


def test_it_leads_to_the_sessions(team: Team, mina: CastMember) -> None:
    join(team, mina)

    assert 'href="/sessions/group"' in mina.client.get("/me/team").text


def test_a_closed_team_leads_nowhere(team: Team, mina: CastMember, wall: Wall) -> None:
    join(team, mina)
    with team.app.app_context(), writing() as session:
        close_unit(session, team.id, team.by, team.blue, now=NOW)
    assert f"/team/units/{team.blue}" in mina.client.get("/me/team").text
    wall.now = NEXT_TIME

    page = mina.client.get("/me/team").text

    assert "This team is closed." in page
    assert f"/team/units/{team.blue}" not in page


def test_nobody_else_is_on_the_page(app: Flask, team: Team, mina: CastMember) -> None:
    take_role(team, sign_up(app, "sora"), "Sora Lead")
    join(team, sign_up(app, "hana"), agrees="yes")
    join(team, mina)

    page = mina.client.get("/me/team").text

    assert [who for who in ("sora", "Sora", "hana", "Hana", "kim", "Kim") if who in page] == []
    assert "@" not in page


def test_a_name_is_shown_as_it_was_typed(app: Flask, mina: CastMember) -> None:
    team = found(app, "<script>1</script>", "<script>2</script>")
    join(team, mina)

    page = mina.client.get("/me/team").text

    assert [number for number in "12" if f"<script>{number}" in page] == []
    assert [number for number in "12" if f"&lt;script&gt;{number}" in page] == ["1", "2"]


@pytest.mark.parametrize("said", [{}, {"agrees": "yes"}])
def test_the_page_asks_little_and_writes_nothing(
    app: Flask,
    team: Team,
    mina: CastMember,
    wall: Wall,
    statements: list[str],
    said: dict[str, str],
) -> None:
    wall.now = BEFORE
    join(team, mina, **said)
    wall.now = NOW
    forbid_writing(app)
    statements.clear()

    assert mina.client.get("/me/team").status_code == 200
    assert len(statements) <= 8


def test_looking_alone_writes_nothing(app: Flask, mina: CastMember) -> None:
    forbid_writing(app)

    assert mina.client.get("/me/team").status_code == 200
