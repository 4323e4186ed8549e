"""Haesol's Friday class, and people who come to it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.consents.own import TEXTS, agree_to
from journal.model.shift import SingleShift
from journal.sessions.scheduled_commands import join_date
from journal.sessions.scheduled_queries import Gathering, Gatherings, gatherings
from journal.sessions.scheduled_rules import Standing
from journal.teams.announcing import Announcement, announce_session
from journal.vocabulary import OwnPurpose, PlaceKind, Repeats, SessionKind
from tests.conftest import SEOUL
from tests.journal.teams.founded import NOW, Founded, join, make_account

FRIDAY = date(2026, 3, 13)
BEGINS = datetime(2026, 3, 13, 8, 30, tzinfo=UTC)
"""17:30 in Seoul; it takes 40 minutes."""

OVER = BEGINS + timedelta(minutes=40)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def make_class(session: Session, house: Founded, **said: Any) -> UUID:
    """Announce a class; once, for everybody, one place."""
    new = {
        "id": uuid4(),
        "unit_id": None,
        "title": "Friday class",
        "place": "Room 3",
        "starts_at": BEGINS,
        "minutes": 40,
        "kind": SessionKind.MEDITATION,
        "capacity": 1,
        **said,
    }
    announce_session(session, house.id, house.by, Announcement(**new), NOW)
    return UUID(str(new["id"]))


def weekly(**said: Any) -> dict[str, Any]:
    return {"repeats": Repeats.WEEKLY, "until": date(2026, 12, 31), **said}


def people(session: Session, house: Founded, *names: str) -> list[UUID]:
    """Accounts that belong to Night."""
    made = [make_account(session, name) for name in names]
    for account_id in made:
        join(session, house, account_id, house.night)
    return made


def ask(
    session: Session,
    account_id: UUID,
    session_id: UUID,
    held_on: date = FRIDAY,
    *,
    now: datetime = NOW,
    place_id: UUID | None = None,
) -> PlaceKind:
    return join_date(session, account_id, place_id or uuid4(), session_id, held_on, now=now)


def agrees(session: Session, account_id: UUID, purpose: OwnPurpose, now: datetime = NOW) -> None:
    agree_to(session, account_id, uuid4(), purpose, text_version=TEXTS[purpose], now=now)


def seen(session: Session, account_id: UUID, now: datetime = NOW) -> Gatherings:
    return gatherings(session, account_id, now, SEOUL)


def hers(session: Session, account_id: UUID, now: datetime = NOW) -> list[Gathering]:
    return list(seen(session, account_id, now).own)


def standing(session: Session, account_id: UUID, now: datetime = NOW) -> list[Standing]:
    return [one.standing for one in hers(session, account_id, now)]


def shift_on(session: Session, account_id: UUID, day: date, begin: int, end: int) -> None:
    """A shift from one full hour to another, in Seoul."""
    session.execute(
        insert(SingleShift).values(
            account_id=account_id,
            id=uuid4(),
            local_date=day,
            zone=SEOUL.key,
            start_minute=begin * 60,
            end_minute=end * 60,
            replaces_day=True,
            kind="work",
            created_at=NOW,
        )
    )
