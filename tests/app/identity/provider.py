"""A small, real OpenID Connect provider on loopback, which a test can make misbehave."""

import hmac
import json
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, Key, RSAKey

from journal.clock import utc_now

CLIENT_ID, SECRET = "offshift", "a secret between the two"
Claims = dict[str, Any]
Reply = tuple[int, Mapping[str, str], bytes]


def key(name: str, kind: str = "RSA") -> Key:
    """Return a key pair by its name; made once a run, as RSA keys take a while."""
    return _key(name, kind)


@cache
def _key(name: str, kind: str) -> Key:
    made = RSAKey.generate_key(2048) if kind == "RSA" else ECKey.generate_key("P-256")
    return type(made).import_key({**made.as_dict(private=True), "kid": name})


def signed(claims: Claims, by: str = "first", kind: str = "RSA") -> str:
    alg = "RS256" if kind == "RSA" else "ES256"
    return jwt.encode({"alg": alg, "kid": by}, claims, key(by, kind), algorithms=[alg])


def unsigned(claims: Claims) -> str:
    return f"{_part({'alg': 'none', 'kid': 'first'})}.{_part(claims)}."


def signed_with_the_public_key(claims: Claims) -> str:
    """Sign as if the provider's public key were a secret that both know."""
    content = f"{_part({'alg': 'HS256', 'kid': 'first'})}.{_part(claims)}"
    secret = key("first").as_pem(private=False)
    return f"{content}.{_coded(hmac.new(secret, content.encode(), sha256).digest())}"


def _part(said: Claims) -> str:
    return _coded(json.dumps(said).encode())


def _coded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


@dataclass
class Provider:
    """What it says, and what a test changes about it."""

    address: str
    person: Claims = field(default_factory=lambda: {"sub": "m-1", "email": "mina@example.com"})
    claims: Claims = field(default_factory=dict)
    described: Claims = field(default_factory=dict)
    keys: list[Key] = field(default_factory=lambda: [key("first")])
    sign: Callable[[Claims], str] = signed
    tokens: Claims = field(default_factory=dict)
    instead: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    proofs: list[str] = field(default_factory=list)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def document(self) -> Claims:
        described = {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
        }
        return {**described, **self.described}

    def authorize(self, asked: dict[str, str]) -> str:
        """Let the person in without asking, and return where she is sent back to."""
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT_ID
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = token_urlsafe(16)
        self._codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, form: dict[str, str], proof: str) -> tuple[int, Claims]:
        self.proofs.append(proof.split(" ", maxsplit=1)[0] or "in the form")
        given = b64decode(proof.removeprefix("Basic ")).decode() if proof else ""
        posted = f"{form.get('client_id')}:{form.get('client_secret')}"
        if f"{CLIENT_ID}:{SECRET}" not in {given, posted}:
            return 401, {"error": "invalid_client"}
        asked = self._codes.pop(form["code"], None)
        challenge = _coded(sha256(form.get("code_verifier", "").encode()).digest())
        if asked is None or challenge != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        assert form["redirect_uri"] == asked["redirect_uri"]
        given_out = {"access_token": "unused", "token_type": "Bearer", "expires_in": 60}
        return 200, {**given_out, "id_token": self.sign(self._said(asked["nonce"])), **self.tokens}

    def _said(self, nonce: str) -> Claims:
        now = int(utc_now().timestamp())
        told = {"iss": self.address, "aud": CLIENT_ID, "iat": now, "exp": now + 300}
        said = {**told, "nonce": nonce, **self.person, **self.claims}
        return {name: _at(now, value) for name, value in said.items() if value is not None}


def _at(now: int, value: object) -> object:
    """Turn a stretch of time into the moment that far from now."""
    return now + int(value.total_seconds()) if isinstance(value, timedelta) else value


def redirect_elsewhere(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "http://127.0.0.1:1/")
    handler.end_headers()


def send_too_much(handler: BaseHTTPRequestHandler) -> None:
    _send(handler, 200, b'{"padding": "' + b"x" * 300_000 + b'"}')


def fail(handler: BaseHTTPRequestHandler) -> None:
    _send(handler, 500, b"<h1>an error page with a secret</h1>")


def say(content: object) -> Callable[[BaseHTTPRequestHandler], None]:
    """Make an answer of any JSON at all."""
    return lambda handler: _send(handler, 200, json.dumps(content).encode())


def _send(handler: BaseHTTPRequestHandler, code: int, content: bytes) -> None:
    handler.send_response(code)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


@contextmanager
def serving() -> Iterator[Provider]:
    """Run a provider in a thread for as long as the block lasts."""
    server = _QuietServer(("127.0.0.1", 0), _Handler)
    server.provider = Provider(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server.provider
    server.shutdown()
    thread.join()
    server.server_close()


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    provider: Provider

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that hangs up on purpose is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        provider, address = self._provider(), urlsplit(self.path)
        if address.path in provider.instead:
            provider.instead[address.path](self)
        elif address.path == "/authorize":
            self.send_response(302)
            asked = {name: value[0] for name, value in parse_qs(address.query).items()}
            self.send_header("Location", provider.authorize(asked))
            self.end_headers()
        elif address.path == "/keys":
            keys = [one.as_dict(private=False) for one in provider.keys]
            _send(self, 200, json.dumps({"keys": keys}).encode())
        else:
            _send(self, 200, json.dumps(provider.document()).encode())

    def do_POST(self) -> None:
        provider = self._provider()
        posted = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if "/token" in provider.instead:
            provider.instead["/token"](self)
            return
        form = {name: value[0] for name, value in parse_qs(posted).items()}
        code, answer = provider.token(form, self.headers.get("Authorization", ""))
        _send(self, code, json.dumps(answer).encode())

    def _provider(self) -> Provider:
        assert isinstance(self.server, _QuietServer)
        self.server.provider.asked.append(urlsplit(self.path).path)
        return self.server.provider

    def log_message(self, *_: object) -> None:
        """Say nothing: the test says what matters."""
