"""Taking a lead's or a steward's role, under one's name at work."""

from uuid import uuid4

import pytest
from flask import Flask

from journal.vocabulary import Act, Role
from tests.app.membership.teaming import Team, count, forbid_writing, join, rows, take_role, yes
from tests.conftest import CastMember


@pytest.mark.parametrize(
    "role, said, home",
    [
        (Role.LEAD, "Each time you open figures, that is written down", "/team"),
        (Role.STEWARD, "What you do is written down", "/steward"),
    ],
)
def test_the_role_is_taken_under_a_name(
    app: Flask, team: Team, mina: CastMember, role: Role, said: str, home: str
) -> None:
    path = team.invite(role)
    page = mina.client.get(path).text
    assert said in page
    assert "stays yours alone" in page
    assert 'name="agrees"' not in page

    answer = yes(path, mina.client, role=role.value, name=" Mina  Park ")

    assert (answer.status_code, answer.location) == (303, home)
    grant = next(one for one in rows(app)["role_grant"] if one.account_id == mina.id)
    assert (grant.role, grant.name) == (role.value, "Mina Park")


def test_taking_it_is_written_down_once(app: Flask, team: Team, mina: CastMember) -> None:
    path, before = team.invite(Role.LEAD), count(app, "audit_record")
    said = {"id": str(uuid4()), "role": "lead", "name": "Mina Park"}

    answers = [yes(path, mina.client, **said) for _ in range(2)]

    assert [answer.location for answer in answers] == ["/team", "/team"]
    records = rows(app)["audit_record"][before:]
    assert [(one.act, one.about_id) for one in records] == [(Act.ROLE_TAKEN.value, mina.id)]


@pytest.mark.parametrize(
    "name, said",
    [
        ("", "This is needed."),
        (" ", "This is needed."),
        ("x" * 81, "This is too long."),
        ("Mina\u202e", "This couldn&#39;t be read."),
    ],
)
def test_a_name_is_needed_and_nothing_is_used_up(
    team: Team, mina: CastMember, name: str, said: str
) -> None:
    path = team.invite(Role.LEAD)

    answer = yes(path, mina.client, role="lead", name=name)

    assert answer.status_code == 422
    assert answer.text.count(said) == 2
    assert 'id="f-name"' in answer.text
    assert yes(path, mina.client, role="lead", name="Mina Park").status_code == 303


@pytest.mark.parametrize("role", [Role.LEAD, Role.STEWARD])
def test_who_has_the_role_already_uses_nothing_up(
    app: Flask, team: Team, mina: CastMember, role: Role
) -> None:
    take_role(team, mina, "Mina Park", role)
    path = team.invite(role)

    assert "You have this role already." in mina.client.get(path).text
    answer = yes(path, mina.client, role=role.value, name="Mina Park")

    assert answer.status_code == 422
    assert sum(one.account_id == mina.id for one in rows(app)["role_grant"]) == 1


def test_a_lead_may_be_a_member_too_and_is_told_that_she_is_not_counted(
    team: Team, mina: CastMember
) -> None:
    take_role(team, mina, "Mina Park")
    join(team, mina, agrees="yes")

    page = mina.client.get("/me/team").text

    assert "In a team you lead, and in those under it" in page
    assert "Keep out of this window" not in page
    assert 'href="/team"' in page


def test_the_role_of_a_form_is_not_believed(app: Flask, team: Team, mina: CastMember) -> None:
    answer = yes(team.invite(), mina.client, role="steward", name="Mina Park")

    assert answer.status_code == 303
    assert [one for one in rows(app)["role_grant"] if one.account_id == mina.id] == []
    assert mina.client.get("/me/team").status_code == 200


def test_looking_writes_nothing(app: Flask, team: Team, mina: CastMember) -> None:
    path = team.invite(Role.LEAD)
    forbid_writing(app)

    assert mina.client.get(path).status_code == 200
