"""What is read before joining a team."""

import pytest
from flask import Flask

from journal.vocabulary import Role
from tests.app.membership.teaming import (
    BEFORE,
    NOW,
    TICK,
    Team,
    Wall,
    forbid_writing,
    join,
    take_role,
)
from tests.conftest import CastMember, sign_up

ORDER = [
    "What your lead will see",
    "What your lead won't see",
    "What your lead sees today",
    'class="release',
    ">What for<",
    'name="agrees"',
    ">Join</button>",
]


def test_she_reads_what_a_lead_sees_before_she_decides(team: Team, mina: CastMember) -> None:
    page = mina.client.get(team.invite()).text

    places = [page.find(part) for part in ORDER]
    assert -1 not in places
    assert places == sorted(places)
    assert "one person: no check-in, no day, no time" in page


def test_consent_is_off_until_she_ticks_it(team: Team, mina: CastMember) -> None:
    page = mina.client.get(team.invite()).text

    assert page.count(TICK) == 1
    assert "checked" not in page
    assert "in fully" in page
    assert "It begins with the next window, 1 Mar 2027 at the earliest" in page


@pytest.mark.parametrize("role", [Role.LEAD, Role.STEWARD])
def test_who_has_a_role_sees_no_figures_where_looking_leaves_no_trace(
    team: Team, mina: CastMember, role: Role
) -> None:
    take_role(team, mina, "Mina Park", role)

    page = mina.client.get(team.invite(unit=team.green)).text

    assert 'class="release' not in page
    assert "who looks is written down" in page
    assert TICK in page


def test_nobody_else_is_on_the_page(app: Flask, team: Team, mina: CastMember) -> None:
    take_role(team, sign_up(app, "sora"), "Sora Lead")
    join(team, sign_up(app, "hana"), agrees="yes")

    page = mina.client.get(team.invite()).text

    assert [who for who in ("sora", "Sora", "hana", "Hana", "kim", "Kim") if who in page] == []
    assert "@" not in page


def test_looking_writes_nothing(
    app: Flask, team: Team, mina: CastMember, jun: CastMember, wall: Wall
) -> None:
    wall.now = BEFORE
    join(team, jun, agrees="yes")
    wall.now = NOW
    newcomer, mover = team.invite(), team.invite(unit=team.green)
    forbid_writing(app)

    assert mina.client.get(newcomer).status_code == 200
    assert jun.client.get(newcomer).status_code == 200
    assert jun.client.get(mover).status_code == 200


@pytest.mark.parametrize("is_move", [False, True])
def test_the_page_asks_little(
    team: Team, mina: CastMember, statements: list[str], *, is_move: bool
) -> None:
    if is_move:
        join(team, mina)
    path = team.invite(unit=team.green)
    statements.clear()

    mina.client.get(path)

    assert len(statements) <= 8
