"""Who stands somewhere already: in another team, in another organisation, in this very team."""

from flask import Flask

from tests.app.membership.teaming import TICK, Team, found, join, rows, take_role, yes
from tests.conftest import CastMember


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
        assert "for whoever takes it first, until Wed, 24 Feb 12:00 PM" in text
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
    assert "If nobody has used the invitation yet" in answer.text
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
