"""What travels from the preview to the saving inside the page, so that nothing waits on disk.

Times, numbers and keyed hashes only, packed and signed; never a name, never a word. 400,000 events
with keys of their own take about 13.5 MB in the page, as many messages without them 0.8 MB.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import accumulate, pairwise
from typing import Any
from uuid import UUID

from app.imports.sealing import opened, sealed
from journal.errors import Invalid
from journal.importing.export import ReadingWarning, Timeline
from journal.importing.keys import DEDUP_BYTES
from journal.importing.normal_form import FileMarks, RoomChoice
from journal.vocabulary import SourceKind, ZoneBasis

MOST_ROOMS = 20_000
"""Rooms or numbers of one file; each has a key of its own in the page."""

_HASH_BYTES = 32
_KEPT = ("layout", "joins_rooms", "owner", "has_seconds", "system_lines", "saved")
_ARRAYS = {
    "moments": "q",
    "sender_indices": "I",
    "room_indices": "q",
    "durations": "q",
    "folded": "q",
}
_BYTES = ("ways", "channels", "outcomes")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A timeline with all by which its file, rooms and events are known again, and its kind."""

    kind: str
    timeline: Timeline
    marks: FileMarks

    @property
    def has_one_room(self) -> bool:
        """Whether it all goes into one room that she can say herself."""
        return len(self.marks.rooms) == 1 and not self.timeline.joins_rooms

    @property
    def partners(self) -> int:
        """How many rooms, numbers or apps there are to pick from."""
        return len(self.marks.partners)

    def marks_into(self, chosen: str) -> FileMarks:
        """Its marks with her answer to which room it is: ``new``, an id, or nothing said yet."""
        if not self.has_one_room or not chosen:
            return self.marks
        is_new = chosen == "new"
        room = replace(self.marks.rooms[0], room_id=None if is_new else UUID(chosen), is_new=is_new)
        return replace(self.marks, rooms=(room,))


def seal(account_id: UUID, parcel: Parcel) -> str:
    """Pack and sign a parcel for this person; raise ``Invalid`` when it has too many rooms."""
    timeline, marks = parcel.timeline, parcel.marks
    if parcel.partners > MOST_ROOMS:
        raise Invalid("too_many_rooms", field="file")
    parts = [_of_array(timeline, name).tobytes() for name in _ARRAYS]
    parts += [getattr(timeline, name) for name in _BYTES]
    keys = (*(room.head_key for room in marks.rooms), *marks.partners, *marks.events)
    return sealed(account_id, _head(parcel), parts, b"".join(keys))


def unseal(account_id: UUID, text: str) -> Parcel:
    """Open a parcel; raise ``Invalid`` when it is old, damaged, or somebody else's."""
    head, parts, keys = opened(account_id, text)
    return Parcel(head["kind"], _timeline(head, parts), _marks(head, keys))


def _head(parcel: Parcel) -> dict[str, Any]:
    timeline, marks = parcel.timeline, parcel.marks
    return {
        **{name: getattr(timeline, name) for name in _KEPT},
        "kind": parcel.kind,
        "source": timeline.source.value,
        "zone_basis": timeline.zone_basis.value,
        "warnings": [asdict(found) for found in timeline.warnings],
        "file_key": marks.file_key.hex(),
        "names": [room.names_its_room for room in marks.rooms],
        "partners": parcel.partners,
    }


def _timeline(head: dict[str, Any], parts: list[bytes]) -> Timeline:
    arrays: dict[str, Any] = {}
    for name, part in zip((*_ARRAYS, *_BYTES), parts, strict=True):
        arrays[name] = array(_ARRAYS[name], part) if name in _ARRAYS else part
    arrays["moments"] = array("q", accumulate(arrays["moments"]))
    return Timeline(
        source=SourceKind(head["source"]),
        zone_basis=ZoneBasis(head["zone_basis"]),
        warnings=warnings_in(head),
        **{name: head[name] for name in _KEPT},
        **arrays,
    )


def warnings_in(head: dict[str, Any]) -> tuple[ReadingWarning, ...]:
    """Read the doubts that were packed with a file."""
    return tuple(
        ReadingWarning(found["code"], found["count"], tuple(found["lines"]))
        for found in head["warnings"]
    )


def _marks(head: dict[str, Any], keys: bytes) -> FileMarks:
    names: list[bool] = head["names"]
    end_of_rooms = len(names) * _HASH_BYTES
    end_of_partners = end_of_rooms + head["partners"] * _HASH_BYTES
    heads = _cut(keys[:end_of_rooms], _HASH_BYTES)
    return FileMarks(
        file_key=bytes.fromhex(head["file_key"]),
        rooms=tuple(RoomChoice(*both) for both in zip(heads, names, strict=True)),
        partners=_cut(keys[end_of_rooms:end_of_partners], _HASH_BYTES),
        events=_cut(keys[end_of_partners:], DEDUP_BYTES),
    )


def _cut(keys: bytes, size: int) -> tuple[bytes, ...]:
    return tuple(keys[begin : begin + size] for begin in range(0, len(keys), size))


def _of_array(timeline: Timeline, name: str) -> "array[int]":
    numbers: array[int] = getattr(timeline, name)
    # Steps are small where moments are large, so they pack to a tenth.
    return array("q", _steps(numbers)) if name == "moments" else numbers


def _steps(moments: Sequence[int]) -> Iterable[int]:
    return (later - earlier for earlier, later in pairwise((0, *moments)))
