"""How a link of the chain is made, and how a chain is checked from its first link on."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from journal.vocabulary import LinkKind

BEGINNING = bytes(32)
"""What the first link is bound to."""

SAID = ("kind", "channel", "ending", "backed", "overtime_minutes")
"""The answers of an incident that the chain speaks of.

Those that are about herself (how hard, still with her, what would have prevented it) are not in
it, so that no file made from it can carry them.
"""

Content = Mapping[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class NewLink:
    """What is to be bound next; ``subject_id`` is the incident or the request it is about."""

    kind: LinkKind
    subject_id: UUID | None
    content: Content


@dataclass(frozen=True, slots=True)
class Words:
    """One version of a note as it is kept; ``body`` is all of its bytes, still encrypted."""

    note_id: UUID
    version: int
    body: bytes


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link as it is kept; hashes are SHA-256 (32 bytes), ``at`` is in UTC, whole seconds.

    ``subject_id``, ``salt`` and ``content`` (canonical JSON) are None once it is deleted.
    """

    number: int
    kind: LinkKind
    subject_id: UUID | None
    salt: bytes | None
    content: str | None
    commitment: bytes
    previous: bytes
    link: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class Head:
    """The newest link: whoever has it written down elsewhere notices a chain made anew."""

    number: int
    link: bytes
    at: datetime


class Fault(StrEnum):
    """Why a link does not fit."""

    NUMBER = "number"
    TIME = "time"
    CONTENT = "content"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Holds:
    """Every link fits; ``links`` is how many there are."""

    links: int


@dataclass(frozen=True, slots=True)
class Broken:
    """The first link that does not fit: where it stands, counted from 1, and why."""

    number: int
    why: Fault


def canonical(value: Any) -> str:
    """The one way to write a value as JSON: keys sorted, no spaces, no escapes, NFC.

    Raise ``ValueError`` for a number that JSON has no word for.
    """
    written = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return unicodedata.normalize("NFC", written)


def stamp(at: datetime) -> str:
    """An aware moment in UTC to the second, always 20 characters: 2026-03-05T12:00:00Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def commitment(salt: bytes, content: str) -> bytes:
    """What binds a content without telling it, as long as its salt (32 bytes) is not known."""
    return sha256(b"offshift chain-1 content" + salt + content.encode()).digest()


def leaf(at: str, kind: str, committed: bytes) -> bytes:
    """What stands in the chain for moment, kind and content; alone it tells none of them."""
    return sha256(b"offshift chain-1 leaf" + at.encode() + kind.encode() + committed).digest()


def link(previous: bytes, number: int, own: bytes) -> bytes:
    """The hash of a link: of the one before, its number from 1, and its own leaf."""
    numbered = number.to_bytes(8, "big")
    return sha256(b"offshift chain-1 link" + previous + numbered + own).digest()


def incident_content(
    incident_id: UUID, at: datetime, zone: str, said: Mapping[str, str | int | None]
) -> Content:
    """What the chain says of an incident; what was not answered is left out."""
    answers = {name: value for name in SAID if (value := said[name]) is not None}
    return {"incident": str(incident_id), "at": stamp(at), "zone": zone, **answers}


def brought_in(content: Content, kept_since: datetime) -> Content:
    """The same of an incident that was there before the chain began.

    ``kept_since`` is when the database says that it was written: no link of that day shows it.
    """
    return {**content, "brought_in": True, "kept_since": stamp(kept_since)}


def words_content(subject_id: UUID, words: Words) -> Content:
    """What the chain says of a version of her own words: that they are these, and not one word."""
    return {
        "subject": str(subject_id),
        "note": str(words.note_id),
        "version": words.version,
        "body_sha256": sha256(words.body).hexdigest(),
    }


def says_the_same(content: Content, other: Content) -> bool:
    """Whether two contents differ in nothing but how they came into the chain."""
    ways = {"brought_in", "kept_since"}
    kept = [{key: one[key] for key in one if key not in ways} for one in (content, other)]
    return kept[0] == kept[1]


def verify(links: Iterable[ChainLink]) -> Holds | Broken:
    """Go along a chain in the order of its numbers."""
    number, before = 0, None
    for one in links:
        number += 1
        fault = _fault(one, number, before)
        if fault is not None:
            return Broken(number, fault)
        before = one
    return Holds(number)


def _fault(one: ChainLink, number: int, before: ChainLink | None) -> Fault | None:
    previous = BEGINNING if before is None else before.link
    own = leaf(stamp(one.at), one.kind.value, one.commitment)
    if one.number != number:
        return Fault.NUMBER
    if before is not None and one.at < before.at:
        return Fault.TIME
    if one.previous != previous or one.link != link(previous, number, own):
        return Fault.LINK
    return None if _is_committed_to(one) else Fault.CONTENT


def _is_committed_to(one: ChainLink) -> bool:
    if one.salt is None or one.content is None:
        return one.salt is None and one.content is None
    return commitment(one.salt, one.content) == one.commitment
