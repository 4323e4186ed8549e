"""Joining a team: what is read first, and what comes of the answer."""

from uuid import uuid4

import pytest
from flask import Flask

from journal.vocabulary import Role
from tests.app.membership.teaming import (
    BEFORE,
    NOW,
    Team,
    Wall,
    count,
    forbid_writing,
    found,
    join,
    rows,
    take_role,
    yes,
)
from tests.conftest import CastMember, sign_up

ORDER = [
    "What your lead will see",
    "What your lead won't see",
    "What your lead sees today",
    'class="release',
    'name="agrees"',
    ">What for<",
    ">Join</button>",
]
TICK = '<input type="checkbox" name="agrees" value="yes" id="f-agrees">'


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


def test_somebody_of_another_organisation_has_to_leave_first(
    app: Flask, team: Team, mina: CastMember
) -> None:
    join(found(app, "Dalbit"), mina)
    path = team.invite()
    page = mina.client.get(path)
    before = rows(app)

    answer = yes(path, mina.client)

    assert (page.status_code, answer.status_code) == (200, 409)
    for text in (page.text, answer.text):
        assert "you belong to Dalbit" in text
        assert "leave your team there first" in text
        assert "the invitation waits until Wed, 24 Feb 12:00 PM" in text
        assert "ended by a steward" not in text
    assert rows(app) == before
    mina.client.post("/me/team/leave")
    assert yes(path, mina.client).status_code == 303


def test_a_role_elsewhere_is_ended_by_a_steward_there(
    app: Flask, team: Team, mina: CastMember
) -> None:
    take_role(found(app, "Dalbit"), mina, "Mina Park")

    page = mina.client.get(team.invite()).text

    assert "ended by a steward of that organisation" in page
    assert "leave your team there first" not in page


def test_who_is_in_the_team_already_uses_nothing_up(
    app: Flask, team: Team, mina: CastMember, jun: CastMember
) -> None:
    join(team, mina)
    path = team.invite()
    assert "in this team already" in mina.client.get(path).text

    answer = yes(path, mina.client)

    assert answer.status_code == 422
    assert "in this team already" in answer.text
    assert yes(path, jun.client).status_code == 303


def test_changing_over_says_what_belongs_where(team: Team, mina: CastMember) -> None:
    join(team, mina)
    path = team.invite(unit=team.green)

    page = mina.client.get(path).text

    assert "still belongs to the old team. From 1 Mar 2027 on" in page
    assert page.count(TICK) == 1
    yes(path, mina.client)
    assert "<dd>Green</dd>" in mina.client.get("/me/team").text


def test_an_agreement_goes_on_when_she_changes_over(
    app: Flask, team: Team, mina: CastMember
) -> None:
    join(team, mina, agrees="yes")
    path = team.invite(unit=team.green)

    page = mina.client.get(path).text

    assert "You agreed to team figures on 17 Feb 2027." in page
    assert 'name="agrees"' not in page
    yes(path, mina.client)
    (consent,) = rows(app)["consent"]
    assert consent.withdrawn_at is None


def test_a_withdrawn_agreement_is_asked_for_anew(team: Team, mina: CastMember) -> None:
    join(team, mina, agrees="yes")
    mina.client.post("/me/team/consent/withdraw")

    assert TICK in mina.client.get(team.invite(unit=team.green)).text


@pytest.mark.parametrize(
    "said", [{"id": "x"}, {"role": ""}, {"role": "boss"}, {"agrees": "maybe"}, {"more": "1"}]
)
def test_what_the_page_cannot_send_is_refused(
    app: Flask, team: Team, mina: CastMember, said: dict[str, str]
) -> None:
    before = rows(app)["membership"]

    assert yes(team.invite(), mina.client, **said).status_code == 422
    assert rows(app)["membership"] == before


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
