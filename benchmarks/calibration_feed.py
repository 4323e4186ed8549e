"""Feeds one simulated agent through the product's own doors: the JSON API, and a mark.

What a phone's heartbeats would have said is kept as coverage directly, and "I am out now" as the
end of each shift, for a simulation has no real time to pass; all else goes through requests with
a personal token.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.database import writing
from journal.accounts.commands import NewAccount, open_account
from journal.changes.commands import mark_change
from journal.changes.rules import Mark
from journal.devices.tokens import NewToken, make_token
from journal.findings.contact import SETTLING
from journal.model import CoverageInterval, ImportBatch, ShiftEnd
from journal.vocabulary import ChangeKind, Locale, TokenScope

Row = dict[str, str]
NOW = datetime(2026, 11, 1, tzinfo=UTC)
PASSWORD = "a quiet evening by the river"  # noqa: S105 - nobody's
KINDS = {
    "abuse": "insult",
    "escalation_threat": "threat_to_report",
    "one_sided_demand": "unending_demand",
    "shaming": "insult",
    "repeat_contact": "unending_demand",
    "kpi_pressure": "target_pressure",
}
MARKS = {"deleted_app": ChangeKind.APP_DELETED, "new_habit": ChangeKind.NEW_HABIT}
FILES = ("shifts", "checkins", "after_hours", "interactions", "marks")


@dataclass(frozen=True)
class Agent:
    """One agent with the rows of each file; ``until`` cuts the diary off, None takes it whole."""

    name: str
    zone: ZoneInfo
    rows: Mapping[str, Sequence[Row]]


def agents_in(folder: Path, days: int | None = None) -> Iterator[Agent]:
    """Read a folder of simulated agents; ``days`` keeps only so many days from the start."""
    files = {name: _by_agent(_rows(folder / f"{name}.csv")) for name in FILES}
    first = min(row["start"][:10] for rows in files["shifts"].values() for row in rows)
    end = (date.fromisoformat(first) + timedelta(days=days or 36_500)).isoformat()
    for row in _rows(folder / "agents.csv"):
        name = row["agent"]
        kept = {file: [one for one in by[name] if _day(one) < end] for file, by in files.items()}
        yield Agent(name, ZoneInfo(row["tz"]), kept)


def feed(app: Flask, agent: Agent) -> UUID:
    """Open an account for an agent, send everything in, and return the account's id."""
    account_id = uuid4()
    new = NewAccount(f"{account_id}@calibration.example", PASSWORD, Locale.EN, agent.zone)
    with app.app_context(), writing() as session:
        open_account(session, account_id, new, NOW)
        scopes = frozenset(TokenScope)
        token = make_token(session, account_id, NewToken(uuid4(), "simulated", scopes), NOW)
    sender = _Sender(app, token)
    sender.send("shifts", "shifts", 100, map(_shift, agent.rows["shifts"]))
    sender.send("check-ins", "check_ins", 100, map(_check_in, agent.rows["checkins"]))
    sender.send("interactions", "interactions", 100, map(_interaction, agent.rows["interactions"]))
    sender.send("contact-events", "events", 500, map(_contact, agent.rows["after_hours"]))
    sender.say_alive()
    with app.app_context(), writing() as session:
        _keep_ends(session, account_id, agent)
        _keep_coverage(session, account_id, agent)
        for row in agent.rows["marks"]:
            on = date.fromisoformat(row["date"])
            mark = Mark(uuid4(), MARKS[row["what"]], on)
            mark_change(session, account_id, mark, NOW.date(), NOW)
    return account_id


class _Sender:
    """A phone that sends in pieces, and stops at the first thing that was not kept."""

    def __init__(self, app: Flask, token: str) -> None:
        self._client = app.test_client(use_cookies=False)
        self._headers = {"Authorization": f"Bearer {token}"}

    def send(self, path: str, name: str, most: int, items: Iterable[dict[str, Any]]) -> None:
        left = list(items)
        while left:
            piece, left = left[:most], left[most:]
            answer = self._client.post(f"/api/v1/{path}", json={name: piece}, headers=self._headers)
            told = answer.get_json()
            if not answer.status_code < HTTPStatus.BAD_REQUEST or told["refused"]:
                raise SystemExit(f"{path} was not kept: {answer.status_code} {told}")

    def say_alive(self) -> None:
        """Be a phone that listens, which is what coverage hangs on."""
        self._client.post("/api/v1/alive", headers=self._headers)


def _shift(row: Row) -> dict[str, Any]:
    begin, end = _moment(row["start"]), _moment(row["scheduled_end"])
    return {
        "id": str(uuid4()),
        "date": begin.date().isoformat(),
        "begin": begin.strftime("%H:%M"),
        "end": end.strftime("%H:%M"),
    }


def _check_in(row: Row) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "at": _moment(row["at"]).isoformat(),
        "date": row["day"],
        "mood": int(row["mood"]),
        "energy": int(row["energy"]),
        "tension": int(row["stress"]),
    }


def _interaction(row: Row) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "at": _moment(row["at"]).isoformat(),
        "kind": KINDS[row["kind"]],
        "intensity": int(row["severity"]),
    }


def _contact(row: Row) -> dict[str, Any]:
    # The file's minutes are the whole disturbance, settling included.
    lasted = max(timedelta(), timedelta(minutes=int(row["minutes"])) - SETTLING)
    return {
        "id": str(uuid4()),
        "at": _moment(row["at"]).isoformat(),
        "channel": "messenger",
        "app": row["initiated"],
        "initiation": row["initiated"],
        "duration_seconds": int(lasted.total_seconds()),
    }


def _keep_ends(session: Session, account_id: UUID, agent: Agent) -> None:
    rows = [
        {
            "account_id": account_id,
            "shift_starts_at": _moment(row["start"]),
            "ended_at": _moment(row["end"]),
            "created_at": NOW,
        }
        for row in agent.rows["shifts"]
    ]
    session.execute(insert(ShiftEnd), rows)


def _keep_coverage(session: Session, account_id: UUID, agent: Agent) -> None:
    of_the_phone = select(ImportBatch.id).where(ImportBatch.account_id == account_id)
    import_id = session.execute(of_the_phone.limit(1)).scalar_one()
    starts = [_moment(row["start"]) for row in agent.rows["shifts"]]
    span = {
        "starts_at": min(starts) - timedelta(days=14),
        "ends_at": max(starts) + timedelta(days=14),
    }
    row = {"account_id": account_id, "id": uuid4(), "import_id": import_id, **span}
    session.execute(insert(CoverageInterval).values(**row))


def _day(row: Row) -> str:
    return next(row[name] for name in ("day", "date", "start", "at") if name in row)[:10]


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _by_agent(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["agent"]].append(row)
    return found


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
