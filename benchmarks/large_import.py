"""A long KakaoTalk room brought in whole: time against a bare pass over its lines, and memory.

Run: .venv/bin/python -m benchmarks.large_import [--json]
The floor is one compiled pattern tried on each line of the same file, in the same run and process.
Memory is the highest resident size above that of the idle process; idle is with everything loaded.
"""

import argparse
import json
import resource
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from benchmarks.kakaotalk_reader import android_room, bare_pass, seconds_of
from journal.accounts.commands import NewAccount, open_account
from journal.importing.commands import import_export
from journal.importing.kakaotalk import read_kakaotalk
from journal.importing.keys import marks_of
from journal.importing.normal_form import Choices, ImportRequest
from journal.importing.preparing import prepare_import
from journal.importing.queries import import_key_of
from journal.importing.undoing import undo_import
from journal.shifts.commands import set_repeating_rule
from journal.shifts.rules import RepeatingRule, Slot
from journal.storage.engine import Database, open_database
from journal.storage.upgrade import upgrade
from journal.vocabulary import Alerts, Locale

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 3, 1, tzinfo=UTC)
ROUNDS = 5


def resident_mib() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise RuntimeError


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def prepared(folder: str) -> tuple[Database, UUID]:
    database = open_database(f"sqlite:///{folder}/large.sqlite3")
    upgrade(database)
    account_id = uuid4()
    with Session(database.writer) as session, session.begin():
        open_account(
            session, account_id, NewAccount("mina@example.com", "x" * 20, Locale.KO, SEOUL), NOW
        )
        slots = tuple(Slot(day, 9 * 60, 18 * 60) for day in range(5))
        rule = RepeatingRule("Asia/Seoul", date(2015, 1, 1), None, slots)
        set_repeating_rule(session, account_id, uuid4(), rule, NOW)
    return database, account_id


def bring_in(
    database: Database, account_id: UUID, content: bytes
) -> tuple[UUID, int, tuple[float, float]]:
    """Bring a file in as the pages do; also say how long others can't write: on the wall, CPU."""
    with Session(database.reader) as session:
        export = read_kakaotalk(content)
        key = import_key_of(session, account_id)
        choices = Choices(SEOUL, Alerts.ON, export.timeline.owner)
        request = ImportRequest(uuid4(), export.timeline, choices, marks_of(key, content, export))
        ready = prepare_import(session, account_id, request, NOW)
    with Session(database.writer) as session:
        session.connection()
        begun = perf_counter(), process_time()
        summary: Any = import_export(session, account_id, request, NOW, ready=ready)
        session.commit()
    return request.id, summary.added, (perf_counter() - begun[0], process_time() - begun[1])


def undo(database: Database, account_id: UUID, import_id: UUID) -> None:
    with Session(database.writer) as session, session.begin():
        undo_import(session, account_id, import_id)


def short(content: bytes) -> bytes:
    """The first messages of a room, so that everything is loaded before memory is looked at."""
    return b"\r\n".join(content.split(b"\r\n")[:200])


def measured(content: bytes) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        database, account_id = prepared(folder)
        bring_in(database, account_id, short(content))
        idle = resident_mib()
        reading, whole, again, locked = [], [], [], []
        for _ in range(ROUNDS):
            floor, _found = seconds_of(lambda: bare_pass(content))
            taken, _export = seconds_of(lambda: read_kakaotalk(content))
            reading.append(taken / floor)
            taken, (import_id, added, held) = seconds_of(
                lambda: bring_in(database, account_id, content)
            )
            whole.append(taken)
            locked.append(held)
            taken, (_id, twice, _held) = seconds_of(lambda: bring_in(database, account_id, content))
            again.append(taken)
            undo(database, account_id, import_id)
        return {
            "megabytes": round(len(content) / 1e6, 1),
            "added": added,
            "added_again": twice,
            "reading_over_bare_pass": round(median(reading), 2),
            "bare_pass_seconds": round(floor, 3),
            "whole_import_seconds": round(median(whole), 2),
            "whole_import_over_bare_pass": round(median(whole) / floor, 1),
            "others_cannot_write_seconds": round(median(wall for wall, _cpu in locked), 2),
            "others_cannot_write_cpu_seconds": round(median(cpu for _wall, cpu in locked), 2),
            "again_seconds": round(median(again), 2),
            "mib_above_idle": round(peak_mib() - idle, 1),
        }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    found = measured(android_room())
    if chosen.json:
        print(json.dumps(found))
        return
    for name, value in found.items():
        print(f"{name.replace('_', ' ')}: {value}")


if __name__ == "__main__":
    main()
