"""A server of our own for a benchmark: started, watched, killed, and talked to over loopback."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from journal.accounts.commands import NewAccount, open_account
from journal.clock import utc_now
from journal.storage.engine import open_database
from journal.storage.upgrade import upgrade
from journal.vocabulary import Locale

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "a quiet evening by the river"  # noqa: S105 - nobody's
BIN = Path(sys.executable).parent
STARTING_SECONDS = 60


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def make_accounts(folder: Path, emails: list[str]) -> list[UUID]:
    """Make a database with accounts in it, without starting a command for each."""
    database = open_database(f"sqlite:///{folder / 'offshift.sqlite3'}")
    upgrade(database)
    ids = [uuid4() for _ in emails]
    with database.writer.begin() as connection, Session(connection) as session:
        for account_id, email in zip(ids, emails, strict=True):
            new = NewAccount(email, PASSWORD, Locale.EN, ZoneInfo("Asia/Seoul"))
            open_account(session, account_id, new, utc_now())
    database.writer.dispose()
    return ids


class Server:
    """One gunicorn with one worker, in a process group of its own."""

    def __init__(self, folder: Path, target: str = "wsgi:app") -> None:
        self.folder = folder
        self.target = target
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """Return the settings that the server and our commands share."""
        own = {"OFFSHIFT_INSTANCE": str(self.folder), "PORT": str(self.port)}
        return {**os.environ, **own}

    @property
    def like_ours(self) -> list[str]:
        """Return the settings of our server, for an app that has no findings to keep."""
        # Without a file of its own the server would read ours from the present folder.
        nothing = self.folder / "nothing.conf.py"
        nothing.touch()
        bind = ["-c", str(nothing), "--bind", f"127.0.0.1:{self.port}", "--no-control-socket"]
        return ["-k", "gthread", "--workers", "1", "--threads", "8", *bind]

    def flask(self, *arguments: str, typed: str = "") -> str:
        """Run one of our commands and return what it printed."""
        command = [str(BIN / "flask"), "--app", "wsgi", *arguments]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=self.environment,
            input=typed,
            text=True,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{arguments}: {done.stdout}{done.stderr}")
        return done.stdout

    def start(self) -> None:
        """Start serving and wait for the first answer."""
        is_ours = self.target == "wsgi:app"
        settings = ["-c", str(ROOT / "gunicorn.conf.py")] if is_ours else self.like_ours
        self.process = subprocess.Popen(
            [str(BIN / "gunicorn"), *settings, self.target],
            cwd=ROOT,
            env=self.environment,
            start_new_session=True,
        )
        deadline = time.monotonic() + STARTING_SECONDS
        while time.monotonic() < deadline:
            if self._answers():
                return
            time.sleep(0.05)
        self.kill()
        raise SystemExit("the server did not answer in time")

    def _answers(self) -> bool:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False

    def kill(self) -> None:
        """End master and worker at once, as a power cut would: nothing is closed."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        """End the server in good order."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=30)
            self.process = None

    def cpu_seconds(self) -> float:
        """Return the CPU time, in seconds, that master and workers have used so far."""
        if self.process is None:
            return 0.0
        return sum(_nanoseconds(pid) for pid in _family(self.process.pid)) / 1e9


def _family(master: int) -> list[int]:
    children = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="ascii")
    return [master, *(int(pid) for pid in children.split())]


def _nanoseconds(pid: int) -> int:
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(one.read_text(encoding="ascii").split()[0]) for one in threads)


class Browser:
    """Just enough of a browser: keeps cookies and one connection, sends forms."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def ask(
        self, method: str, path: str, form: dict[str, str] | None = None
    ) -> tuple[int, str, http.client.HTTPMessage]:
        """Send one request and return status, text and headers; raise ``OSError`` when cut off."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body = None
        if form is not None:
            body = urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException) as cut:
            self.connection.close()
            raise OSError(str(cut)) from cut
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text, answer.headers

    def token(self, path: str) -> str:
        """Return the form token of a page."""
        text = self.ask("GET", path)[1]
        found = re.search(r'name="csrf_token" value="([^"]+)"', text)
        if found is None:
            raise SystemExit(f"no form on {path}: {text[:300]}")
        return found.group(1)

    def sign_in(self, email: str) -> str:
        """Sign in and return the token that later forms need."""
        form = {"csrf_token": self.token("/sign-in"), "email": email, "password": PASSWORD}
        status = self.ask("POST", "/sign-in", {**form, "next": ""})[0]
        if status != 303:
            raise SystemExit(f"sign-in of {email} answered {status}")
        return self.token("/me")


def print_answer(answer: dict[str, object], *, as_json: bool) -> None:
    """Print figures for a program or for a person."""
    if as_json:
        print(json.dumps(answer))
        return
    for name, value in answer.items():
        print(f"{name:40} {value}")
