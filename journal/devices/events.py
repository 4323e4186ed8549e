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


_SAYS_MORE = (ContactOutcome.NONE, ContactOutcome.MISSED, ContactOutcome.ANSWERED)


@dataclass(frozen=True, slots=True)
class Facts:
    """All in which two reports of one contact may differ; ``at`` is in whole seconds."""

    at: datetime
    zone: ZoneInfo
    zone_basis: ZoneBasis
    outcome: ContactOutcome
    duration_seconds: int | None

    def joined(self, other: "Facts") -> "Facts":
        """What both come to, whichever came first.

        The earlier moment, a zone that the device told (of two the first by name), the outcome
        that says more, and the longer duration.
        """
        told = min(
            (self, other),
            key=lambda one: (one.is_of_account, "" if one.is_of_account else one.zone.key),
        )
        return Facts(
            min(self.at, other.at),
            told.zone,
            told.zone_basis,
            max(self.outcome, other.outcome, key=_SAYS_MORE.index),
            max(
                self.duration_seconds,
                other.duration_seconds,
                key=lambda one: -1 if one is None else one,
            ),
        )

    @property
    def is_of_account(self) -> bool:
        """Whether the device told no zone."""
        return self.zone_basis is ZoneBasis.ACCOUNT


@dataclass(frozen=True, slots=True)
class Marked:
    """A sent event with its facts, and by what it and its app are known.

    ``dedup_key`` has 16 bytes; ``body_hash`` has 32 and is None without an id, when there is
    nothing that another body could stand for. ``head_key`` is that of its app's room, None without
    an app.
    """

    sent: SentEvent
    id: UUID
    facts: Facts
    dedup_key: bytes
    body_hash: bytes | None
    head_key: bytes | None

    @property
    def at(self) -> datetime:
        """When it was."""
        return self.facts.at


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
    facts = Facts(at, event.zone or zone, event.zone_basis, event.outcome, event.duration_seconds)
    return Marked(
        event,
        event.id or UUID(bytes=dedup),
        facts,
        dedup,
        None if event.id is None else _hashed(key, "device-body", _said(event)),
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
