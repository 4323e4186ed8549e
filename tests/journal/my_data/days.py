"""Days of Mina's with one of everything on each, made past the pages."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from journal.check_ins.commands import record_check_in
from journal.check_ins.rules import Answers
from journal.check_ins.rules import Entry as CheckInEntry
from journal.exposure.commands import Tap, record_contact
from journal.interactions.commands import record_interaction
from journal.interactions.rules import Entry, Hit
from journal.model import (
    AnsweredOffer,
    Change,
    CheckIn,
    ContactEvent,
    CoverageInterval,
    DayOff,
    EmployerRequest,
    Goal,
    GoalTap,
    InstrumentAnswer,
    Interaction,
    MessagePlan,
    Note,
    NoteKey,
    NoteVersion,
    SessionRun,
    ShiftEnd,
    StoredFinding,
)
from journal.my_data.clearing import Clearing
from journal.my_data.rules import Span
from journal.vocabulary import Initiation, InteractionKind
from tests.conftest import SEOUL

FIRST = date(2026, 3, 2)
WRITTEN = datetime(2026, 3, 10, tzinfo=UTC)
NOW = datetime(2026, 3, 20, tzinfo=UTC)
DATED = (CheckIn, Interaction, ContactEvent, InstrumentAnswer, GoalTap)
BY_MOMENT = (SessionRun, AnsweredOffer)
HASHED = {"body_hash": bytes(32), "created_at": WRITTEN}


def at(day: date, hour: int = 20) -> datetime:
    return datetime.combine(day, time(hour), SEOUL)


def clearing(first: date, last: date, **said: Any) -> Clearing:
    """Make what is to be cleared; say ``by``, ``limit``, ``stays_away`` where they matter."""
    span = Span(first, last, SEOUL, said.get("by", NOW))
    return Clearing(span, NOW, said.get("limit", 500), stays_away=said.get("stays_away", True))


def live(session: Session, account_id: UUID, days: int = 3) -> list[date]:
    """Write one of everything on each of some days, and return the days."""
    lived = [FIRST + timedelta(days=number) for number in range(days)]
    goal_id = uuid4()
    add(session, Goal, account_id, id=goal_id, number=1, kind="sleep", **HASHED)
    for day in lived:
        _write(session, account_id, day)
        _look_back(session, account_id, day, goal_id)
    stored = {"journal_version": 1, "method_version": "1", "tier": "x", "answer": {}}
    add(session, StoredFinding, account_id, key="evening.energy", computed_at=WRITTEN, **stored)
    return lived


def _write(session: Session, account_id: UUID, day: date) -> None:
    check_in = CheckInEntry(
        id=uuid4(), at=at(day), zone=SEOUL, local_date=day, answers=Answers(mood=3)
    )
    record_check_in(session, account_id, check_in, WRITTEN)
    hit = Entry(id=uuid4(), at=at(day, 16), zone=SEOUL, hit=Hit(kind=InteractionKind.THREAT))
    record_interaction(session, account_id, hit, WRITTEN)
    tap = Tap(at=at(day, 22), zone=SEOUL, initiation=Initiation.PUSHED)
    record_contact(session, account_id, uuid4(), tap, WRITTEN)


def _look_back(session: Session, account_id: UUID, day: date, goal_id: UUID) -> None:
    asked = {"instrument": "phq2", "edition": "2003", "language": "en", "answers": {"a": 1}}
    filled = {**asked, "at": at(day), "local_date": day, **HASHED}
    add(session, InstrumentAnswer, account_id, **filled)
    add(session, GoalTap, account_id, goal_id=goal_id, local_date=day, at=at(day))
    add(session, Change, account_id, kind="app_deleted", on_date=day, **HASHED)
    add(session, SessionRun, account_id, session="slow_exhale", started_at=at(day))
    offered = {"entry": "water_walk", "moment": "evening", "reason": "drained"}
    add(session, AnsweredOffer, account_id, **offered, answer="started", at=at(day))
    planned = {"times": "600 840", "slack_minutes": 30, "since": day, "until": day}
    add(session, MessagePlan, account_id, **planned, created_at=WRITTEN)


def add(into: Session, table: type[Any], account_id: UUID, /, **values: Any) -> UUID:
    """Add one row; its id is made here unless the table has none or it is said."""
    if "id" in table.__table__.c:
        values.setdefault("id", uuid4())
    into.execute(insert(table).values(account_id=account_id, **values))
    made: UUID = values.get("id", account_id)
    return made


def note_about(
    session: Session,
    account_id: UUID,
    subject_id: UUID | None,
    kind: str = "check_in",
    on: datetime = WRITTEN,
) -> UUID:
    """Keep a sealed note about an entry, or one of a day where it is about none."""
    key = session.get(NoteKey, (account_id, 1))
    if key is None:
        wrapped = {"by_passphrase": b"p", "by_recovery": b"r", "revision": 1}
        dated = {"created_at": WRITTEN, "changed_at": WRITTEN}
        add(session, NoteKey, account_id, generation=1, **wrapped, **dated)
    head = {"kind": kind, "subject_id": subject_id, "generation": 1, "version": 1}
    note_id = add(session, Note, account_id, **head, created_at=on, changed_at=on)
    add(session, NoteVersion, account_id, note_id=note_id, version=1, body=b"sealed", at=on)
    return note_id


def ask_employer(session: Session, account_id: UUID, interaction_id: UUID) -> UUID:
    asked = {"asked": "rest", "asked_on": FIRST, "outcome": "open", "version": 1}
    return add(
        session, EmployerRequest, account_id, interaction_id=interaction_id, **asked, **HASHED
    )


def cover(session: Session, account_id: UUID, import_id: UUID, begin: date, end: date) -> None:
    span = {"starts_at": at(begin, 0), "ends_at": at(end, 0)}
    add(session, CoverageInterval, account_id, import_id=import_id, **span)


def enter_shifts(session: Session, account_id: UUID, day: date) -> None:
    add(session, DayOff, account_id, local_date=day, created_at=WRITTEN)
    ended = {"shift_starts_at": at(day, 9), "ended_at": at(day, 19), "created_at": WRITTEN}
    add(session, ShiftEnd, account_id, **ended)


def days_left(session: Session, account_id: UUID, table: Any) -> list[date]:
    asked = select(table.local_date).where(table.account_id == account_id)
    return sorted(set(session.execute(asked).scalars()))


def count(session: Session, account_id: UUID, *tables: Any) -> list[int]:
    return [_count(session, account_id, table) for table in tables]


def _count(session: Session, account_id: UUID, table: Any) -> int:
    asked = select(func.count()).select_from(table).where(table.account_id == account_id)
    return session.execute(asked).scalar_one()


def only(found: Iterable[Any]) -> Any:
    (one,) = found
    return one
