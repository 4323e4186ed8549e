"""What travels from the preview to the saving inside the page, so that nothing waits on disk.

Times, sender numbers and keyed hashes only, packed and signed; never a name, never a word.
"""

import base64
import binascii
import json
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import Any
from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, TimestampSigner

from journal.errors import Invalid
from journal.importing.export import ReadingWarning, Timeline
from journal.importing.normal_form import RoomChoice

GOOD_FOR_SECONDS = 24 * 60 * 60
_KEPT = ("layout", "owner", "has_seconds", "system_lines", "saved")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A timeline with what its file and its room are known by."""

    timeline: Timeline
    file_key: bytes
    head_key: bytes
    names_its_room: bool

    def room(self, chosen: str = "") -> RoomChoice:
        """Return the room of an answer: ``new``, an id, or nothing said yet."""
        is_new = chosen == "new"
        room_id = UUID(chosen) if chosen and not is_new else None
        return RoomChoice(self.head_key, self.names_its_room, room_id=room_id, is_new=is_new)


def seal(account_id: UUID, parcel: Parcel) -> str:
    """Pack and sign a parcel for this person."""
    timeline = parcel.timeline
    head = {
        **{name: getattr(timeline, name) for name in _KEPT},
        "warnings": [asdict(found) for found in timeline.warnings],
        "file_key": parcel.file_key.hex(),
        "head_key": parcel.head_key.hex(),
        "names_its_room": parcel.names_its_room,
        "count": len(timeline.moments),
    }
    steps = array("q", _steps(timeline.moments))
    body = json.dumps(head).encode() + b"\n" + steps.tobytes() + timeline.sender_indices.tobytes()
    packed = base64.urlsafe_b64encode(zlib.compress(body, 9))
    return _signer(account_id).sign(packed).decode()


def unseal(account_id: UUID, sealed: str) -> Parcel:
    """Open a parcel; raise ``Invalid`` when it is old, damaged, or somebody else's."""
    try:
        packed = _signer(account_id).unsign(sealed, max_age=GOOD_FOR_SECONDS)
        head_line, _, body = zlib.decompress(base64.urlsafe_b64decode(packed)).partition(b"\n")
    except (BadSignature, zlib.error, binascii.Error):
        raise Invalid("bad_payload", field="file") from None
    head: dict[str, Any] = json.loads(head_line)
    steps, indices = array("q"), array("I")
    end_of_steps = head["count"] * steps.itemsize
    steps.frombytes(body[:end_of_steps])
    indices.frombytes(body[end_of_steps:])
    timeline = Timeline(
        moments=array("q", accumulate(steps)),
        sender_indices=indices,
        warnings=tuple(
            ReadingWarning(found["code"], found["count"], tuple(found["lines"]))
            for found in head["warnings"]
        ),
        **{name: head[name] for name in _KEPT},
    )
    file_key, head_key = bytes.fromhex(head["file_key"]), bytes.fromhex(head["head_key"])
    return Parcel(timeline, file_key, head_key, head["names_its_room"])


def _steps(moments: Iterable[int]) -> Iterable[int]:
    return (later - earlier for earlier, later in pairwise((0, *moments)))


def _signer(account_id: UUID) -> TimestampSigner:
    return TimestampSigner(
        current_app.secret_key or "", salt=f"import-{account_id}", digest_method=sha256
    )
