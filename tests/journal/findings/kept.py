"""Rows for the tests of findings, with everything that does not matter here filled in."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.findings.days import Day
from journal.model import CheckIn, ContactEvent, CoverageInterval, ImportBatch, Room
from journal.shifts.commands import set_repeating_rule
from journal.shifts.rules import RepeatingRule, Slot

ZONE = "Asia/Seoul"
NINE_IN_SEOUL = timedelta(hours=9)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
OFFICE = RepeatingRule(
    ZONE, date(2026, 1, 1), None, tuple(Slot(day, 9 * 60, 18 * 60) for day in range(5))
)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A wall clock time in Seoul."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - NINE_IN_SEOUL


def keep_shifts(session: Session, account_id: UUID) -> None:
    set_repeating_rule(session, account_id, uuid4(), OFFICE, LONG_AGO)


def keep_check_in(session: Session, account_id: UUID, day: date, **given: object) -> None:
    row = {"account_id": account_id, "id": uuid4(), "at": at(day, 18, 30), "zone": ZONE}
    said = {"local_date": day, "energy": 3, "mood": 3, "body_hash": b"x" * 32} | given
    session.execute(insert(CheckIn).values(**row, **said, created_at=LONG_AGO))


def keep_room(session: Session, account_id: UUID, alerts: str) -> UUID:
    room_id = uuid4()
    row = {"account_id": account_id, "id": room_id, "alerts": alerts, "relation": "customer"}
    session.execute(insert(Room).values(**row, number=room_id.int % 9999, created_at=LONG_AGO))
    return room_id


def keep_event(session: Session, account_id: UUID, moment: datetime, **given: object) -> None:
    plain = {
        "source_kind": "kakaotalk",
        "channel": "messenger",
        "zone": ZONE,
        "precision": "minute",
        "zone_basis": "asked",
        "direction": "in",
        "opened_by": "them",
        "initiation": "pushed",
        "initiation_basis": "rule",
        "local_date": moment.date(),
        "local_minute": 0,
        "is_outside_shift": True,
    }
    own = {"account_id": account_id, "id": uuid4(), "at": moment, "dedup_key": uuid4().bytes}
    session.execute(insert(ContactEvent).values(**plain | given | own, created_at=LONG_AGO))


def keep_coverage(session: Session, account_id: UUID, begin: datetime, end: datetime) -> None:
    import_id = uuid4()
    batch = {
        "source_kind": "kakaotalk",
        "layout": "android_kr",
        "parser_version": 1,
        "file_key": b"f" * 32,
        "zone": ZONE,
        "zone_basis": "asked",
        "message_count": 1,
        "system_count": 0,
        "added_count": 1,
        "duplicate_count": 0,
        "body_hash": b"b" * 32,
        "created_at": LONG_AGO,
    }
    session.execute(insert(ImportBatch).values(account_id=account_id, id=import_id, **batch))
    row = {"account_id": account_id, "id": uuid4(), "import_id": import_id}
    session.execute(insert(CoverageInterval).values(**row, starts_at=begin, ends_at=end))


def keep_diary(session: Session, account_id: UUID, days: list[Day]) -> None:
    """Keep what makes these days again: shifts, check-ins, contact of whole minutes, coverage."""
    keep_shifts(session, account_id)
    room = keep_room(session, account_id, "on")
    for day in days:
        keep_check_in(session, account_id, day.local_date, energy=day.energy, mood=day.mood)
        minutes = int(day.pushed or 0)
        for minute in sorted({*range(0, minutes - 4, 5), minutes - 5}) if minutes else ():
            keep_event(session, account_id, at(day.local_date, 20, minute), room_id=room)
    begin, end = at(days[0].local_date, 0), at(days[-1].local_date + timedelta(days=3), 0)
    keep_coverage(session, account_id, begin, end)
