"""People read from a folder of simulated agents: agents, shifts, checkins and after_hours (CSV)."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from journal.findings.contact import SETTLING, Disturbance
from journal.findings.diary import Rated, Sources
from journal.findings.evenings import Stretch
from journal.findings.logs import Logged
from journal.shifts.rules import ShiftInterval
from journal.vocabulary import Initiation

Row = dict[str, str]


def people_in(folder: Path) -> Iterator[Sources]:
    shifts = _by_agent(folder / "shifts.csv")
    check_ins = _by_agent(folder / "checkins.csv")
    contact = _by_agent(folder / "after_hours.csv")
    hits = _by_agent(folder / "interactions.csv")
    for agent in _rows(folder / "agents.csv"):
        name, zone = agent["agent"], ZoneInfo(agent["tz"])
        worked = [_shift(row, zone) for row in shifts[name]]
        whole = Stretch(
            worked[0].starts_at - timedelta(days=14), worked[-1].ends_at + timedelta(days=14)
        )
        yield Sources(
            zone=zone,
            shifts=worked,
            check_ins=[_check_in(row) for row in check_ins[name]],
            disturbances=[_disturbance(row) for row in contact[name]],
            coverage=[whole],
            interactions=[_hit(row, worked) for row in hits[name]],
        )


def _shift(row: Row, zone: ZoneInfo) -> ShiftInterval:
    start = _moment(row["start"])
    return ShiftInterval(
        start.astimezone(zone).date(),
        zone.key,
        start,
        _moment(row["scheduled_end"]),
        _moment(row["end"]),
        is_closed=True,
    )


def _check_in(row: Row) -> Rated:
    return Rated(
        local_date=date.fromisoformat(row["day"]),
        at=_moment(row["at"]),
        energy=int(row["energy"]),
        mood=int(row["mood"]),
        tension=int(row["stress"]),
    )


def _disturbance(row: Row) -> Disturbance:
    at = _moment(row["at"])
    # The file's minutes are the whole disturbance, settling included.
    lasted = max(timedelta(), timedelta(minutes=int(row["minutes"])) - SETTLING)
    return Disturbance(at, at + lasted, Initiation(row["initiated"]), is_by_hand=False)


def _hit(row: Row, worked: list[ShiftInterval]) -> Logged:
    at = _moment(row["at"])
    shift = worked[int(row["shift_id"]) - 1]
    return Logged(
        local_date=shift.local_date,
        at=at,
        intensity=int(row["severity"]),
        minutes_before_end=int((shift.planned_end - at).total_seconds() // 60),
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _by_agent(path: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(path):
        found[row["agent"]].append(row)
    return found


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
