"""Asking outside stays within bounds, whoever is asked."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from app.identity import outgoing
from app.identity.outgoing import Asker, ask, is_allowed
from app.identity.refusals import ProviderFailed
from journal.clock import utc_now
from tests.app.identity.provider import Provider, fail

ANSWER = b'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{"is": "it"}'[:-1]
END = b"0\r\n\r\n"


@contextmanager
def listening(
    *pieces: bytes, every: float = 0.0, tls: ssl.SSLContext | None = None
) -> Iterator[int]:
    """Answer one caller with these pieces, one after the other, until the block is over."""
    server, over = socket.create_server(("127.0.0.1", 0)), Event()

    def answer() -> None:
        line, _ = server.accept()
        try:
            line = tls.wrap_socket(line, server_side=True) if tls else line
            line.recv(4096)
            for piece in pieces:
                line.sendall(piece)
                over.wait(every)
        except OSError:
            pass
        finally:
            line.close()

    thread = Thread(target=answer, daemon=True)
    thread.start()
    try:
        yield server.getsockname()[1]
    finally:
        over.set()
        server.close()
        thread.join(2)


def certified(folder: Path) -> Path:
    """Write a certificate for 127.0.0.1 that nobody vouches for, with its key."""
    own, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.NameAttribute(NameOID.COMMON_NAME, "x"),
    )
    place = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(x509.Name([name]), x509.Name([name]), own.public_key(), 1)
        .not_valid_before(utc_now() - timedelta(days=1))
        .not_valid_after(utc_now() + timedelta(days=1))
        .add_extension(place, critical=False)
        .sign(own, SHA256())
    )
    file = folder / "tls.pem"
    secret = own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(made.public_bytes(Encoding.PEM) + secret)
    return file


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing, "SECONDS", 0.3)


@pytest.mark.parametrize(
    "pieces",
    [
        [*[b""] * 90, ANSWER],
        [bytes([byte]) for byte in ANSWER],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n", *[b" "] * 90],
        [b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 90, b"\r\n"],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", *[b"1\r\nx\r\n"] * 90, END],
    ],
    ids=["silent", "byte by byte", "endless", "headers", "chunks"],
)
def test_a_slow_answer_is_given_up_as_a_whole(quick: None, pieces: list[bytes]) -> None:
    # Whoever waited for all of it would have a whole answer, and no failure.
    with listening(*pieces, every=0.1) as port, pytest.raises(ProviderFailed):
        ask("GET", f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "said",
    [
        ANSWER[:-3],
        b"",
        b"no answer at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + b"x" * 300_000,
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\nx",
    ],
    ids=["cut", "nothing", "words", "too much", "none", "chunk"],
)
def test_an_answer_that_is_not_whole_is_none(quick: None, said: bytes) -> None:
    with listening(said) as port, pytest.raises(ProviderFailed):
        ask("GET", f"http://127.0.0.1:{port}/")


def test_a_whole_answer_is_read() -> None:
    with listening(ANSWER) as port:
        assert ask("GET", f"http://127.0.0.1:{port}/?x=y").content == b'{"is": "it"'


def test_nobody_there_is_a_failure() -> None:
    with pytest.raises(ProviderFailed):
        ask("GET", "http://127.0.0.1:1/")


def test_a_certificate_that_nobody_vouches_for_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certified(tmp_path)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(file)

    with listening(ANSWER, tls=tls) as port, pytest.raises(ProviderFailed):
        ask("GET", f"https://127.0.0.1:{port}/")
    trusting = ssl.create_default_context(cafile=str(file))
    monkeypatch.setattr(outgoing, "_trust", lambda: trusting)
    with listening(ANSWER, tls=tls) as port:
        assert ask("GET", f"https://127.0.0.1:{port}/").status_code == 200


def test_a_tls_greeting_that_never_ends_is_given_up(quick: None) -> None:
    with listening(b"", every=1.0) as port, pytest.raises(ProviderFailed):
        ask("GET", f"https://127.0.0.1:{port}/")


def test_those_who_hang_take_a_few_of_our_threads_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def acquire(self, **_named: object) -> bool:
            return False

    monkeypatch.setattr(outgoing, "_room", Full())

    with pytest.raises(ProviderFailed, match="busy"):
        ask("GET", "http://127.0.0.1:1/")


def test_a_document_is_kept_for_some_minutes(provider: Provider) -> None:
    asker, address = Asker(), f"{provider.address}/keys"
    first = asker.document(address)
    provider.instead = {"/keys": fail}

    assert asker.document(address) == first
    with pytest.raises(ProviderFailed):
        asker.document(address, no_older_than=0.0)
    assert len(provider.asked) == 2


def test_deep_or_broken_json_is_a_failure(provider: Provider) -> None:
    def deep(handler: object) -> None:
        handler.send_response(200)  # type: ignore[attr-defined]  # the server's own handler
        handler.end_headers()  # type: ignore[attr-defined]  # the same
        handler.wfile.write(b"[" * 100_000)  # type: ignore[attr-defined]  # the same

    provider.instead = {"/keys": deep}

    with pytest.raises(ProviderFailed):
        Asker().document(f"{provider.address}/keys")


@pytest.mark.parametrize(
    "url, is_ours",
    [
        ("https://login.example.com/realm", True),
        ("http://localhost:8080", True),
        ("http://127.0.0.1", True),
        ("http://[::1]:80/x", True),
        ("http://login.example.com", False),
        ("http://127.0.0.1.example.com", False),
        ("https://", False),
        ("https://a b.example.com", False),
        ("https://mina@login.example.com", False),
        ("https://login.example.com:port", False),
        ("https://[::1", False),
        ("https://login.example.com/\n", False),
        ("ftp://localhost", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_only_encrypted_addresses_and_our_own_machine_are_asked(url: str, is_ours: bool) -> None:  # noqa: FBT001 - a table of examples
    assert is_allowed(url) is is_ours
