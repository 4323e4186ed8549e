"""One record an act, bound to the one before: what is hashed, and how a chain is checked."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from journal.vocabulary import Act, Role

BEGINNING = bytes(32)
"""What the first record is bound to."""

KEPT = timedelta(days=2 * 365)
GRANTS_KEPT = timedelta(days=3 * 365)
GRANTS = frozenset({Act.ROLE_TAKEN, Act.ROLE_REVOKED})


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
class Content:
    """All that a record says; ``at`` is in UTC."""

    number: int
    at: datetime
    organisation_id: UUID | None
    actor: Actor
    deed: Deed


@dataclass(frozen=True, slots=True)
class Link:
    """A record as it stands in the chain; ``content`` is None when it was emptied for its age."""

    number: int
    content: Content | None
    content_hash: bytes
    chain_hash: bytes


def content_hash(content: Content) -> bytes:
    """SHA-256 over everything a record says."""
    said = asdict(content)
    said["at"] = content.at.astimezone(UTC).isoformat()
    return sha256(json.dumps(said, sort_keys=True, default=str).encode()).digest()


def chain_hash(previous: bytes, own: bytes) -> bytes:
    """SHA-256 over the hash before and the record's own."""
    return sha256(previous + own).digest()


def first_break(links: Iterable[Link]) -> int | None:
    """The number of the first record that does not fit the chain, None when all do."""
    previous, expected = BEGINNING, 1
    for link in links:
        is_itself = link.content is None or content_hash(link.content) == link.content_hash
        is_bound = chain_hash(previous, link.content_hash) == link.chain_hash
        if not (is_itself and is_bound and link.number == expected):
            return expected
        previous, expected = link.chain_hash, expected + 1
    return None


def is_too_old(act: Act, at: datetime, now: datetime) -> bool:
    """Whether a record is emptied: after two years, a role's after three."""
    return now - at > (GRANTS_KEPT if act in GRANTS else KEPT)
