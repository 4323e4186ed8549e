"""A used invitation looks like an open one, so that whoever keeps the links reads nobody off."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from journal.vocabulary import Role
from tests.app.membership.teaming import Team, Wall, found, join, rows, take_role, yes
from tests.conftest import CastMember, sign_up

MADE_EACH_TIME = re.compile(
    r'/join/[\w-]{24}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|name="csrf_token" value="[^"]+"'
)
Onlooker = Callable[[Flask, Team], FlaskClient]


def stranger(app: Flask, team: Team) -> FlaskClient:
    return app.test_client()


def steward(app: Flask, team: Team) -> FlaskClient:
    return team.steward.client


def lead(app: Flask, team: Team) -> FlaskClient:
    sora = sign_up(app, "sora")
    take_role(team, sora, "Sora Lead")
    return sora.client


def on_her_team(app: Flask, team: Team) -> FlaskClient:
    dae = sign_up(app, "dae")
    join(team, dae)
    return dae.client


def on_another_team(app: Flask, team: Team) -> FlaskClient:
    dae = sign_up(app, "dae")
    join(team, dae, team.green)
    return dae.client


def elsewhere(app: Flask, team: Team) -> FlaskClient:
    dae = sign_up(app, "dae")
    join(found(app, "Dalbit"), dae)
    return dae.client


def nobody_yet(app: Flask, team: Team) -> FlaskClient:
    return sign_up(app, "dae").client


ONLOOKERS = [stranger, steward, lead, on_her_team, on_another_team, elsewhere, nobody_yet]


def seen(answer: TestResponse) -> tuple[int, dict[str, str], str]:
    kept = {name: value for name, value in answer.headers if name != "Set-Cookie"}
    return answer.status_code, kept, MADE_EACH_TIME.sub("", answer.text)


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.STEWARD])
@pytest.mark.parametrize("who", ONLOOKERS)
def test_nobody_reads_off_it_who_has_joined(
    app: Flask, team: Team, jun: CastMember, statements: list[str], *, who: Onlooker, role: Role
) -> None:
    client = who(app, team)
    path = team.invite(role)
    client.get(path)
    statements.clear()
    before, asked = seen(client.get(path)), list(statements)
    assert yes(path, jun.client, role=role.value, name="Jun Park").status_code == 303
    statements.clear()

    after = seen(client.get(path))

    assert after == before
    assert before[0] == 200
    assert statements == asked


@pytest.mark.parametrize(
    "who, said",
    [
        (elsewhere, {}),
        (on_her_team, {}),
        (nobody_yet, {"agrees": "yes", "text_version": "1.7"}),
        (nobody_yet, {"agrees": "maybe"}),
    ],
)
def test_an_answer_that_joins_nobody_does_not_tell_either(
    app: Flask, team: Team, jun: CastMember, *, who: Onlooker, said: dict[str, str]
) -> None:
    client = who(app, team)
    path = team.invite()
    before = seen(yes(path, client, **said))
    assert yes(path, jun.client).status_code == 303
    kept = rows(app)

    after = seen(yes(path, client, **said))

    assert after == before
    assert before[0] in {409, 422}
    assert rows(app) == kept


def test_who_has_used_it_reads_that_she_is_there(team: Team, mina: CastMember) -> None:
    path = team.invite()
    assert yes(path, mina.client).status_code == 303

    page = mina.client.get(path)

    assert page.status_code == 200
    assert "in this team already" in page.text


def test_who_has_left_does_not_come_back_by_it(
    app: Flask, team: Team, mina: CastMember, wall: Wall
) -> None:
    path = team.invite()
    assert yes(path, mina.client).status_code == 303
    mina.client.post("/me/team/leave")

    answer = yes(path, mina.client)

    assert answer.status_code == 404
    assert "open any more" in answer.text
