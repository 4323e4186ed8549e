"""Who is let in by a token, how far, and what is said to the others."""

import json
import logging
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from app.api.operations import OPERATIONS, Operation
from app.database import writing
from journal.accounts.commands import deactivate
from journal.accounts.rules import LIMITS
from journal.model import PersonalToken
from journal.vocabulary import TokenScope
from tests.app.api.phoning import NOW, Phone, phone_of, push, refusal
from tests.conftest import CastMember

PERSONAL = [one for one in OPERATIONS if isinstance(one.key, TokenScope)]
MADE_UP = "offshift_" + "0" * 40


def knock(phone: Phone, one: Operation) -> int:
    path = one.path.replace("{shift_id}", str(uuid4()))
    return phone.knock(one.method.value, path, json={}).status_code


@pytest.mark.parametrize("one", PERSONAL, ids=lambda one: one.name)
def test_a_token_opens_what_it_was_made_for(mina: CastMember, night: None, one: Operation) -> None:
    others = [scope for scope in TokenScope if scope is not one.key]

    assert knock(phone_of(mina, [TokenScope(one.key)]), one) in {200, 422}
    assert knock(phone_of(mina, others), one) == 403


def test_the_wrong_scope_is_said(mina: CastMember, night: None) -> None:
    answer = phone_of(mina, [TokenScope.READ_OWN]).post("/contact-events", push())

    assert refusal(answer) == (403, "scope_missing", "")


def test_a_cookie_opens_nothing(mina: CastMember, night: None) -> None:
    for one in PERSONAL:
        path = f"/api/v1{one.path}".replace("{shift_id}", str(uuid4()))
        answer = mina.client.open(path, method=one.method.value, json={})
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_a_revoked_token_and_a_closed_account_stop_at_once(phone: Phone) -> None:
    other = phone_of(phone.owner)
    phone.revoke()

    assert refusal(phone.get("/me")) == (401, "token_unknown", "")
    assert other.get("/me").status_code == 200
    with phone.owner.app.app_context(), writing() as session:
        deactivate(session, phone.owner.id, NOW)
    assert other.get("/me").status_code == 401


@pytest.mark.parametrize("scheme", ["Basic", "Token", ""])
def test_only_a_bearer_is_asked(phone: Phone, scheme: str) -> None:
    headers = {"Authorization": f"{scheme} {phone.token}".strip()}

    assert phone.knock("GET", "/me", headers=headers).status_code == 401


def test_made_up_tokens_have_to_wait_and_true_ones_do_not(phone: Phone) -> None:
    guesser = Phone(phone.owner, phone.client, phone.token_id, MADE_UP)
    codes = [guesser.get("/me").status_code for _ in range(LIMITS["network"])]

    answer = guesser.get("/me")

    assert set(codes) == {401}
    assert refusal(answer) == (429, "too_many_guesses", "")
    assert answer.headers["Retry-After"] == "900"
    assert phone.get("/me").status_code == 200


def test_an_old_phone_keeps_nobody_waiting(phone: Phone) -> None:
    old = phone_of(phone.owner)
    old.revoke()

    codes = {old.get("/me").status_code for _ in range(LIMITS["network"] + 2)}

    assert codes == {401}


def test_the_last_use_is_written_once_an_hour(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minute in (30, 59):
        monkeypatch.setattr("app.api.guard.utc_now", lambda m=minute: NOW.replace(minute=m))
        phone.get("/me")
    assert phone.rows(select(PersonalToken.last_used_at)) == [(NOW,)]

    later = NOW.replace(hour=15)
    monkeypatch.setattr("app.api.guard.utc_now", lambda: later)
    phone.get("/me")
    assert phone.rows(select(PersonalToken.last_used_at)) == [(later,)]


def test_a_token_is_in_no_log_and_not_in_the_storage(
    phone: Phone, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    phone.owner.app.config["PROPAGATE_EXCEPTIONS"] = False

    for said in (push(), {"a": 1}):
        phone.post("/contact-events", said)
    phone.owner.app.view_functions["api.show_me"] = json.loads
    assert phone.get("/me").status_code in {404, 500}

    kept = b"".join(path.read_bytes() for path in tmp_path.glob("offshift.sqlite3*"))
    secret = phone.token.removeprefix("offshift_")
    assert len(kept) > 1000
    assert secret.encode() not in kept
    assert secret not in caplog.text


def test_without_tls_only_the_own_machine_is_served(phone: Phone) -> None:
    answer = phone.knock("GET", "/me", base_url="http://offshift.example")

    assert refusal(answer) == (403, "needs_tls", "")


def test_another_sites_page_is_refused(phone: Phone) -> None:
    answer = phone.post("/alive", headers={"Sec-Fetch-Site": "cross-site"})

    assert refusal(answer) == (403, "not_allowed", "")


@pytest.mark.parametrize(
    "method, path, code, error",
    [
        ("GET", "/nothing", 404, "not_found"),
        ("PUT", "/shifts/7", 404, "not_found"),
        ("DELETE", "/me", 405, "wrong_method"),
    ],
)
def test_a_wrong_address_is_said_in_json(
    phone: Phone, method: str, path: str, code: int, error: str
) -> None:
    answer = phone.knock(method, path)

    assert refusal(answer) == (code, error, "")
    assert ("GET" in answer.headers.get("Allow", "")) == (code == 405)


@pytest.mark.parametrize(
    "sent, code, error",
    [
        ({"data": b"{", "content_type": "application/json"}, 400, "malformed_json"),
        ({"data": b'{"a":"\xff"}', "content_type": "application/json"}, 400, "malformed_json"),
        ({"data": b"", "content_type": "application/json"}, 400, "malformed_json"),
        ({"data": b"[" * 200_000, "content_type": "application/json"}, 400, "malformed_json"),
        ({"data": b"[]", "content_type": "application/json"}, 422, "not_valid"),
        ({"data": b"null", "content_type": "application/json"}, 422, "not_valid"),
        ({"data": b"{}", "content_type": "text/plain"}, 415, "not_json"),
        ({"data": b" " * 600_000, "content_type": "application/json"}, 413, "too_large"),
    ],
)
def test_what_is_no_json_is_said(
    phone: Phone, sent: dict[str, object], code: int, error: str
) -> None:
    for method, path in (("POST", "/check-ins"), ("PUT", f"/shifts/{uuid4()}"), ("POST", "/alive")):
        if not (path == "/alive" and sent["data"] == b""):
            assert refusal(phone.knock(method, path, **sent))[:2] == (code, error)
