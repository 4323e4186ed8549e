"""Slowing down guesses by device, account and network, without keeping an address."""

import hmac
from hashlib import sha256
from ipaddress import ip_address, ip_network

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from app.database import reading, writing
from journal.accounts.commands import note_failed_guess
from journal.accounts.queries import recent_guesses
from journal.accounts.rules import must_wait
from journal.clock import utc_now

DEVICE_COOKIE_SECONDS = 400 * 24 * 3600


def has_to_wait(email: str) -> bool:
    """Say whether this device may not guess at this account for now."""
    with reading() as session:
        guesses = recent_guesses(
            session, _buckets(email), utc_now(), is_known_device=_is_known(email)
        )
    return must_wait(guesses)


def count_failure(email: str) -> None:
    """Count a wrong guess."""
    with writing() as session:
        note_failed_guess(session, _buckets(email).values(), utc_now())


def token_has_to_wait() -> bool:
    """Say whether too many made-up tokens came from this network; a true one never waits."""
    buckets = _token_buckets()
    with reading() as session:
        return must_wait(recent_guesses(session, buckets, utc_now(), is_known_device=False))


def count_token_guess() -> None:
    """Count a token that nobody ever had."""
    with writing() as session:
        note_failed_guess(session, [_token_buckets()["network"]], utc_now())


def remember_device(answer: Response, email: str) -> Response:
    """Give this device the proof that it has signed in to this account before."""
    answer.set_cookie(
        _cookie_name(),
        _signer().dumps(_keyed("known", email).hex()),
        max_age=DEVICE_COOKIE_SECONDS,
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _is_known(email: str) -> bool:
    try:
        shown = str(_signer().loads(request.cookies.get(_cookie_name(), "")))
    except BadSignature:
        return False
    return hmac.compare_digest(shown, _keyed("known", email).hex())


def _buckets(email: str) -> dict[str, bytes]:
    network = _network(request.remote_addr or "")
    device = request.cookies.get(_cookie_name(), "") if _is_known(email) else network
    return {
        "device": _keyed("device", email, device),
        "account": _keyed("account", email),
        "network": _keyed("network", network),
    }


def _token_buckets() -> dict[str, bytes]:
    # A made-up token is aimed at nobody, and says nothing of the device it came from.
    nothing = _keyed("token")
    network = _keyed("token", _network(request.remote_addr or ""))
    return {"device": nothing, "account": nothing, "network": network}


def _network(address: str) -> str:
    try:
        host = ip_address(address)
    except ValueError:
        return "unknown"
    size = 24 if host.version == 4 else 48  # noqa: PLR2004 - what one household or office has
    return str(ip_network(f"{host}/{size}", strict=False))


def _keyed(*parts: str) -> bytes:
    secret = str(current_app.secret_key).encode()
    return hmac.new(secret, "\x1f".join(("throttle", *parts)).encode(), sha256).digest()[:16]


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="known device")


def _cookie_name() -> str:
    return "__Host-offshift-device" if request.is_secure else "offshift-device"
