"""A device in the rolled-back session, and what it sends."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.devices.arrivals import keep_events
from journal.devices.events import SentEvent
from journal.devices.rules import Fate
from journal.devices.tokens import Device, NewToken, make_token, person_with_token
from journal.model import ContactEvent
from journal.vocabulary import ContactChannel, Initiation, TokenScope

NOW = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def device_of(session: Session, account_id: UUID) -> Device:
    new = NewToken(uuid4(), "Phone", frozenset(TokenScope))
    found = person_with_token(session, make_token(session, account_id, new, NOW))
    assert isinstance(found, Device)
    return found


def event(minutes_ago: int = 0, **said: Any) -> SentEvent:
    """A notification with an id of its own, so many minutes ago."""
    known = {"id": uuid4(), "at": NOW - MINUTE * minutes_ago, "channel": ContactChannel.PUSH}
    return SentEvent(**{**known, "app": "com.example.chat", **said})


def tap(minutes_ago: int, said: Initiation) -> SentEvent:
    return event(minutes_ago, channel=ContactChannel.OTHER, app=None, initiation=said)


def send(
    session: Session, device: Device, events: Sequence[SentEvent], now: datetime = NOW
) -> list[Fate]:
    return keep_events(session, device.account_id, device, events, now)


def kept(session: Session, account_id: UUID, *names: str) -> list[Any]:
    """Columns of what is kept, by time."""
    columns = [getattr(ContactEvent, name) for name in names]
    wanted = select(*columns).where(ContactEvent.account_id == account_id)
    rows = session.execute(wanted.order_by(ContactEvent.at, ContactEvent.id)).all()
    return [row[0] if len(names) == 1 else tuple(row) for row in rows]
