"""Calendars by address: adding and removing them, which there are, and which are due.

The address is sealed by whoever holds the key to it; here it is bytes that nobody can read.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import Conflict, Invalid, NotFound
from journal.model import CalendarFeed, RosterImport
from journal.rosters.memory import forget
from journal.rosters.queries import hash_key_of
from journal.rosters.refreshing import FETCH_EVERY, replace_future

MOST_FEEDS = 5


@dataclass(frozen=True, slots=True)
class NewFeed:
    """A calendar to subscribe to; ``address`` is hashed, and only ``sealed_address`` is kept."""

    id: UUID
    address: str
    sealed_address: bytes
    zone: ZoneInfo
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscribed calendar; ``last_problem`` is the code of what went wrong at the last try."""

    account_id: UUID
    id: UUID
    sealed_address: bytes
    zone: ZoneInfo
    is_whole: bool
    last_tried_at: datetime | None
    last_fetched_at: datetime | None
    last_problem: str | None
    bad_event_count: int
    created_at: datetime


def add_feed(session: Session, account_id: UUID, new: NewFeed, now: datetime) -> None:
    """Subscribe to a calendar; a replay changes nothing.

    Raises ``Conflict`` for a used id, ``Invalid`` ``known_address`` or ``too_many_feeds``.
    """
    touch(session, account_id)
    key = hash_key_of(session, account_id)
    body = hmac.digest(key, f"feed|{new.address}|{new.zone.key}|{new.is_whole}".encode(), sha256)
    kept = dict(
        session.execute(
            select(CalendarFeed.id, CalendarFeed.body_hash).where(
                CalendarFeed.account_id == account_id
            )
        ).all()
    )
    if new.id in kept:
        if kept[new.id] != body:
            raise Conflict
        return
    if body in kept.values():
        raise Invalid("known_address", field="address")
    if len(kept) >= MOST_FEEDS:
        raise Invalid("too_many_feeds", field="address")
    session.execute(
        insert(CalendarFeed).values(
            account_id=account_id,
            id=new.id,
            sealed_address=new.sealed_address,
            zone=new.zone.key,
            is_whole=new.is_whole,
            next_fetch_at=now + FETCH_EVERY,
            body_hash=body,
            created_at=now,
        )
    )


def feeds_of(session: Session, account_id: UUID) -> list[Feed]:
    """A person's subscribed calendars, the oldest first."""
    rows = session.scalars(
        select(CalendarFeed)
        .where(CalendarFeed.account_id == account_id)
        .order_by(CalendarFeed.created_at, CalendarFeed.id)
    )
    return [_feed(row) for row in rows]


def feed_of(session: Session, account_id: UUID, feed_id: UUID) -> Feed:
    """One subscribed calendar; raise ``NotFound``."""
    row = session.get(CalendarFeed, (account_id, feed_id))
    if row is None:
        raise NotFound
    return _feed(row)


def due_feeds(session: Session, now: datetime, most: int) -> list[Feed]:
    """The calendars of everybody that are to be fetched again, the longest waiting first."""
    rows = session.scalars(
        select(CalendarFeed)
        .where(CalendarFeed.next_fetch_at <= now)
        .order_by(CalendarFeed.next_fetch_at)
        .limit(most)
    )
    return [_feed(row) for row in rows]


def remove_feed(session: Session, account_id: UUID, feed_id: UUID, now: datetime) -> None:
    """End a subscription: what was before today stays, what was to come goes.

    Raises ``NotFound``.
    """
    feed = feed_of(session, account_id, feed_id)
    brought = session.get(RosterImport, (account_id, feed_id))
    if brought is not None:
        today = now.astimezone(feed.zone).date()
        replace_future(session, account_id, brought, None, today)
    session.execute(
        update(RosterImport)
        .where(RosterImport.account_id == account_id, RosterImport.feed_id == feed_id)
        .values(feed_id=None)
    )
    session.execute(
        delete(CalendarFeed).where(
            CalendarFeed.account_id == account_id, CalendarFeed.id == feed_id
        )
    )
    forget(session, account_id, feed_id)
    touch(session, account_id)


def _feed(row: CalendarFeed) -> Feed:
    return Feed(
        row.account_id,
        row.id,
        row.sealed_address,
        ZoneInfo(row.zone),
        row.is_whole,
        row.last_tried_at,
        row.last_fetched_at,
        row.last_problem,
        row.bad_event_count,
        row.created_at,
    )
