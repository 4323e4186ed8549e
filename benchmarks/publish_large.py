"""What publishing one window costs for 10,000 agents in 500 units with a year of entries.

    .venv/bin/python -m benchmarks.publish_large [--agents 10000] [--units 500] [--weeks 52]
        [--json]

Another process opens the database, says how much memory it holds, publishes, and says it again.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sqlalchemy.orm import Session

from benchmarks.entry_rows import write_entries
from benchmarks.invented_teams import Entries, Worlds, entries_of
from benchmarks.organisations import SEOUL, Layout, Stay, write
from benchmarks.real_publishing import Bench
from benchmarks.serving import ROOT, print_answer
from journal.aggregates.commands import publish
from journal.aggregates.copies import PublishedFiles
from journal.aggregates.queries import published_bodies
from journal.storage.engine import open_database
from journal.teams.windows import Window

CHECK_INS_A_WEEK = 5
PEOPLE_AT_ONCE = 500
UNITS_UNDER_ONE = 8
LEAD_OF_ALL = 1


def layout_of(agents: int, units: int, weeks: int) -> Layout:
    """A tree in which every unit has up to eight under it; all have agents, and one lead leads."""
    places = tuple(
        (unit, (unit - 1) // UNITS_UNDER_ONE if unit else None, 0) for unit in range(units)
    )
    stays = tuple(Stay(person, person % units) for person in range(agents + LEAD_OF_ALL))
    return Layout(weeks // 4, places, stays, ((agents, 0),))


def entries_in_parts(people: int, weeks: int, random: np.random.Generator) -> Iterator[Entries]:
    """Everybody's entries, some hundred people at once: five check-ins a week, and hard hits."""
    for first in range(0, people, PEOPLE_AT_ONCE):
        count = min(PEOPLE_AT_ONCE, people - first)
        present = np.ones((1, count, weeks), dtype=np.bool_)
        hits = entries_of(Worlds(present, np.array([-1])), random).hits
        place = np.arange(count * weeks * CHECK_INS_A_WEEK)
        person, rest = np.divmod(place, weeks * CHECK_INS_A_WEEK)
        week, weekday = np.divmod(rest, CHECK_INS_A_WEEK)
        felt = {"world": 0 * place, "person": first + person, "week": week, "weekday": weekday}
        for name in ("mood", "energy", "tension", "masking", "replay"):
            felt[name] = random.integers(1, 6, len(place))
        yield Entries(felt, {**hits, "person": first + hits["person"]})


def fill(file: Path, layout: Layout, weeks: int) -> dict[str, int]:
    """Write the organisation and all its entries; return how many there are."""
    random = np.random.default_rng(1)
    bench = Bench(file)
    many = {"check-ins": 0, "interactions": 0}
    with bench.database.writer.begin() as connection:
        write(connection, layout, [0], random)
    for entries in entries_in_parts(layout.people, weeks, random):
        with bench.database.writer.begin() as connection:
            write_entries(connection, layout, entries, range(1))
        many["check-ins"] += len(entries.check_ins["world"])
        many["interactions"] += len(entries.hits["world"])
    bench.database.writer.dispose()
    return many


def memory_mib(name: str) -> float:
    """What the kernel says of this process: ``VmRSS`` is held now, ``VmHWM`` was the most."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    found = next(line for line in status if line.startswith(f"{name}:"))
    return int(found.split()[1]) / 1024


def publish_here(file: Path, layout: Layout) -> dict[str, object]:
    """Publish the last window in this process."""
    database = open_database(f"sqlite:///{file}")
    window = Window(layout.windows - 1)
    organisation = layout.organisation_of(0)
    with database.writer.begin() as connection, Session(connection) as session:
        published_bodies(session, organisation, window)
        idle = memory_mib("VmRSS")
        began, worked = time.perf_counter(), time.process_time()
        files = PublishedFiles(file.parent / "published")
        publish(session, organisation, window, files, window.due_at(SEOUL))
        seconds, cpu = time.perf_counter() - began, time.process_time() - worked
        releases = len(published_bodies(session, organisation, window))
    return {
        "seconds": round(seconds, 2),
        "CPU seconds": round(cpu, 2),
        "peak MiB above idle": round(memory_mib("VmHWM") - idle, 1),
        "idle MiB": round(idle, 1),
        "releases": releases,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agents", type=int, default=10_000)
    parser.add_argument("--units", type=int, default=500)
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--publish", type=Path, help="publish what is in this file, and say so")
    asked = parser.parse_args()
    layout = layout_of(asked.agents, asked.units, asked.weeks)
    if asked.publish:
        print(json.dumps(publish_here(asked.publish, layout)))
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "offshift.sqlite3"
        many = fill(file, layout, asked.weeks)
        size = file.stat().st_size
        own = [f"--{name}={vars(asked)[name]}" for name in ("agents", "units", "weeks")]
        command = [sys.executable, "-m", "benchmarks.publish_large", *own, "--publish", str(file)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = {"agents": asked.agents, "units": asked.units, **many, "file MB": size // 10**6}
    print_answer(told | json.loads(done.stdout), as_json=asked.json)


if __name__ == "__main__":
    main()
