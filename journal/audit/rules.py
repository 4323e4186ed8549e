"""One record an act, bound to the one before: what is hashed, and how a chain is checked."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from journal.vocabulary import Act, Role

BEGINNING = bytes(32)
"""What the first record is bound to."""

KEPT = timedelta(days=2 * 365)
GRANTS_KEPT = timedelta(days=3 * 365)
GRANTS = frozenset({Act.ROLE_TAKEN, Act.ROLE_REVOKED})
"""The records that are kept longer: who had which role."""

OPEN = GRANTS | {Act.FOUNDED}
"""The acts about a person that everybody they reach may read: they say who can look."""

LOOKS = (Act.FIGURES_OPENED, Act.CAUSES_OPENED)
"""The acts of looking at a unit, which each of its members can read."""

OUT_OF_STEP = timedelta(days=1)
"""How far two neighbours may be out of order: the time of an act is taken before its number."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acted, in which role; ``name`` is the one at work that the persons concerned read.

    An operator acts on the machine: without an account, under the name "operator".
    """

    account_id: UUID | None
    role: Role
    name: str


OPERATOR = Actor(None, Role.OPERATOR, "operator")


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, about which unit or person, and what else says what it was (and why).

    ``details`` holds words and numbers that the persons concerned may read: a unit's name, how
    many invitations, a reason. Never an address, never anything of a journal.
    """

    act: Act
    unit_id: UUID | None = None
    about_id: UUID | None = None
    details: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A record as it stands in the chain.

    ``own_hash`` is what its content hashes to as it is read now; None when it was emptied for
    its age, and ``at`` with it.
    """

    number: int
    at: datetime | None
    own_hash: bytes | None
    content_hash: bytes
    chain_hash: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """The newest record at some time: whoever wrote it down notices when it is gone later."""

    number: int
    chain_hash: bytes


@dataclass(frozen=True, slots=True)
class Walked:
    """How many records there are, the number of the first that does not fit, and the newest."""

    records: int
    first_break: int | None
    head: Head


def content_hash(said: Mapping[str, Any]) -> bytes:
    """SHA-256 over everything a record says, by column; its moment is written in UTC."""
    written = dict(said)
    written["at"] = None if written["at"] is None else written["at"].astimezone(UTC).isoformat()
    return sha256(json.dumps(written, sort_keys=True, default=str).encode()).digest()


def chain_hash(previous: bytes, own: bytes) -> bytes:
    """SHA-256 over the hash before and the record's own."""
    return sha256(previous + own).digest()


def walk(links: Iterable[Link], now: datetime, known: Head | None = None) -> Walked:
    """Go along the whole chain; ``known`` is a head that must still be in it as it was."""
    count, broken, latest = 0, None, None
    head = Head(0, BEGINNING)
    for link in links:
        count += 1
        follows = link.number == head.number + 1 and _is_bound(link, head.chain_hash)
        is_whole = follows and _is_itself(link) and not _is_emptied_early(link, latest, now)
        if broken is None and not (is_whole and _is_as_known(link, known)):
            broken = head.number + 1
        head = Head(link.number, link.chain_hash)
        latest = link.at or latest
    if broken is None and known is not None and head.number < known.number:
        broken = head.number + 1
    return Walked(count, broken, head)


def _is_bound(link: Link, previous: bytes) -> bool:
    return chain_hash(previous, link.content_hash) == link.chain_hash


def _is_itself(link: Link) -> bool:
    return link.own_hash is None or link.own_hash == link.content_hash


def _is_emptied_early(link: Link, latest: datetime | None, now: datetime) -> bool:
    # An emptied record shows no age. What stands before it is older, so it bounds it.
    if link.own_hash is not None or latest is None:
        return False
    return now - latest < KEPT - OUT_OF_STEP


def _is_as_known(link: Link, known: Head | None) -> bool:
    return known is None or link.number != known.number or link.chain_hash == known.chain_hash
