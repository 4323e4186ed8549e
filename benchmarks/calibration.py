"""Does what is said of people hold? Simulated agents through the product's own doors.

    .venv/bin/python -m benchmarks.calibration --data DIR [DIR ...] [--days N] [--json]

Each folder holds the files of one run of a simulator: agents, shifts, checkins, interactions,
after_hours and marks (CSV) and truth.json. Every agent gets an account in a fresh database; shifts,
check-ins, interactions and contact come in through the JSON API with a token, marks through the
same command as on the page; then all findings are worked out as the server does it. `--days` keeps
only so many days from the start.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path

from flask import Flask

from app import create_app
from app.config import Config
from app.database import reading
from benchmarks.calibration_feed import Agent, agents_in, feed
from benchmarks.calibration_tally import Outcome, Tally, thresholds
from journal.findings.queries import worked_out
from journal.storage.engine import open_database
from journal.storage.upgrade import upgrade


def settle(place: str) -> None:
    """Tell a process where its database may lie; whoever made the place also removes it."""
    tempfile.tempdir = place


@cache
def offshift() -> Flask:
    """An Offshift of this process's own, with an empty database."""
    folder = Path(tempfile.mkdtemp())
    address = f"sqlite:///{folder / 'offshift.sqlite3'}"
    database = open_database(address)
    upgrade(database)
    database.writer.dispose()
    return create_app(Config(folder, address, "not a secret: nobody's data are here" * 2))


def outcome_of(agent: Agent, truth: dict[str, object]) -> Outcome:
    """Feed one agent and work out all there is to find."""
    app = offshift()
    account_id = feed(app, agent)
    with app.app_context(), reading() as session:
        found = worked_out(session, account_id).found
    days = sorted(row["day"] for row in agent.rows["checkins"])
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    return Outcome(found, truth, first, (last - first).days + 1)


def tally_of(folder: Path, days: int | None, pool: ProcessPoolExecutor) -> Tally:
    """Everything of one folder."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    tally = Tally(truth["scenario"])
    agents = list(agents_in(folder, days))
    known = [truth["per_agent"][agent.name] for agent in agents]
    for one in pool.map(outcome_of, agents, known, chunksize=4):
        tally.add(one)
    return tally


def lines(summary: dict[str, object], held: dict[str, bool]) -> Iterator[str]:
    """One folder as it is printed."""
    yield f"{summary['scenario']}:"
    for name, value in summary.items():
        if name not in {"scenario", "tiers"} and value not in (None, {}, 0):
            yield f"    {name}: {value}"
    for name, counts in dict(summary["tiers"]).items():  # type: ignore[call-overload]
        yield f"    {name}: {counts}"
    for name, is_held in held.items():
        yield f"    {'holds' if is_held else 'DOES NOT HOLD'}: {name}"


def main() -> int:
    """Read the folders, print what came out, and end with 1 when a promise does not hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--days", type=int)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    began = time.monotonic()
    report = []
    with (
        tempfile.TemporaryDirectory(prefix="calibration-") as place,
        ProcessPoolExecutor(options.processes, initializer=settle, initargs=(place,)) as pool,
    ):
        for folder in options.data:
            summary = tally_of(folder, options.days, pool).summary()
            held = thresholds(summary)
            report.append({"folder": folder.name, **summary, "held": held})
            if not options.json:
                print("\n".join(lines(summary, held)), flush=True)
    is_good = all(held for one in report for held in one["held"].values())  # type: ignore[attr-defined]
    seconds = round(time.monotonic() - began, 1)
    if options.json:
        print(json.dumps({"folders": report, "seconds": seconds, "holds": is_good}))
    else:
        print(f"{seconds} s; {'everything holds' if is_good else 'NOT everything holds'}")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
