"""A calendar somewhere on the internet, which is this machine with the guard told otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from app.rosters import fetching

HOST = "127.0.0.1"


class Place:
    """What is answered at each path, and everything that was asked."""

    def __init__(self) -> None:
        self.address = ""
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[dict[str, str]] = []

    def answer(self, path: str, content: bytes = b"", status: int = 200, **heads: str) -> str:
        """Answer so from now on; return the whole address."""
        self.answers[path] = (status, heads, content)
        return self.address + path


@contextmanager
def serving(monkeypatch: pytest.MonkeyPatch, *, is_open: bool = True) -> Iterator[Place]:
    """Serve a place on loopback; ``is_open`` lets it pass for one on the open internet."""
    place = Place()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place.asked.append({"path": self.path, **dict(self.headers)})
            status, heads, content = place.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **heads}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer((HOST, 0), Handler)
    place.address = f"http://{HOST}:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    if is_open:
        guard = fetching.is_public
        monkeypatch.setattr(fetching, "is_public", lambda ip: ip == HOST or guard(ip))
    monkeypatch.setattr(fetching, "ASKED_PORTS", range(1, 65_536))
    yield place
    server.shutdown()
    thread.join()
    server.server_close()
