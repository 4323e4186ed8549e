"""Signing up, in and out."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.erasing_work import ledger, replay
from journal.accounts.rules import LIMITS
from journal.clock import utc_now
from journal.my_data.ledger import ErasedAccount
from tests.app.pages import without_token
from tests.conftest import PASSWORD, CastMember


def sign_up_form(**changes: str) -> dict[str, str]:
    fresh = {"id": str(uuid4()), "email": "dae@example.com", "password": PASSWORD}
    return {**fresh, "zone": "Asia/Seoul", **changes}


def sign_in_form(**changes: str) -> dict[str, str]:
    return {"email": "mina@example.com", "password": PASSWORD, "next": "", **changes}


def test_signing_up_opens_an_account_and_goes_on_to_the_shifts(client: FlaskClient) -> None:
    assert client.get("/sign-up").status_code == 200

    answer = client.post("/sign-up", data=sign_up_form())

    assert answer.status_code == 303
    assert answer.location == "/shifts/weekly?first=1"
    assert client.get("/me").status_code == 200


def test_signing_up_on_the_way_to_a_page_goes_on_to_it(client: FlaskClient) -> None:
    path = "/join/dqUS4EspbfSXs8CyIDC_pPNh"
    assert f'name="next" value="{path}"' in client.get(f"/sign-up?next={path}").text
    refused = client.post("/sign-up", data=sign_up_form(next=path, password="too short"))
    assert f'name="next" value="{path}"' in refused.text
    assert f'href="/sign-in?next={path}"' in refused.text

    answer = client.post("/sign-up", data=sign_up_form(next=path))

    assert (answer.status_code, answer.location) == (303, path)


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_signing_up_never_leads_to_another_site(client: FlaskClient, elsewhere: str) -> None:
    answer = client.post("/sign-up", data=sign_up_form(next=elsewhere))

    assert answer.location == "/shifts/weekly?first=1"


@pytest.mark.parametrize(
    "changes, message",
    [
        ({"password": "too short"}, "At least 15 characters"),
        ({"password": "passwordpassword"}, "Many people use this one"),
        ({"password": "dae@example.com"}, "almost your address"),
        ({"password": "x" * 257}, "At most 256 characters"),
        ({"email": "dae"}, "An address, such as"),
        ({"zone": "Mars/Base"}, "time zone isn&#39;t known"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_typed_is_lost(
    client: FlaskClient, changes: dict[str, str], message: str
) -> None:
    answer = client.post("/sign-up", data=sign_up_form(**changes))

    assert answer.status_code == 422
    assert message in answer.text
    assert changes.get("email", "dae@example.com") in answer.text
    assert PASSWORD not in answer.text


def test_a_page_left_from_an_erased_account_opens_one_that_stays(
    app: Flask, client: FlaskClient
) -> None:
    form = sign_up_form()
    with app.app_context():
        ledger().note(ErasedAccount(UUID(form["id"]), date(2026, 3, 2)))

        assert client.post("/sign-up", data=form).status_code == 303
        replay(utc_now())

    assert client.get("/me").status_code == 200


def test_a_double_tap_opens_one_account_and_lets_in_twice(app: Flask) -> None:
    form = sign_up_form()
    answers = [app.test_client().post("/sign-up", data=form) for _ in range(2)]

    assert [answer.location for answer in answers] == ["/shifts/weekly?first=1"] * 2


@pytest.mark.parametrize(
    "changes", [{"email": "sora@example.com"}, {"password": "another evening by the river"}]
)
def test_a_used_form_opens_no_other_account(app: Flask, changes: dict[str, str]) -> None:
    form = sign_up_form()
    app.test_client().post("/sign-up", data=form)

    answer = app.test_client().post("/sign-up", data=form | changes)

    assert answer.status_code == 422
    assert form["id"] not in answer.text


def test_asking_for_addresses_has_to_wait(client: FlaskClient, mina: CastMember) -> None:
    for _ in range(LIMITS["device"]):
        client.post("/sign-up", data=sign_up_form(email=mina.email))

    answer = client.post("/sign-up", data=sign_up_form(email=mina.email))

    assert answer.status_code == 429
    assert "Too many tries" in answer.text


def test_an_address_is_taken_once(client: FlaskClient, mina: CastMember) -> None:
    answer = client.post("/sign-up", data=sign_up_form(email="Mina@example.com "))

    assert answer.status_code == 422
    assert "can&#39;t be used" in answer.text
    assert client.get("/me").status_code == 303


def test_signing_in_goes_on_to_where_one_wanted(client: FlaskClient, mina: CastMember) -> None:
    assert client.get("/sign-in?next=/me").status_code == 200

    answer = client.post("/sign-in", data=sign_in_form(next="/me"))

    assert (answer.status_code, answer.location) == (303, "/me")
    assert client.get("/me").status_code == 200
    assert client.get("/").location == "/today"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/\t\\evil.example",
        "/\t/evil.example",
        "/me\r\nSet-Cookie: a=b",
        "evil",
    ],
)
def test_signing_in_never_leads_to_another_site(
    client: FlaskClient, mina: CastMember, elsewhere: str
) -> None:
    assert client.post("/sign-in", data=sign_in_form(next=elsewhere)).location == "/today"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    client: FlaskClient, mina: CastMember
) -> None:
    wrong = client.post("/sign-in", data=sign_in_form(password="another quiet evening"))
    unknown = client.post("/sign-in", data=sign_in_form(email="sora@example.com"))

    assert wrong.status_code == unknown.status_code == 422
    same = wrong.text.replace("mina@example.com", "sora@example.com")
    assert without_token(same) == without_token(unknown.text)


def test_guessing_slows_down_but_never_locks_a_known_device_out(
    app: Flask, mina: CastMember
) -> None:
    known, stranger = app.test_client(), app.test_client()
    known.post("/sign-in", data=sign_in_form())
    known.post("/sign-out")

    wrong = [sign_in_form(password=f"a wrong guess {n}") for n in range(LIMITS["device"] + 1)]
    codes = [stranger.post("/sign-in", data=form).status_code for form in wrong]

    assert codes == [422] * LIMITS["device"] + [429]
    assert stranger.post("/sign-in", data=sign_in_form()).status_code == 429
    assert known.post("/sign-in", data=sign_in_form()).status_code == 303


def test_a_forged_proof_of_a_known_device_is_no_proof(app: Flask, mina: CastMember) -> None:
    stranger = app.test_client()
    stranger.set_cookie("offshift-device", "forged.proof")

    answer = stranger.post("/sign-in", data=sign_in_form(password="a wrong guess here"))

    assert answer.status_code == 422


def test_an_address_that_is_none_is_said_at_its_field(client: FlaskClient) -> None:
    assert client.post("/sign-in", data=sign_in_form(email="mina")).status_code == 422


def test_signing_out_ends_it_and_clears_the_browser(mina: CastMember) -> None:
    answer = mina.client.post("/sign-out")

    assert answer.status_code == 303
    assert "storage" in answer.headers["Clear-Site-Data"]
    assert mina.client.get("/me").status_code == 303


def test_signing_in_changes_the_cookie(client: FlaskClient, mina: CastMember) -> None:
    client.post("/language", data={"language": "ko"})
    with client.session_transaction() as cookie:
        cookie["planted"] = "by somebody else"

    client.post("/sign-in", data=sign_in_form())

    with client.session_transaction() as cookie:
        assert "planted" not in cookie
        assert cookie["locale"] == "ko"
