"""Contact as a device sends it, and the keyed hashes by which it is known again."""

import hmac
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.importing.keys import DEDUP_BYTES, head_key
from journal.vocabulary import (
    ContactChannel,
    ContactOutcome,
    Direction,
    Initiation,
    ZoneBasis,
)

USUAL_WAYS = {
    ContactChannel.PUSH: Direction.IN,
    ContactChannel.TICKET: Direction.IN,
    ContactChannel.APP_OPEN: Direction.OUT,
}
"""Which way it went, where a device doesn't say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentEvent:
    """One contact as a device sends it; nothing in it is kept as it stands but closed words.

    ``at`` None is the moment it comes in; ``zone`` None is the clock of the account. ``app`` and
    ``notification`` are any words by which an app and its notification are known again.
    """

    id: UUID | None = None
    at: datetime | None = None
    zone: ZoneInfo | None = None
    channel: ContactChannel
    direction: Direction | None = None
    initiation: Initiation | None = None
    app: str | None = None
    notification: str | None = None
    outcome: ContactOutcome = ContactOutcome.NONE
    duration_seconds: int | None = None

    @property
    def way(self) -> Direction:
        """Which way it went, as said or as is usual for its channel."""
        return self.direction or USUAL_WAYS.get(self.channel, Direction.NONE)

    @property
    def zone_basis(self) -> ZoneBasis:
        """Whether the device told its zone, or the account's is taken."""
        return ZoneBasis.ACCOUNT if self.zone is None else ZoneBasis.IN_FILE


@dataclass(frozen=True, slots=True)
class Marked:
    """A sent event with its moment, in whole seconds, and by what it and its app are known.

    ``dedup_key`` has 16 bytes, ``body_hash`` 32; ``head_key`` is that of its app's room, None
    without an app.
    """

    sent: SentEvent
    id: UUID
    at: datetime
    zone: ZoneInfo
    dedup_key: bytes
    body_hash: bytes
    head_key: bytes | None


def marked(event: SentEvent, key: bytes, zone: ZoneInfo, now: datetime) -> Marked:
    """Give an event its moment and its hashes under a person's key.

    A phone posts one message several times, so what one notification of an app sends in a minute
    counts once; without a notification it is what the app sends. An event that has only an id is
    known by that.
    """
    at = (event.at or now).replace(microsecond=0)
    own = event.notification is None and event.id is not None
    same = {
        "app": event.app,
        "channel": event.channel.value,
        "initiation": event.initiation,
        "minute": int(at.timestamp()) // 60,
        "notification": event.notification,
        "way": event.way.value,
    }
    dedup = _hashed(key, "device", str(event.id) if own else same)[:DEDUP_BYTES]
    return Marked(
        event,
        event.id or UUID(bytes=dedup),
        at,
        event.zone or zone,
        dedup,
        _hashed(key, "device-body", _said(event)),
        None if event.app is None else head_key(key, event.app, "app"),
    )


def _said(event: SentEvent) -> dict[str, object]:
    at = None if event.at is None else event.at.astimezone(UTC).isoformat()
    plain = replace(event, at=None, zone=None, direction=event.way)
    fields = {name: getattr(plain, name) for name in plain.__slots__}
    return fields | {"at": at, "zone": event.zone and event.zone.key}


def _hashed(key: bytes, what: str, said: object) -> bytes:
    text = json.dumps(said, sort_keys=True, default=str)
    return hmac.digest(key, f"{what}|{text}".encode(), sha256)
