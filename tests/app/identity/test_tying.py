"""Tying a sign-in to an account, ending that, and the first password."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal import clock
from journal.accounts.rules import LIMITS
from tests.app.identity.provider import Provider
from tests.app.identity.walking import act, address_in, open_form, tie_to, walk
from tests.conftest import PASSWORD, CastMember

NEW = "another evening by the river"


def test_she_ties_with_her_password_after_reading_what_it_means(
    app: Flask, mina: CastMember, haesol: UUID
) -> None:
    page = walk(mina.client, haesol)
    assert "could sign in as you, and so open your journal" in page.text

    done = act(mina.client, haesol, "tie", {"password": PASSWORD})

    assert (done.status_code, done.location) == (303, "/me/sign-in?saved=tied")
    assert "Haesol, tied since" in mina.client.get("/me/sign-in").text
    stranger = app.test_client()
    walk(stranger, haesol)
    act(stranger, haesol, "continue")
    assert address_in(stranger) == mina.email


@pytest.mark.parametrize("form", [{}, {"password": ""}, {"password": NEW}, {"passwort": PASSWORD}])
def test_an_unlocked_phone_is_not_enough_to_tie(
    mina: CastMember, haesol: UUID, form: dict[str, str]
) -> None:
    walk(mina.client, haesol)

    answer = act(mina.client, haesol, "tie", form)

    assert answer.status_code == 422
    assert "Nothing is tied yet." in answer.text
    assert act(mina.client, haesol, "continue").status_code == 200


def test_guessing_at_her_password_here_is_slowed_down(mina: CastMember, haesol: UUID) -> None:
    walk(mina.client, haesol)
    for _ in range(LIMITS["device"]):
        act(mina.client, haesol, "tie", {"password": NEW})

    answer = act(mina.client, haesol, "tie", {"password": PASSWORD})

    assert answer.status_code == 422
    assert "Too many tries" in answer.text


def test_an_identity_that_is_somebody_elses_is_not_taken_over(
    mina: CastMember, jun: CastMember, haesol: UUID
) -> None:
    walk(jun.client, haesol)
    tie_to(mina, haesol, "m-1")

    assert act(jun.client, haesol, "tie", {"password": PASSWORD}).status_code == 409
    assert "belongs to another account" in jun.client.get(f"/sign-in/with/{haesol}/continue").text


def test_a_stranger_ties_nothing(client: FlaskClient, haesol: UUID) -> None:
    walk(client, haesol)

    assert act(client, haesol, "tie", {"password": PASSWORD}).status_code == 401


def test_before_going_there_she_reads_what_tying_means(mina: CastMember, haesol: UUID) -> None:
    page = mina.client.get(f"/sign-in/with/{haesol}/continue")

    assert page.status_code == 200
    assert "could sign in as you" in page.text
    assert f'href="/sign-in/with/{haesol}"' in page.text
    assert mina.client.get(f"/sign-in/with/{uuid4()}/continue").status_code == 404
    assert act(mina.client, haesol, "tie", {"password": PASSWORD}).status_code == 422


def test_what_is_hers_already_leads_to_her_ways_in(mina: CastMember, haesol: UUID) -> None:
    tie_to(mina, haesol, "m-1")

    assert "tied to the account you're using here" in walk(mina.client, haesol).text
    assert act(mina.client, haesol, "continue").location == "/me/sign-in"


def test_taking_it_away_closes_that_way_at_once(app: Flask, mina: CastMember, haesol: UUID) -> None:
    tie_to(mina, haesol, "m-1")
    elsewhere = app.test_client()
    walk(elsewhere, haesol)
    act(elsewhere, haesol, "continue")

    done = mina.client.post("/me/sign-in/untie", data={"organisation": str(haesol)})

    assert (done.status_code, done.location) == (303, "/me/sign-in?saved=untied")
    assert address_in(elsewhere) is None
    assert "None is tied" in mina.client.get(done.location).text
    assert "This sign-in is new here" in walk(app.test_client(), haesol).text


def test_nobody_takes_away_what_somebody_else_tied(
    app: Flask, mina: CastMember, jun: CastMember, haesol: UUID
) -> None:
    tie_to(mina, haesol, "m-1")

    assert (
        jun.client.post("/me/sign-in/untie", data={"organisation": str(haesol)}).status_code == 303
    )
    assert jun.client.post("/me/sign-in/untie", data={"organisation": "x"}).status_code == 303
    assert "You came from Haesol" in walk(app.test_client(), haesol).text


def come_in(browser: FlaskClient, provider: Provider, organisation_id: UUID) -> None:
    provider.person = {"sub": "s-1"}
    walk(browser, organisation_id)
    act(browser, organisation_id, "open", open_form())


def test_the_only_way_in_is_kept_until_there_is_a_password(
    client: FlaskClient, provider: Provider, haesol: UUID
) -> None:
    come_in(client, provider, haesol)
    untie = {"organisation": str(haesol)}

    refused = client.post("/me/sign-in/untie", data=untie)
    assert refused.status_code == 422
    assert "This is your only way in" in refused.text
    done = client.post("/me/sign-in/password", data={"new_password": NEW})

    assert (done.status_code, done.location) == (303, "/me/sign-in?saved=password")
    assert client.post("/me/sign-in/untie", data=untie).status_code == 303
    sign_in = {"email": "sora@example.com", "password": NEW}
    assert client.post("/sign-in", data=sign_in).status_code == 303


@pytest.mark.parametrize(
    "form, message",
    [({"new_password": "short"}, "At least 15 characters"), ({}, "This is needed")],
)
def test_a_first_password_has_to_do_too(
    client: FlaskClient, provider: Provider, haesol: UUID, form: dict[str, str], message: str
) -> None:
    come_in(client, provider, haesol)

    answer = client.post("/me/sign-in/password", data=form)

    assert answer.status_code == 422
    assert message in answer.text


def test_an_unlocked_phone_is_not_enough_for_a_first_password(
    client: FlaskClient, provider: Provider, haesol: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_in(client, provider, haesol)
    later = clock.utc_now() + timedelta(seconds=601)
    monkeypatch.setattr(clock, "_present", lambda: later)

    answer = client.post("/me/sign-in/password", data={"new_password": NEW})

    assert answer.status_code == 422
    assert "come in through your organisation once more" in answer.text
    assert f'href="/sign-in/with/{haesol}"' in client.get("/me/sign-in").text
    walk(client, haesol)
    act(client, haesol, "continue")
    assert client.post("/me/sign-in/password", data={"new_password": NEW}).status_code == 303


def test_a_password_that_is_there_is_changed_in_the_settings_only(mina: CastMember) -> None:
    answer = mina.client.post("/me/sign-in/password", data={"new_password": NEW})

    assert (answer.status_code, answer.location) == (303, "/me")
    sign_in = {"email": mina.email, "password": PASSWORD}
    assert mina.client.post("/sign-in", data=sign_in).status_code == 303


def test_without_a_password_nothing_more_is_tied(
    client: FlaskClient, provider: Provider, haesol: UUID
) -> None:
    come_in(client, provider, haesol)
    provider.person = {"sub": "s-2"}

    page = walk(client, haesol)

    assert "Your account has no password yet" in page.text
    assert act(client, haesol, "tie", {"password": ""}).status_code == 422


def test_her_ways_in_are_hers_alone(client: FlaskClient, mina: CastMember) -> None:
    for path in ("/untie", "/password"):
        assert client.post(f"/me/sign-in{path}").status_code == 401
    assert client.get("/me/sign-in").location == "/sign-in?next=/me/sign-in"
    assert "Only you see this" in mina.client.get("/me/sign-in").text


def test_the_page_of_her_ways_in_makes_four_statements(
    mina: CastMember, haesol: UUID, statements: list[str]
) -> None:
    tie_to(mina, haesol, "m-1")
    statements.clear()

    assert mina.client.get("/me/sign-in").status_code == 200

    assert len(statements) == 4
