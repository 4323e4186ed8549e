"""Joining a team: what comes of the answer."""

from uuid import uuid4

import pytest
from flask import Flask

from tests.app.membership.teaming import NOW, Team, count, rows, yes
from tests.conftest import CastMember


def test_joining_without_consent_is_complete(app: Flask, team: Team, mina: CastMember) -> None:
    answer = yes(team.invite(), mina.client)

    assert (answer.status_code, answer.location) == (303, "/me/team?joined=1")
    page = mina.client.get(answer.location).text
    assert "re in the team." in page
    assert "Blue" in page
    assert "counted. That's how it is" in page
    assert (count(app, "membership"), count(app, "consent")) == (1, 0)


def test_a_tick_is_an_agreement_to_the_text_she_read(
    app: Flask, team: Team, mina: CastMember
) -> None:
    yes(team.invite(), mina.client, agrees="yes", text_version="1")

    (consent,) = rows(app)["consent"]
    assert consent.text_version == "1"
    assert consent.granted_at == NOW
    assert "You agreed on 17 Feb 2027." in mina.client.get("/me/team").text


def test_a_text_that_never_was_is_not_agreed_to(app: Flask, team: Team, mina: CastMember) -> None:
    answer = yes(team.invite(), mina.client, agrees="yes", text_version="1.7")

    assert answer.status_code == 422
    assert "This page was too old" in answer.text
    assert 'id="f-agrees" checked' in answer.text
    assert count(app, "membership") == 0


def test_a_double_tap_joins_once(app: Flask, team: Team, mina: CastMember) -> None:
    path, said = team.invite(), {"id": str(uuid4()), "agrees": "yes"}
    first = yes(path, mina.client, **said)
    before = rows(app)

    second = yes(path, mina.client, **said)

    assert first.location == second.location == "/me/team?joined=1"
    assert rows(app) == before


def test_the_same_answer_to_another_invitation_is_refused(
    app: Flask, team: Team, mina: CastMember
) -> None:
    said = {"id": str(uuid4())}
    yes(team.invite(), mina.client, **said)
    path = team.invite(unit=team.green)
    before = rows(app)

    answer = yes(path, mina.client, **said)

    assert answer.status_code == 409
    assert said["id"] not in answer.text
    assert rows(app) == before
    assert yes(path, mina.client).status_code == 303


def test_nobody_reads_in_the_audit_that_she_joined(
    app: Flask, team: Team, mina: CastMember
) -> None:
    path = team.invite()
    before = count(app, "audit_record")

    yes(path, mina.client, agrees="yes")

    assert count(app, "audit_record") == before


@pytest.mark.parametrize(
    "said", [{"id": "x"}, {"role": ""}, {"role": "boss"}, {"agrees": "maybe"}, {"more": "1"}]
)
def test_what_the_page_cannot_send_is_refused(
    app: Flask, team: Team, mina: CastMember, said: dict[str, str]
) -> None:
    before = rows(app)["membership"]

    assert yes(team.invite(), mina.client, **said).status_code == 422
    assert rows(app)["membership"] == before
