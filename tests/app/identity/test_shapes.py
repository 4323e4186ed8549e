"""What a provider says about itself: whatever its shape, it is refused in our own words only."""

from collections.abc import Callable
from typing import Any

import pytest

from app.identity import openid
from app.identity.openid import check_sender, who_came
from app.identity.outgoing import Asker
from app.identity.refusals import ProviderFailed, Stale
from journal.clock import utc_now
from tests.app.identity.asking import STARTED, assert_refused, client_of, come
from tests.app.identity.provider import (
    Claims,
    Provider,
    fail,
    key,
    redirect_elsewhere,
    say,
    send_too_much,
    signed,
)


@pytest.mark.parametrize(
    "described",
    [
        {"issuer": "http://127.0.0.1:1"},
        {"issuer": None},
        {"authorization_endpoint": "http://login.example.com/authorize"},
        {"authorization_endpoint": None},
        {"token_endpoint": "file:///etc/passwd"},
        {"token_endpoint": 7},
        {"jwks_uri": "javascript:alert(1)"},
        {"jwks_uri": ["http://127.0.0.1:1"]},
    ],
    ids=str,
)
def test_a_provider_that_describes_itself_badly_is_refused(
    provider: Provider, described: Claims
) -> None:
    provider.described = described

    assert_refused(provider)


def test_a_provider_elsewhere_does_not_send_us_to_our_own_machine() -> None:
    far, here = "https://login.example.com", "http://127.0.0.1:8000/token"

    assert openid._is_usable("https://tokens.example.com/token", far)
    assert not openid._is_usable(here, far)
    assert openid._is_usable(here, "http://127.0.0.1:8000")


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"keys": None},
        {"keys": []},
        {"keys": [7]},
        {"keys": [{"kty": "oct", "k": "c2VjcmV0", "kid": "first"}]},
        {"keys": [{"kty": "RSA", "n": 5, "e": [], "kid": "first"}]},
        {"keys": [{"kty": "EC", "crv": "P-0", "x": "A", "y": "A", "kid": "first"}]},
        [],
    ],
    ids=str,
)
def test_keys_of_any_shape_break_nothing(provider: Provider, keys: object) -> None:
    provider.instead = {"/keys": say(keys)}

    assert_refused(provider)


@pytest.mark.parametrize("place", ["/token", "/keys", "/.well-known/openid-configuration"])
@pytest.mark.parametrize(
    "answer",
    [redirect_elsewhere, send_too_much, fail, say([]), say({}), say("x"), say(None)],
    ids=["sent on", "too much", "failing", "[]", "{}", "x", "null"],
)
def test_an_answer_out_of_bounds_is_refused(
    provider: Provider, place: str, answer: Callable[[Any], None]
) -> None:
    provider.instead = {place: answer}

    assert_refused(provider)


@pytest.mark.parametrize(
    "tokens",
    [
        {"id_token": None},
        {"expires_in": "soon"},
        {"error": "server_error"},
        {"error": ["x"]},
    ],
    ids=str,
)
def test_tokens_of_any_shape_break_nothing(provider: Provider, tokens: Claims) -> None:
    provider.tokens = tokens

    assert_refused(provider)


def test_a_code_that_was_used_is_stale_and_a_wrong_secret_is_not(provider: Provider) -> None:
    client = client_of(provider)
    with pytest.raises(Stale):
        who_came(Asker(), client, STARTED, "made up", utc_now())

    assert_refused(provider, secret="another")


def test_an_answer_is_taken_from_whom_it_was_asked_only(provider: Provider) -> None:
    client = client_of(provider)

    check_sender(Asker(), client, None)
    check_sender(Asker(), client, provider.address)
    with pytest.raises(ProviderFailed):
        check_sender(Asker(), client, "http://127.0.0.1:1")
    provider.described = {"authorization_response_iss_parameter_supported": True}
    with pytest.raises(ProviderFailed):
        check_sender(Asker(), client, None)


def test_new_keys_are_fetched_when_an_unknown_one_signs(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker = Asker()
    come(provider, asker)
    provider.keys = [key("second", "EC"), key("third", "EC")]
    provider.sign = lambda claims: signed(claims, "second", "EC")

    with pytest.raises(ProviderFailed):
        come(provider, asker)
    monkeypatch.setattr(openid, "FRESH_SECONDS", 0.0)
    assert come(provider, asker).subject == "m-1"
