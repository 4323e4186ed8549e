"""Asking another computer for one small answer: five seconds, 256 kB, sent on to nowhere else.

Python's own client does: it follows no redirect, and its socket is ours, so that the time for
the whole answer can be bounded and not only the time between two bytes of it.
"""

import json
import socket
import ssl
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException
from threading import BoundedSemaphore, Timer
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

from app.identity.refusals import ProviderFailed

SECONDS = 5.0
LARGEST = 256 * 1024
KEPT_SECONDS = 300.0
FAILURE_KEPT_SECONDS = 20.0
AT_ONCE = 4
"""Answers waited for at the same time: a provider that hangs must not take all our threads."""

HEADERS = {"Accept": "application/json", "User-Agent": "Offshift", "Connection": "close"}
OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
OK = 200

_room = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; the shape that authlib's client reads."""

    status_code: int
    content: bytes

    def json(self) -> Any:
        """Return the content as JSON; raise ``ValueError`` when it is none."""
        try:
            return json.loads(self.content)
        except RecursionError as deep:
            raise ValueError from deep

    def raise_for_status(self) -> None:
        """Refuse everything but a plain yes."""
        if self.status_code != OK:
            raise ProviderFailed("status")


class Asker:
    """Asks, and keeps documents for some minutes: also that there was none, but not as long."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[float, dict[str, Any] | None]] = {}

    def post(
        self, url: str, data: Mapping[str, str], headers: Mapping[str, str], auth: Any
    ) -> Answer:
        """Send a form; authlib's client calls it, and ``auth`` proves that we are its client."""
        url, signed, body = auth.prepare("POST", url, dict(headers), urlencode(data))
        return ask("POST", url, body, signed)

    def document(self, url: str, *, no_older_than: float = KEPT_SECONDS) -> dict[str, Any]:
        """Return a JSON object by its address; raise ``ProviderFailed`` when there is none."""
        at, kept = self._kept.get(url, (-KEPT_SECONDS, None))
        age = monotonic() - at
        if age >= (FAILURE_KEPT_SECONDS if kept is None else no_older_than):
            kept = None
            try:
                kept = _object_in(ask("GET", url))
            finally:
                self._kept[url] = (monotonic(), kept)
        if kept is None:
            raise ProviderFailed("unreachable")
        return kept


def is_allowed(url: str) -> bool:
    """Say whether we talk to an address: encrypted, or on this very machine."""
    try:
        parts = urlsplit(url)
        is_plain = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False
    is_private = parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in OWN_MACHINE
    )
    return is_plain and is_private and url.isascii() and url.isprintable() and " " not in url


def ask(
    method: str, url: str, body: str | None = None, headers: Mapping[str, str] | None = None
) -> Answer:
    """Send one request; raise ``ProviderFailed`` for whatever is not an answer within bounds."""
    if not _room.acquire(timeout=1):
        raise ProviderFailed("busy")
    try:
        return _answer(method, urlsplit(url), body, {**HEADERS, **(headers or {})})
    except (OSError, HTTPException, ValueError) as failed:
        raise ProviderFailed("unreachable") from failed
    finally:
        _room.release()


def _answer(
    method: str, address: SplitResult, body: str | None, headers: Mapping[str, str]
) -> Answer:
    with closing(_dial(address)) as line:
        until = monotonic() + SECONDS
        hang_up = Timer(SECONDS, _cut, (line,))
        hang_up.start()
        try:
            if isinstance(line, ssl.SSLSocket):
                line.do_handshake()
            connection = HTTPConnection(address.hostname or "", address.port)
            connection.sock = line
            target = (address.path or "/") + (f"?{address.query}" if address.query else "")
            connection.request(method, target, body, dict(headers))
            with connection.getresponse() as response:
                content = response.read(LARGEST + 1)
                is_whole = not response.length and monotonic() < until
        finally:
            hang_up.cancel()
    if len(content) > LARGEST or not is_whole:
        raise ProviderFailed("too much or too slow")
    return Answer(response.status, content)


def _dial(address: SplitResult) -> socket.socket:
    host = address.hostname or ""
    if address.scheme == "http":
        return socket.create_connection((host, address.port or 80), SECONDS)
    line = socket.create_connection((host, address.port or 443), SECONDS)
    return _trust().wrap_socket(line, server_hostname=host, do_handshake_on_connect=False)


@cache
def _trust() -> ssl.SSLContext:
    """Return whom this machine trusts, an organisation's own authority too if it is there."""
    return ssl.create_default_context()


def _cut(line: socket.socket) -> None:
    # Below TLS: what waits for the next byte gets the end of the line, not plain bytes.
    with suppress(OSError):
        socket.socket.shutdown(line, socket.SHUT_RDWR)


def _object_in(answer: Answer) -> dict[str, Any]:
    answer.raise_for_status()
    try:
        found = answer.json()
    except ValueError as garbled:
        raise ProviderFailed("not JSON") from garbled
    if not isinstance(found, dict):
        raise ProviderFailed("not JSON")
    return found
