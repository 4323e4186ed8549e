"""Keyed hashes in place of words: known again by the same person's key, meaningless without it."""

import hmac
import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from journal.importing.export import ParsedExport
from journal.importing.normal_form import RoomChoice
from journal.vocabulary import Direction

DEDUP_BYTES = 16

_PART_OR_COUNT = re.compile(
    r"-\d{1,4}\.txt$|\(\d{1,5}(?: people)?\)| \d{1,5} (?=님과 카카오톡 대화)"
)
_NAMED_AFTER_ITS_TIME = re.compile(r"(?:Kakao)?Talk_?(?:Chats)?[\d_.: -]*(?:\.txt)?$")


def file_key(key: bytes, content: bytes) -> bytes:
    """Name a file without keeping anything of it; 32 bytes."""
    return hmac.digest(key, b"file|" + content, sha256)


def label_key(key: bytes, label: str) -> bytes:
    """Name a room by what the person calls it; case and outer blanks do not matter."""
    return _keyed(key, "label", unicodedata.normalize("NFC", label).strip().casefold())


def head_key(key: bytes, head_line: str) -> bytes:
    """Name a room by the first line of its export, without part numbers and head counts."""
    return _keyed(key, "head", " ".join(_PART_OR_COUNT.sub("", head_line).split()))


def beginning_key(key: bytes, first_minute: int) -> bytes:
    """Name a room whose export has no title by the minute of its first record."""
    return _keyed(key, "beginning", str(first_minute))


def names_its_room(head_line: str | None) -> bool:
    """Whether a head line says which room it is; newer iPhones only write when it was saved."""
    return head_line is not None and _NAMED_AFTER_ITS_TIME.match(head_line) is None


def known_by(key: bytes, export: ParsedExport, label: str | None = None) -> RoomChoice:
    """What a room can be known by: its title or its beginning, and the person's own label."""
    names_it = names_its_room(export.head_line)
    first_minute = export.timeline.moments[0] // 60
    return RoomChoice(
        head_key=head_key(key, export.head_line or "")
        if names_it
        else beginning_key(key, first_minute),
        names_its_room=names_it,
        label_key=None if label is None else label_key(key, label),
    )


def dedup_keys(key: bytes, room_id: UUID, sent: Iterable[tuple[int, Direction]]) -> list[bytes]:
    """Sixteen bytes for each message, the same from every device's export of the room.

    ``sent`` holds UTC seconds and direction. Seconds are cut, since phones do not write them;
    messages of one minute and direction are told apart by their number in that minute.
    """
    numbers: dict[tuple[int, Direction], int] = {}
    keys = []
    for seconds, direction in sent:
        minute = seconds // 60
        number = numbers.get((minute, direction), 0)
        numbers[minute, direction] = number + 1
        canonical = f"kakaotalk|{room_id.hex}|{minute}|{direction.value}|{number}"
        keys.append(hmac.digest(key, canonical.encode(), sha256)[:DEDUP_BYTES])
    return keys


def _keyed(key: bytes, what: str, words: str) -> bytes:
    return hmac.digest(key, f"kakaotalk-{what}|{words}".encode(), sha256)
