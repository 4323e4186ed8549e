"""What a person chooses for her account."""

from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import PASSWORD, CastMember

NEW = "another evening by the river"


def test_the_language_is_chosen_before_and_after_signing_in(
    client: FlaskClient, mina: CastMember
) -> None:
    client.post("/language", data={"language": "ko", "next": "/sign-in"})
    mina.client.post("/language", data={"language": "ko", "next": "/me"})

    assert '<html lang="ko"' in client.get("/sign-in").text
    assert '<html lang="ko"' in mina.client.get("/me").text
    assert (
        '<html lang="ko"'
        in mina.app.test_client().get("/", headers={"Accept-Language": "ko-KR"}).text
    )


def test_an_unknown_language_changes_nothing(client: FlaskClient) -> None:
    assert client.post("/language", data={"language": "xx"}).status_code == 303
    assert '<html lang="en"' in client.get("/").text


def test_the_light_is_chosen_for_this_device(client: FlaskClient) -> None:
    client.post("/light", data={"light": "dark", "next": "/sign-in"})
    assert 'data-light="dark"' in client.get("/").text

    client.post("/light", data={"light": "blinding"})
    assert 'data-light="auto"' in client.get("/").text
    assert client.post("/light", data={}).status_code == 303


def test_the_zone_is_kept(mina: CastMember) -> None:
    assert mina.client.post("/me/zone", data={"zone": "Europe/Berlin"}).status_code == 303
    assert '<option value="Europe/Berlin" selected>' in mina.client.get("/me").text

    refused = mina.client.post("/me/zone", data={"zone": "Mars/Base"})
    assert refused.status_code == 422


def test_a_new_password_is_kept_and_signs_others_out(app: Flask, mina: CastMember) -> None:
    other = app.test_client()
    other.post("/sign-in", data={"email": mina.email, "password": PASSWORD})

    answer = mina.client.post("/me/password", data={"password": PASSWORD, "new_password": NEW})

    assert answer.status_code == 303
    assert other.get("/me").status_code == 303
    assert mina.client.get("/me").status_code == 200
    assert other.post("/sign-in", data={"email": mina.email, "password": NEW}).status_code == 303


def test_a_new_password_needs_the_present_one(mina: CastMember) -> None:
    wrong = {"password": "not the present one", "new_password": NEW}
    answers = [mina.client.post("/me/password", data=wrong) for _ in range(11)]

    assert "This isn&#39;t your current password." in answers[0].text
    assert answers[0].status_code == 422
    assert "Too many tries" in answers[-1].text


def test_a_weak_new_password_is_refused(mina: CastMember) -> None:
    weak = {"password": PASSWORD, "new_password": "short"}

    assert "At least 15 characters" in mina.client.post("/me/password", data=weak).text
    assert mina.client.post("/me/password", data={}).status_code == 422


def test_another_device_can_be_signed_out(app: Flask, mina: CastMember) -> None:
    other = app.test_client()
    other.post("/sign-in", data={"email": mina.email, "password": PASSWORD})
    page = mina.client.get("/me").text
    key = page.split('name="device" value="')[1].split('"')[0]

    assert mina.client.post("/me/devices", data={"device": key}).status_code == 303

    assert other.get("/me").status_code == 303
    assert mina.client.get("/me").status_code == 200


def test_a_device_that_is_none_changes_nothing(mina: CastMember) -> None:
    assert mina.client.post("/me/devices", data={"device": "zz"}).status_code == 303
    assert mina.client.post("/me/devices", data={"device": "abc"}).status_code == 303
    assert mina.client.get("/me").status_code == 200
