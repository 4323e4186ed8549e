"""OpenID Connect's authorization code flow, strictly; the only file that knows authlib.

Import it where it is used: authlib takes a quarter of a second, and few installations need it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from authlib.oauth2 import OAuth2Error
from authlib.oauth2.client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from authlib.oidc.discovery import get_well_known_url
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from app.identity.outgoing import Asker, is_allowed
from app.identity.refusals import ProviderFailed, Stale
from app.identity.waiting import Started
from journal.accounts.rules import tidy_email

ALGORITHMS = ("RS256", "ES256")
"""Signed with a key that only the provider has: never "none", never with a shared secret."""

KINDS = ("RSA", "EC")
SCOPE = "openid email"
LEEWAY_SECONDS = 60
LONGEST_SUBJECT = 255
FRESH_SECONDS = 10.0

# What a document of hostile shape makes libraries raise; none of it is ours to tell apart.
BROKEN = (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Client:
    """How Offshift is known to a provider; ``back`` is the page that people return to."""

    issuer: str
    client_id: str
    secret: str
    back: str


@dataclass(frozen=True, slots=True)
class Said:
    """Who a provider says somebody is; ``email`` is only ever offered, never believed."""

    subject: str
    email: str


@dataclass(frozen=True, slots=True)
class _Endpoints:
    authorization: str
    token: str
    keys: str
    proves_by: str
    names_itself: bool


def way_out(asker: Asker, client: Client, started: Started) -> str:
    """Return the provider's page that asks who she is."""
    found = _endpoints(asker, client.issuer)
    address: str = _oauth(asker, client, found).create_authorization_url(
        found.authorization,
        state=started.state,
        code_verifier=started.verifier,
        nonce=started.nonce,
    )[0]
    return address


def check_sender(asker: Asker, client: Client, named: str | None) -> None:
    """Refuse an answer that another provider sent, where ours says its name in answers."""
    is_expected = _endpoints(asker, client.issuer).names_itself
    if named != client.issuer and (is_expected or named is not None):
        raise ProviderFailed("another issuer answered")


def who_came(asker: Asker, client: Client, started: Started, code: str, now: datetime) -> Said:
    """Turn a code into who the provider says she is; everything that can be checked is."""
    found = _endpoints(asker, client.issuer)
    tokens = _tokens(asker, client, found, started, code)
    try:
        said = _signed(asker, found, tokens["id_token"])
        options = {
            "iss": {"essential": True, "value": client.issuer},
            "aud": {"essential": True, "value": client.client_id},
            "sub": {"essential": True},
        }
        known = {
            "nonce": started.nonce,
            "client_id": client.client_id,
            "access_token": tokens.get("access_token"),
        }
        claims = CodeIDToken(said.claims, said.header, options, known)
        claims.validate(now=int(now.timestamp()), leeway=LEEWAY_SECONDS)
    except BROKEN as refused:
        raise ProviderFailed("id token") from refused
    return _person_in(claims)


def _endpoints(asker: Asker, issuer: str) -> _Endpoints:
    described = asker.document(get_well_known_url(issuer, external=True))
    if described.get("issuer") != issuer:
        raise ProviderFailed("another issuer described itself")
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    addresses = [described.get(name) for name in names]
    if not all(_is_usable(address, issuer) for address in addresses):
        raise ProviderFailed("an address that is not encrypted")
    authorization, token, keys = (str(address) for address in addresses)
    offered = described.get("token_endpoint_auth_methods_supported")
    wants_post = isinstance(offered, list) and "client_secret_basic" not in offered
    return _Endpoints(
        authorization,
        token,
        keys,
        proves_by="client_secret_post" if wants_post else "client_secret_basic",
        names_itself=described.get("authorization_response_iss_parameter_supported") is True,
    )


def _is_usable(address: object, issuer: str) -> bool:
    # A provider elsewhere must not send us to what listens on our own machine.
    if not isinstance(address, str) or not is_allowed(address):
        return False
    return address.startswith("https:") or issuer.startswith("http:")


def _oauth(asker: Asker, client: Client, found: _Endpoints) -> OAuth2Client:
    return OAuth2Client(
        session=asker,
        client_id=client.client_id,
        client_secret=client.secret,
        token_endpoint_auth_method=found.proves_by,
        scope=SCOPE,
        redirect_uri=client.back,
        code_challenge_method="S256",
    )


def _tokens(
    asker: Asker, client: Client, found: _Endpoints, started: Started, code: str
) -> dict[str, Any]:
    try:
        tokens: dict[str, Any] = _oauth(asker, client, found).fetch_token(
            found.token,
            grant_type="authorization_code",
            code=code,
            code_verifier=started.verifier,
        )
    except OAuth2Error as refused:
        if refused.error == "invalid_grant":
            raise Stale from refused
        raise ProviderFailed("token refused") from refused
    except BROKEN as garbled:
        raise ProviderFailed("token") from garbled
    return tokens


def _signed(asker: Asker, found: _Endpoints, id_token: object) -> jwt.Token:
    if not isinstance(id_token, str):
        raise TypeError
    rules = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
    try:
        return jwt.decode(id_token, _keys(asker.document(found.keys)), registry=rules)
    except InvalidKeyIdError:
        # The provider has changed its keys since we looked.
        fresh = asker.document(found.keys, no_older_than=FRESH_SECONDS)
        return jwt.decode(id_token, _keys(fresh), registry=rules)


def _keys(document: dict[str, Any]) -> KeySet:
    # Others that a provider may publish are of no use to us, and one unreadable key refuses all.
    fitting = [key for key in document["keys"] if key["kty"] in KINDS and key.get("use") != "enc"]
    return KeySet.import_key_set({"keys": fitting})


def _person_in(claims: CodeIDToken) -> Said:
    subject, email = claims["sub"], claims.get("email")
    if len(subject) > LONGEST_SUBJECT or not subject.isprintable():
        raise ProviderFailed("subject")
    tidy = tidy_email(email) if isinstance(email, str) else None
    return Said(subject, tidy or "")
