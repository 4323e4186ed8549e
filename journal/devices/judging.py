"""What becomes of each event of a request: new, known, or not to be kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from journal.devices.events import Facts, Marked
from journal.devices.rules import Fate, Kept, NotKept, check_range
from journal.errors import Invalid
from journal.shifts.claims import refuse_future


@dataclass(frozen=True, slots=True)
class Known:
    """What a journal holds of what comes in.

    ``hashes`` are those of bodies by id, ``facts`` go by the key against doubles, ``deleted`` are
    ids of what she deleted. ``rooms`` are those that apps have, ``free`` is how many more may be.
    """

    hashes: Mapping[UUID, bytes | None]
    facts: Mapping[bytes, Facts]
    deleted: frozenset[UUID]
    rooms: frozenset[bytes]
    free: int


@dataclass(frozen=True, slots=True)
class Judged:
    """The fate of each event in order; by key what is new and what was told again.

    ``again`` has the facts that all reports of it come to. ``heads`` are the apps that need a room.
    """

    fates: list[Fate] = field(default_factory=list)
    new: dict[bytes, Marked] = field(default_factory=dict)
    again: dict[bytes, Marked] = field(default_factory=dict)
    heads: dict[bytes, None] = field(default_factory=dict)


def judged(coming: Sequence[Marked], known: Known, now: datetime) -> Judged:
    """Say what becomes of events; two reports of one contact come to the same in any order."""
    found, hashes = Judged(), dict(known.hashes)
    for one in coming:
        key, fate = one.dedup_key, _fate(one, known, found, hashes, now=now)
        found.fates.append(fate)
        if fate == Kept(is_new=True):
            found.new[key], hashes[one.id] = one, one.body_hash
            if one.head_key is not None and one.head_key not in known.rooms:
                found.heads[one.head_key] = None
        elif fate == Kept(is_new=False) and key in found.new:
            first = found.new[key]
            found.new[key] = replace(first, facts=first.facts.joined(one.facts))
        elif fate == Kept(is_new=False) and key in known.facts:
            before = found.again[key].facts if key in found.again else known.facts[key]
            found.again[key] = replace(one, facts=before.joined(one.facts))
    return found


def _fate(
    one: Marked,
    known: Known,
    found: Judged,
    hashes: Mapping[UUID, bytes | None],
    *,
    now: datetime,
) -> Fate:
    try:
        check_range(one.at)
        refuse_future(one.at, now)
    except Invalid as refusal:
        return NotKept("at", refusal.reason)
    is_there = one.dedup_key in known.facts or one.dedup_key in found.new
    if one.id in hashes and not (is_there and one.sent.id is None):
        is_same = hashes[one.id] == one.body_hash
        return Kept(is_new=False) if is_same else NotKept("id", "conflict")
    if is_there:
        return Kept(is_new=False)
    if one.id in known.deleted:
        return NotKept("id", "deleted")
    return _in_a_room(one, known, found)


def _in_a_room(one: Marked, known: Known, found: Judged) -> Fate:
    """New, unless its app has no room and there are enough of them."""
    has_room = one.head_key is None or one.head_key in known.rooms or one.head_key in found.heads
    if has_room or len(found.heads) < known.free:
        return Kept(is_new=True)
    return NotKept("app", "too_many_rooms")
