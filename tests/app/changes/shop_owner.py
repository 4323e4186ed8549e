"""The shop owner's half year: pushed contact every night, until the app goes on 29 January."""

import random
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.changes.commands import mark_change
from journal.changes.rules import Mark
from journal.model import CheckIn
from journal.shifts.commands import set_repeating_rule
from journal.shifts.rules import RepeatingRule, Slot
from journal.vocabulary import ChangeKind
from tests.journal.findings.kept import keep_coverage, keep_event, keep_room

SEOUL = ZoneInfo("Asia/Seoul")
DELETED = date(2026, 1, 29)
DAYS_EACH_SIDE = 60
FIRST = DELETED - timedelta(days=DAYS_EACH_SIDE)
LAST = DELETED + timedelta(days=DAYS_EACH_SIDE)
NOW = datetime(2026, 4, 2, 3, tzinfo=UTC)
EVERY_DAY = tuple(Slot(day, 10 * 60, 20 * 60) for day in range(7))


def keep_half_year(
    session: Session,
    account_id: UUID,
    *,
    gained: float,
    is_contact_less: bool = True,
    seed: int = 7,
) -> UUID:
    """Keep shifts, check-ins, contact and the mark; ``gained`` points of energy after it.

    Return the id of the mark.
    """
    rule = RepeatingRule("Asia/Seoul", FIRST - timedelta(days=7), None, EVERY_DAY)
    set_repeating_rule(session, account_id, uuid4(), rule, NOW)
    room = keep_room(session, account_id, "on")
    keep_coverage(session, account_id, _at(FIRST, 0), _at(LAST + timedelta(days=3), 0))
    draw, state = random.Random(seed), 0.0
    for number in range(2 * DAYS_EACH_SIDE + 1):
        day = FIRST + timedelta(days=number)
        is_after = day >= DELETED
        state = 0.3 * state + draw.gauss(0, 0.7)
        _keep_answers(session, account_id, day, 2.6 + state + gained * is_after, draw)
        keep = _keep_chosen if is_after and is_contact_less else _keep_pushed
        keep(session, account_id, room, day)
    mark = Mark(uuid4(), ChangeKind.APP_DELETED, DELETED)
    mark_change(session, account_id, mark, DELETED, NOW)
    return mark.id


def _keep_chosen(session: Session, account_id: UUID, room: UUID, day: date) -> None:
    own_word = {"initiation": "chosen", "initiation_basis": "user", "channel": "app_open"}
    keep_event(session, account_id, _at(day, 21), room_id=room, **own_word)


def _keep_pushed(session: Session, account_id: UUID, room: UUID, day: date) -> None:
    for hour in (21, 22, 23):
        keep_event(session, account_id, _at(day, hour, 10), room_id=room)


def _keep_answers(
    session: Session, account_id: UUID, day: date, energy: float, draw: random.Random
) -> None:
    row = {"account_id": account_id, "id": uuid4(), "at": _at(day, 20, 30), "zone": "Asia/Seoul"}
    said = {
        "local_date": day,
        "energy": _scale(energy),
        "mood": _scale(3 + draw.gauss(0, 0.8)),
        "tension": _scale(3 + draw.gauss(0, 0.8)),
    }
    session.execute(insert(CheckIn).values(**row, **said, body_hash=b"x" * 32, created_at=NOW))


def _scale(state: float) -> int:
    return min(5, max(1, round(state)))


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SEOUL).astimezone(UTC)
