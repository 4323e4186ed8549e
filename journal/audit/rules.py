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
"""The acts of looking at a unit, which everybody of the organisation can read.

What is shown of one unit may speak for others too, so a look at it concerns more than its members.
"""

OUT_OF_STEP = timedelta(days=1)
"""How far two neighbours may be out of order: the time of an act is taken before its number."""

APART = timedelta(days=30)
"""How far two marks lie from each other."""


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
    its age, and ``at`` with it. ``kept`` is how long it says something.
    """

    number: int
    at: datetime | None
    own_hash: bytes | None
    content_hash: bytes
    chain_hash: bytes
    kept: timedelta = KEPT


@dataclass(frozen=True, slots=True)
class Mark:
    """No record from this number on is older than this moment.

    Whoever wrote marks down notices when records are emptied before their time; ``kept`` is how
    long the one of this very number says something.
    """

    number: int
    at: datetime
    kept: timedelta = KEPT


@dataclass(frozen=True, slots=True)
class Head:
    """The newest record at some time: whoever wrote it down notices when it is gone later."""

    number: int
    chain_hash: bytes


@dataclass(frozen=True, slots=True)
class Walked:
    """How many records there are, the number of the first that does not fit, and the newest.

    ``marks`` are the oldest record that still says something, and one a month after it.
    """

    records: int
    first_break: int | None
    head: Head
    marks: tuple[Mark, ...] = ()


def content_hash(said: Mapping[str, Any]) -> bytes:
    """SHA-256 over everything a record says, by column; its moment is written in UTC."""
    written = dict(said)
    written["at"] = None if written["at"] is None else written["at"].astimezone(UTC).isoformat()
    return sha256(json.dumps(written, sort_keys=True, default=str).encode()).digest()


def chain_hash(previous: bytes, own: bytes) -> bytes:
    """SHA-256 over the hash before and the record's own."""
    return sha256(previous + own).digest()


def kept_for(act: str | None) -> timedelta:
    """How long a record of an act says something."""
    return GRANTS_KEPT if act in GRANTS else KEPT


def walk(
    links: Iterable[Link], now: datetime, known: Head | None = None, marks: Iterable[Mark] = ()
) -> Walked:
    """Go along the whole chain; ``known`` is a head that must still be in it as it was.

    ``marks`` say how old a record can be that says nothing any more; without them an emptied
    record is held against the one before it that still speaks, and otherwise believed.
    """
    count, broken, ages = 0, None, _Ages(now, marks)
    head = Head(0, BEGINNING)
    for link in links:
        count += 1
        follows = link.number == head.number + 1 and _is_bound(link, head.chain_hash)
        is_of_its_age = ages.is_believable(link)
        is_whole = follows and is_of_its_age and _is_itself(link)
        if broken is None and not (is_whole and _is_as_known(link, known)):
            broken = head.number + 1
        head = Head(link.number, link.chain_hash)
    if broken is None and known is not None and head.number < known.number:
        broken = head.number + 1
    return Walked(count, broken, head, tuple(ages.marks))


def _is_bound(link: Link, previous: bytes) -> bool:
    return chain_hash(previous, link.content_hash) == link.chain_hash


def _is_itself(link: Link) -> bool:
    return link.own_hash is None or link.own_hash == link.content_hash


def _is_as_known(link: Link, known: Head | None) -> bool:
    return known is None or link.number != known.number or link.chain_hash == known.chain_hash


class _Ages:
    """How old records are at most, told along the chain: an emptied one shows no age itself."""

    def __init__(self, now: datetime, known: Iterable[Mark]) -> None:
        self._now = now
        self._known = {mark.number: mark for mark in known}
        self._latest: datetime | None = None
        self.marks: list[Mark] = []

    def is_believable(self, link: Link) -> bool:
        """Whether a record speaks, or is as old as one has to be that no longer does."""
        mark = self._known.get(link.number)
        if mark is not None:
            self._not_before(mark.at)
        if link.own_hash is None:
            return not self._is_young(mark)
        if link.at is not None:
            self._not_before(link.at)
            self._mark(Mark(link.number, link.at, link.kept))
        return True

    def _is_young(self, mark: Mark | None) -> bool:
        by_itself = mark is not None and self._now - mark.at < mark.kept - OUT_OF_STEP
        # What stands before it is older, so it bounds it.
        by_others = self._latest is not None and self._now - self._latest < KEPT - OUT_OF_STEP
        return by_itself or by_others

    def _not_before(self, at: datetime) -> None:
        self._latest = at if self._latest is None else max(self._latest, at)

    def _mark(self, mark: Mark) -> None:
        if not self.marks or mark.at - self.marks[-1].at >= APART:
            self.marks.append(mark)
