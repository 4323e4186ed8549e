"""Leaving: at once, with the consent, and nothing of the journal."""

from flask import Flask

from journal.vocabulary import Role
from tests.app.check_ins.entering import logged
from tests.app.membership.teaming import NOW, Team, count, join, rows, take_role
from tests.conftest import CastMember

JOURNAL = ("check_in", "interaction", "contact_event", "single_shift", "account")


def test_one_tap_leaves_and_ends_the_consent(app: Flask, team: Team, mina: CastMember) -> None:
    join(team, mina, agrees="yes")

    answer = mina.client.post("/me/team/leave")

    assert (answer.status_code, answer.location) == (303, "/me/team?done=left")
    page = mina.client.get(answer.location).text
    assert "left the team. Your journal is as it was." in page
    assert "You need no team." in page
    assert [one.left_at for one in rows(app)["membership"]] == [NOW]
    assert [one.withdrawn_at for one in rows(app)["consent"]] == [NOW]


def test_the_journal_is_not_touched(app: Flask, team: Team, mina: CastMember) -> None:
    logged(mina.client)
    join(team, mina)
    before = rows(app)

    mina.client.post("/me/team/leave")

    after = rows(app)
    assert before["check_in"]
    assert [name for name in JOURNAL if after[name] != before[name]] == []


def test_a_double_tap_leaves_once(app: Flask, team: Team, mina: CastMember) -> None:
    join(team, mina)
    mina.client.post("/me/team/leave")
    before = rows(app)

    assert mina.client.post("/me/team/leave").status_code == 303
    assert rows(app) == before


def test_a_new_invitation_brings_her_back_without_consent(team: Team, mina: CastMember) -> None:
    join(team, mina, agrees="yes")
    mina.client.post("/me/team/leave")

    join(team, mina)

    assert "You took your consent back on" in mina.client.get("/me/team").text


def test_a_role_stays(team: Team, mina: CastMember) -> None:
    take_role(team, mina, "Mina Park", Role.STEWARD)
    join(team, mina)
    assert "Your role in the organisation stays." in mina.client.get("/me/team").text

    mina.client.post("/me/team/leave")

    assert "You have a role in Haesol" in mina.client.get("/me/team").text


def test_nobody_is_told(app: Flask, team: Team, mina: CastMember) -> None:
    join(team, mina)
    before = count(app, "audit_record")

    mina.client.post("/me/team/leave")

    assert count(app, "audit_record") == before
