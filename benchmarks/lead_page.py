"""What a lead's pages cost with three years of published windows, against one year.

Two organisations stand in one database; their leads are asked for in turn, request by request,
in this process. CPU is the median over the rounds; statements are counted.

    .venv/bin/python -m benchmarks.lead_page [--rounds 100] [--json]
"""

import argparse
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from flask.testing import FlaskClient
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from app import create_app
from app.config import Config
from benchmarks.entry_rows import write_entries
from benchmarks.invented_teams import Worlds, entries_of
from benchmarks.organisations import SEOUL, Layout, Stay, account_id, unit_id, write
from benchmarks.serving import print_answer
from journal.accounts.commands import sign_in_device
from journal.aggregates.commands import publish
from journal.aggregates.copies import PublishedFiles
from journal.clock import utc_now
from journal.storage.engine import Database, open_database
from journal.storage.upgrade import upgrade
from journal.teams.windows import Window, last_due

AGENTS = 12
YEAR = 13
YEARS = {"3 years": 3, "1 year": 1}
PAGES = {"figures": "/team/units/{unit}", "causes": "/team/units/{unit}/causes"}


@dataclass
class Asked:
    """One page of one lead, and what was measured."""

    client: FlaskClient
    path: str
    cpu_ms: list[float] = field(default_factory=list)
    statements: int = 0

    def ask(self, counted: list[str]) -> None:
        """Ask once; raise ``SystemExit`` for anything but the page."""
        counted.clear()
        began = time.process_time()
        answer = self.client.get(self.path)
        self.cpu_ms.append((time.process_time() - began) * 1_000)
        self.statements = sum(not one.startswith("BEGIN") for one in counted)
        if answer.status_code != 200:
            raise SystemExit(f"{self.path} answered {answer.status_code}")


def fill(database: Database, folder: Path) -> dict[str, str]:
    """Publish both organisations up to now; return the token of each lead's device."""
    now = utc_now()
    last = last_due(now, SEOUL).number
    tokens = {}
    for world, (name, years) in enumerate(YEARS.items()):
        people = tuple(Stay(person, 0) for person in range(AGENTS + 1))
        first = Window(last - YEAR * years + 1)
        layout = Layout(YEAR * years, ((0, None, 0),), people, ((AGENTS, 0),), first=first)
        random = np.random.default_rng(world)
        present = np.ones((1, AGENTS + 1, 4 * layout.windows), dtype=np.bool_)
        entries = entries_of(Worlds(present, np.array([-1])), random)
        with database.writer.begin() as connection, Session(connection) as session:
            write(connection, layout, [world], random)
            write_entries(connection, layout, entries, range(world, world + 1))
            for number in range(layout.windows):
                window, files = layout.window(number), PublishedFiles(folder / "published")
                publish(session, layout.organisation_of(world), window, files, now)
            tokens[name] = sign_in_device(session, account_id(world, AGENTS), now)
            session.flush()
    return tokens


def visits(folder: Path, url: str, tokens: dict[str, str]) -> dict[tuple[str, str], Asked]:
    """Sign both leads in and write their look down; every page of each is ready to be asked."""
    app = create_app(Config(instance=folder, database_url=url, secret_key="s3cret " * 8))
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    found = {}
    for world, (name, token) in enumerate(tokens.items()):
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = token
        unit = unit_id(world, 0)
        client.post(f"/team/units/{unit}/looks", data={"page": "figures"})
        client.post(f"/team/units/{unit}/looks", data={"page": "causes"})
        for page, path in PAGES.items():
            found[page, name] = Asked(client, path.format(unit=unit))
    return found


def answer_of(asked: dict[tuple[str, str], Asked]) -> dict[str, object]:
    """Turn the figures into medians and ratios."""
    answer: dict[str, object] = {}
    long, short = YEARS
    for page in PAGES:
        cpu = {name: statistics.median(asked[page, name].cpu_ms) for name in YEARS}
        for name in YEARS:
            told = (round(cpu[name], 2), asked[page, name].statements)
            answer[f"{page}, {name}: CPU ms, statements"] = told
        answer[f"{page}, {long} / {short}: CPU"] = round(cpu[long] / cpu[short], 2)
        more = asked[page, long].statements / asked[page, short].statements
        answer[f"{page}, {long} / {short}: statements"] = round(more, 2)
    return answer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    counted: list[str] = []
    event.listen(Engine, "before_cursor_execute", lambda *told: counted.append(told[2]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'offshift.sqlite3'}"
        database = open_database(url)
        upgrade(database)
        asked = visits(folder, url, fill(database, folder))
        for _ in range(options.rounds):
            for one in asked.values():
                one.ask(counted)
        database.writer.dispose()
    print_answer(answer_of(asked), as_json=options.json)


if __name__ == "__main__":
    main()
