"""The nosy operator: a server of its own, of which everything is kept that an operator can see."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from typing import Self
from urllib.request import urlopen

import pytest

from benchmarks.serving import ROOT, free_port
from journal.storage.backup import back_up
from journal.storage.engine import open_database
from tests.browser.needles import Needle
from tests.browser.relay import Relay
from tests.browser.sieve import Sieve

PLACES = ("request", "response", "log", "database", "wal", "shm", "backup", "file", "memory")
STARTING_SECONDS = 50
TALKATIVE = """
import logging
import runpy

ours = runpy.run_path({ours!r})
globals().update(ours)
accesslog = "-"
access_log_format = '%(h)s "%(r)s" %(s)s %({{referer}}i)s %({{cookie}}i)s'
loglevel = "debug"
logging.basicConfig(level=logging.DEBUG)

def post_worker_init(worker):
    logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)
    opened = worker.wsgi.extensions["database"]
    for engine in (opened.reader, opened.writer, opened.team_reader, opened.team_writer):
        engine.hide_parameters = False
    ours["post_worker_init"](worker)
"""
"""Our settings as a nosy operator turns them: all that can be logged is, each statement's values
too."""


class Watch:
    """A server in a process of its own, and all that its operator can lay hands on."""

    def __init__(self, folder: Path, empty: Path, target: str = "wsgi:app") -> None:
        self.folder = folder / "instance"
        (self.folder / "tmp").mkdir(parents=True)
        self.database = self.folder / "offshift.sqlite3"
        self.database.write_bytes(empty.read_bytes())
        self.log = folder / "log"
        self.settings = folder / "gunicorn.conf.py"
        self.settings.write_text(TALKATIVE.format(ours=str(ROOT / "gunicorn.conf.py")))
        self.port = free_port()
        self.relay = Relay(self.port)
        self.regions: set[bytes] = set()
        self.process = self._start(target)

    @property
    def address(self) -> str:
        """Where a browser finds it, by way of the relay."""
        return f"http://127.0.0.1:{self.relay.port}"

    def _start(self, target: str) -> subprocess.Popen[bytes]:
        own = {"OFFSHIFT_INSTANCE": str(self.folder), "PORT": str(self.port)}
        with self.log.open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "-c", str(self.settings), target],
                cwd=ROOT,
                env={**os.environ, **own, "TMPDIR": str(self.folder / "tmp")},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def __enter__(self) -> Self:
        """Wait until it answers."""
        deadline = time.monotonic() + STARTING_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5):
                    return self
            except (OSError, HTTPException):
                time.sleep(0.1)
        self.__exit__()
        pytest.fail(f"the server did not start: {self.log.read_text()[-2000:]}")

    def __exit__(self, *_: object) -> None:
        """End the server and the relay."""
        self.process.terminate()
        self.process.wait(30)
        self.relay.stop()

    def look_into_memory(self) -> None:
        """Keep what the server's processes hold at this moment, as ``/proc`` shows it to root.

        Where that is not permitted this fails: a test that didn't look would be no test.
        """
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        workers = [int(pid) for pid in children.read_text(encoding="ascii").split()]
        assert workers, "the server has no worker to look into"
        for pid in (self.process.pid, *workers):
            with standing_still(pid):
                regions = set(memory_of(pid))
            assert sum(map(len, regions)) > 1_000_000, f"process {pid} could not be read"
            self.regions |= regions

    def hits(self, needles: Mapping[str, Needle]) -> dict[str, set[str]]:
        """Say which needles are seen in which place."""
        names = {form: name for name, needle in needles.items() for form in needle.forms}
        sieve = Sieve(names)
        seen: dict[str, set[str]] = {place: set() for place in PLACES}
        for place, content in self._contents():
            seen[place] |= {names[form] for form in sieve.found_in(content)}
        return seen

    def back_up(self) -> None:
        """Make a backup as the command does, and let the log be written into the database."""
        opened = open_database(f"sqlite:///{self.database}")
        raw = opened.reader.raw_connection()
        raw.cursor().execute("PRAGMA wal_checkpoint(FULL)")
        raw.close()
        back_up(opened, self.folder / "backups" / "offshift.sqlite3")
        opened.reader.dispose()

    def _contents(self) -> Iterator[tuple[str, bytes]]:
        yield from (("request", bytes(one)) for one in self.relay.sent)
        yield from (("response", plain(bytes(one))) for one in self.relay.answered)
        yield "log", self.log.read_bytes()
        for file in sorted(self.folder.rglob("*")):
            if file.is_file():
                yield self._place_of(file), file.read_bytes()
        yield from (("memory", region) for region in self.regions)

    def _place_of(self, file: Path) -> str:
        if file.parent.name == "backups":
            return "backup"
        own = self.database.name
        names = {own: "database", f"{own}-wal": "wal", f"{own}-shm": "shm"}
        return names.get(file.name, "file")


def plain(answers: bytes) -> bytes:
    """Return answers that are looked through as they are: not squeezed, not in pieces."""
    heads = answers.lower()
    assert b"\r\ncontent-encoding:" not in heads
    assert b"\r\ntransfer-encoding:" not in heads
    return answers


@contextmanager
def standing_still(pid: int) -> Iterator[None]:
    """Stop a process of ours for a moment, so that nothing moves while it is read."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def memory_of(pid: int) -> Iterator[bytes]:
    """Give each readable region of a process, but for the pages that the kernel lends it."""
    with (
        Path(f"/proc/{pid}/maps").open(encoding="utf-8") as maps,
        Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory,
    ):
        for line in maps:
            span, may, *rest = line.split()
            if may[0] != "r" or rest[-1].startswith(("[vvar", "[vsyscall")):
                continue
            begin, end = (int(one, 16) for one in span.split("-"))
            memory.seek(begin)
            yield memory.read(end - begin)
