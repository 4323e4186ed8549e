"""Who a provider says has come: whatever does not fit, or it did not sign, is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.identity.openid import Said
from tests.app.identity.asking import assert_refused, come
from tests.app.identity.provider import (
    CLIENT_ID,
    Claims,
    Provider,
    key,
    signed,
    signed_with_the_public_key,
    unsigned,
)


def test_an_honest_provider_is_believed_about_who_she_is(provider: Provider) -> None:
    provider.person = {"sub": "m-1", "email": " Mina@Example.com"}

    assert come(provider) == Said("m-1", "mina@example.com")


@pytest.mark.parametrize("email", [None, 7, "mina", "", ["mina@example.com"]])
def test_an_address_of_any_shape_is_only_left_out(provider: Provider, email: object) -> None:
    provider.person = {"sub": "m-1", "email": email}

    assert come(provider) == Said("m-1", "")


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": [CLIENT_ID]},
        {"aud": [CLIENT_ID, "another"], "azp": CLIENT_ID},
        {"exp": timedelta(seconds=-30)},
        {"iat": timedelta(seconds=30)},
        {"amr": ["pwd"], "acr": "1", "auth_time": timedelta()},
    ],
    ids=str,
)
def test_what_fits_is_taken(provider: Provider, claims: Claims) -> None:
    provider.claims = claims

    assert come(provider).subject == "m-1"


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "http://127.0.0.1:1"},
        {"iss": None},
        {"aud": "another"},
        {"aud": [CLIENT_ID, "another"]},
        {"aud": [CLIENT_ID, "another"], "azp": "another"},
        {"aud": None},
        {"azp": "another"},
        {"nonce": "from another sign-in"},
        {"nonce": None},
        {"exp": timedelta(seconds=-120)},
        {"exp": None},
        {"exp": "tomorrow"},
        {"exp": float("nan")},
        {"iat": timedelta(seconds=3600)},
        {"nbf": timedelta(seconds=3600)},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "x" * 256},
        {"sub": "a\x00b"},
        {"at_hash": "of another token"},
        {"at_hash": ["of another token"]},
    ],
    ids=str,
)
def test_a_claim_that_does_not_fit_is_refused(provider: Provider, claims: Claims) -> None:
    provider.claims = claims

    assert_refused(provider)


@pytest.mark.parametrize(
    "sign",
    [
        unsigned,
        signed_with_the_public_key,
        lambda claims: signed(claims, "another provider's"),
        lambda claims: signed(claims).rpartition(".")[0] + "." + "A" * 342,
        lambda claims: signed(claims, "curve", "EC"),
        lambda claims: signed({**claims, "padding": "x" * 130_000}),
        lambda _: "not a token",
        lambda _: "e30.e30.e30",
        lambda _: "",
        lambda _: 7,
        lambda _: {"alg": "RS256"},
    ],
    ids=["none", "HS256", "other", "forged", "curve", "huge", "words", "e30", "empty", "7", "{}"],
)
def test_a_token_that_the_provider_did_not_sign_is_refused(
    provider: Provider, sign: Callable[[Claims], Any]
) -> None:
    provider.sign = sign

    assert_refused(provider)


def test_a_key_of_the_same_name_that_is_not_the_providers_is_refused(provider: Provider) -> None:
    imposter = key("imposter")
    provider.keys = [type(imposter).import_key({**imposter.as_dict(private=True), "kid": "first"})]

    assert_refused(provider)


def test_elliptic_keys_and_a_secret_in_the_form_do_as_well(provider: Provider) -> None:
    provider.keys = [key("first"), key("curve", "EC")]
    provider.sign = lambda claims: signed(claims, "curve", "EC")
    provider.described = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}

    assert come(provider).subject == "m-1"
    assert provider.proofs == ["in the form"]
