"""A PostgreSQL server of our own: made for the tests, on this machine only, gone after them."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from journal.accounts.commands import NewAccount, open_account
from journal.storage.engine import Database, open_database
from journal.storage.upgrade import upgrade
from journal.vocabulary import Locale
from tests.conftest import LONG_AGO, PASSWORD, SEOUL
from tests.postgres.devices import writing

FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c shared_buffers=16MB"


@dataclass(frozen=True)
class Cluster:
    """The programs of the installed PostgreSQL, and the folder its files go to."""

    programs: Path
    folder: Path
    port: int

    def run(self, program: str, *words: str) -> None:
        # PostgreSQL refuses to run as root; Debian's package brings a user for it.
        prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*prefix, str(self.programs / program), *words]
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def start(self) -> None:
        data = str(self.folder / "data")
        self.run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        where = f"-c listen_addresses=127.0.0.1 -p {self.port} -k {self.folder}"
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", data, "-l", log, "-o", f"{where} {FAST}", "-w", "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")


def installed_programs() -> Path:
    """Return the folder of the newest installed server's programs."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    if not found:
        pytest.fail("PostgreSQL is not installed. Run: apt-get install postgresql")
    return found[-1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="offshift-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    made = Cluster(installed_programs(), folder, free_port())
    try:
        made.start()
        yield made
        made.stop()
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def postgres_url(cluster: Cluster) -> str:
    """Give the address of an empty database."""
    name = f"offshift_{uuid4().hex}"
    server = f"postgresql://postgres@127.0.0.1:{cluster.port}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    return f"{server}/{name}"


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[Database]:
    """Give an open database at the newest revision."""
    opened = open_database(postgres_url)
    upgrade(opened)
    yield opened
    opened.reader.dispose()
    opened.team_reader.dispose()


@pytest.fixture
def mina(postgres_database: Database) -> UUID:
    account_id = uuid4()
    with writing(postgres_database) as session:
        new = NewAccount(f"{account_id}@example.com", PASSWORD, Locale.EN, SEOUL)
        open_account(session, account_id, new, LONG_AGO)
    return account_id
