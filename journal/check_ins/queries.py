"""Reading a person's own check-ins: one, the latest, those of some days, or page by page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, select, tuple_
from sqlalchemy.orm import Session

from journal.check_ins.rules import NAMES, Answers
from journal.errors import NotFound
from journal.model.check_in import CheckIn, CheckInTag, OwnTag
from journal.shifts.claims import day_of
from journal.shifts.queries import roster_around
from journal.vocabulary import Backed, Leaving


@dataclass(frozen=True, slots=True)
class LoggedCheckIn:
    """One check-in as it is kept; ``at`` is in UTC, ``zone`` where the clock was then.

    ``local_date`` is the day it counts for; ``version`` rises with each edit.
    """

    id: UUID
    at: datetime
    zone: ZoneInfo
    local_date: date
    version: int
    body_hash: bytes
    answers: Answers


@dataclass(frozen=True, slots=True)
class Rating:
    """The three scales (1 to 5, None where not answered) that pictures and findings rest on."""

    at: datetime
    local_date: date
    mood: int | None
    energy: int | None
    tension: int | None


_COLUMNS = (
    CheckIn.id,
    CheckIn.at,
    CheckIn.zone,
    CheckIn.local_date,
    CheckIn.version,
    CheckIn.body_hash,
    *(getattr(CheckIn, name) for name in NAMES),
)
_HEAD = len(_COLUMNS) - len(NAMES)


def day_for(session: Session, account_id: UUID, at: datetime, zone: ZoneInfo) -> date:
    """The day a check-in of an aware moment counts for, as the shifts around it tell."""
    return day_of(at, zone, roster_around(session, account_id, at, at).claiming(at))


def check_in_of(session: Session, account_id: UUID, check_in_id: UUID) -> LoggedCheckIn:
    """One check-in of this person; raise ``NotFound`` for any other id."""
    found = _logged(session, _of(account_id).where(CheckIn.id == check_in_id))
    if not found:
        raise NotFound
    return found[0]


def tags_of(session: Session, account_id: UUID, check_in_id: UUID) -> tuple[str, ...]:
    """Her own words for what she did, as they hang on one check-in, in alphabetical order."""
    found = session.execute(
        select(OwnTag.label)
        .join(
            CheckInTag,
            (CheckInTag.account_id == OwnTag.account_id) & (CheckInTag.tag_id == OwnTag.id),
        )
        .where(OwnTag.account_id == account_id, CheckInTag.check_in_id == check_in_id)
        .order_by(OwnTag.label)
    )
    return tuple(found.scalars())


def check_ins_between(
    session: Session, account_id: UUID, first_day: date, last_day: date
) -> tuple[LoggedCheckIn, ...]:
    """The check-ins that count for the days from first to last, both included, by time."""
    days = CheckIn.local_date.between(first_day, last_day)
    return _logged(session, _of(account_id).where(days).order_by(CheckIn.at, CheckIn.id))


def latest_check_ins(session: Session, account_id: UUID, count: int) -> tuple[LoggedCheckIn, ...]:
    """The last ``count`` check-ins, the newest first."""
    return check_ins_page(session, account_id, None, count)


def check_ins_page(
    session: Session, account_id: UUID, before: tuple[datetime, UUID] | None, count: int
) -> tuple[LoggedCheckIn, ...]:
    """Up to ``count`` check-ins older than (moment, id), or the newest, newest first."""
    asked = _of(account_id).order_by(CheckIn.at.desc(), CheckIn.id.desc()).limit(count)
    if before is not None:
        asked = asked.where(tuple_(CheckIn.at, CheckIn.id) < before)
    return _logged(session, asked)


def ratings_between(
    session: Session, account_id: UUID, first_day: date, last_day: date
) -> tuple[Rating, ...]:
    """Mood, energy and tension of the days from first to last, both included, by time."""
    found = session.execute(
        select(CheckIn.at, CheckIn.local_date, CheckIn.mood, CheckIn.energy, CheckIn.tension)
        .where(CheckIn.account_id == account_id, CheckIn.local_date.between(first_day, last_day))
        .order_by(CheckIn.at, CheckIn.id)
    )
    return tuple(Rating(*row) for row in found)


def _of(account_id: UUID) -> Select[Any]:
    return select(*_COLUMNS).where(CheckIn.account_id == account_id)


def _logged(session: Session, asked: Select[Any]) -> tuple[LoggedCheckIn, ...]:
    return tuple(_entry(row) for row in session.execute(asked))


def _entry(row: Row[Any]) -> LoggedCheckIn:
    check_in_id, at, zone, local_date, version, body_hash = row[:_HEAD]
    answers = _answers(zip(NAMES, row[_HEAD:], strict=True))
    return LoggedCheckIn(check_in_id, at, ZoneInfo(zone), local_date, version, body_hash, answers)


def _answers(stored: Iterable[tuple[str, Any]]) -> Answers:
    said = {name: value for name, value in stored if value is not None}
    if "backed" in said:
        said["backed"] = Backed(said["backed"])
    if "leaving" in said:
        said["leaving"] = Leaving(said["leaving"])
    return Answers(**said)
