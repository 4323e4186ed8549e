"""Agreeing to team figures and taking it back: one tap each."""

from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.database import reading, writing
from journal.teams.commands import NewWords, change_consent_words
from journal.teams.queries import consent_words
from tests.app.membership.teaming import NOW, Team, count, join, rows
from tests.conftest import CastMember


def agree(member: CastMember, **said: str) -> TestResponse:
    form = {"id": str(uuid4()), "text_version": "1", **said}
    return member.client.post("/me/team/consent", data=form)


def withdraw(member: CastMember) -> TestResponse:
    return member.client.post("/me/team/consent/withdraw")


def add_words(team: Team, korean: str, english: str) -> None:
    with team.app.app_context(), writing() as session:
        after = consent_words(session, team.id).version
        new = NewWords(after, korean, english)
        change_consent_words(session, team.id, team.by, new, NOW)


def test_one_tap_agrees_and_one_takes_it_back(team: Team, mina: CastMember) -> None:
    join(team, mina)
    answer = agree(mina)
    assert (answer.status_code, answer.location) == (303, "/me/team?done=agreed")
    page = mina.client.get(answer.location).text
    assert "From the next window on" in page
    assert "You agreed on 17 Feb 2027." in page

    answer = withdraw(mina)

    assert (answer.status_code, answer.location) == (303, "/me/team?done=withdrawn")
    page = mina.client.get(answer.location).text
    assert "Taken back. Nothing of yours comes into a summary" in page
    assert "You took your consent back on 17 Feb 2027." in page


def test_the_history_stays_readable(team: Team, mina: CastMember) -> None:
    join(team, mina)
    add_words(team, "노조와 합의했어요.", "Agreed with the union.")
    agree(mina)
    withdraw(mina)
    agree(mina, text_version="1.1")

    page = mina.client.get("/me/team").text

    assert "17 Feb 2027 to 17 Feb 2027 · Text 1</li>" in page
    assert "Since 17 Feb 2027 · Text 1.1</li>" in page


@pytest.mark.parametrize("path", ["/me/team", "join"])
def test_what_the_organisation_adds_is_read_with_it(
    team: Team, mina: CastMember, path: str
) -> None:
    add_words(team, "노조와 합의했어요.", "Agreed with the union.\n\n<script>9</script>")
    where = team.invite(unit=team.green) if path == "join" else path
    join(team, mina)

    page = mina.client.get(where).text

    assert "What your organisation adds" in page
    assert "<p>Agreed with the union.</p>" in page
    assert "&lt;script&gt;9" in page
    assert 'name="text_version" value="1.1"' in page
    assert "Text 1.1" in page


def test_a_double_tap_agrees_once(app: Flask, team: Team, mina: CastMember) -> None:
    join(team, mina)
    said = {"id": str(uuid4())}
    agree(mina, **said)
    before = rows(app)

    assert agree(mina, **said).status_code == 303
    assert rows(app) == before


def test_an_old_tap_does_not_undo_taking_it_back(app: Flask, team: Team, mina: CastMember) -> None:
    join(team, mina)
    said = {"id": str(uuid4())}
    agree(mina, **said)
    withdraw(mina)

    agree(mina, **said)

    assert [one.withdrawn_at for one in rows(app)["consent"]] == [NOW]


def test_the_same_id_with_another_text_is_refused(team: Team, mina: CastMember) -> None:
    join(team, mina)
    add_words(team, "노조와 합의했어요.", "Agreed with the union.")
    said = {"id": str(uuid4())}
    agree(mina, **said)

    assert agree(mina, text_version="1.1", **said).status_code == 409


@pytest.mark.parametrize("said", [{"text_version": "7"}, {"id": "x"}, {"text_version": "1" * 21}])
def test_what_the_page_cannot_send_is_refused(
    app: Flask, team: Team, mina: CastMember, said: dict[str, str]
) -> None:
    join(team, mina)

    answer = agree(mina, **said)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert count(app, "consent") == 0


def test_without_a_team_there_is_nothing_to_agree_to(app: Flask, mina: CastMember) -> None:
    assert agree(mina).location == "/me/team"
    assert withdraw(mina).status_code == 303
    assert count(app, "consent") == 0


def test_one_persons_tap_is_hers_alone(
    app: Flask, team: Team, mina: CastMember, jun: CastMember
) -> None:
    join(team, mina, agrees="yes")
    join(team, jun)

    withdraw(jun)

    assert [one.withdrawn_at for one in rows(app)["consent"]] == [None]


def test_no_tap_is_written_down_for_others(app: Flask, team: Team, mina: CastMember) -> None:
    join(team, mina)
    before = count(app, "audit_record")

    agree(mina)
    withdraw(mina)

    assert count(app, "audit_record") == before


def test_a_stranger_does_nothing(client: FlaskClient) -> None:
    for path in ("consent", "consent/withdraw", "leave", "invitation", "window/keep-out"):
        assert client.post(f"/me/team/{path}", data={"id": "x"}).status_code == 401
        assert client.get(f"/me/team/{path}").status_code == 405


def test_the_text_is_the_language_she_reads(team: Team, mina: CastMember) -> None:
    add_words(team, "노조와 합의했어요.", "Agreed with the union.")
    join(team, mina)
    mina.client.post("/language", data={"language": "ko"})

    page = mina.client.get("/me/team").text

    assert "노조와 합의했어요." in page
    assert "union" not in page
    with team.app.app_context(), reading() as session:
        assert consent_words(session, team.id).version == "1.1"
