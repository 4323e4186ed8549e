"""Keyed hashes in place of words: known again by the same person's key, meaningless without it."""

import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import sha256

from journal.importing.export import ParsedExport
from journal.importing.normal_form import FileMarks, RoomChoice
from journal.vocabulary import Direction, SourceKind

DEDUP_BYTES = 16

# An app is one room, whether its notifications or the looks at it are known.
_FAMILIES = {SourceKind.NOTIFICATION: "app", SourceKind.ACTIVITY: "app", SourceKind.DEVICE: "app"}

_PART_OR_COUNT = re.compile(
    r"-\d{1,4}\.txt$|\(\d{1,5}(?: people)?\)| (?:\d{1,5} )?(?=님과 카카오톡 대화)"
)
_NAMED_AFTER_ITS_TIME = re.compile(r"(?:Kakao)?Talk_?(?:Chats)?[\d_.: -]*(?:\.txt)?$")


def file_key(key: bytes, content: bytes) -> bytes:
    """Name a file without keeping anything of it; 32 bytes."""
    return hmac.digest(key, b"file|" + content, sha256)


def label_key(key: bytes, label: str) -> bytes:
    """Name a room by what the person calls it; case and outer blanks do not matter."""
    return _keyed(key, "kakaotalk-label", unicodedata.normalize("NFC", label).strip().casefold())


def head_key(key: bytes, head_line: str, family: str = "kakaotalk") -> bytes:
    """Name a room by the first line of its export, without part numbers and head counts."""
    words = " ".join(_PART_OR_COUNT.sub("", head_line).split())
    return _keyed(key, f"{family}-head", words)


def beginning_key(key: bytes, first_minute: int, family: str = "kakaotalk") -> bytes:
    """Name a room whose export has no title by the minute of its first record."""
    return _keyed(key, f"{family}-beginning", str(first_minute))


def names_its_room(head_line: str | None) -> bool:
    """Whether a head line says which room it is; newer iPhones only write when it was saved."""
    return head_line is not None and _NAMED_AFTER_ITS_TIME.match(head_line) is None


def marks_of(
    key: bytes, content: bytes, export: ParsedExport, label: str | None = None
) -> FileMarks:
    """All by which a file, its rooms and its events are known again.

    ``label`` is the person's own word for the room of a file that has one.
    """
    source = export.timeline.source
    shared = _FAMILIES.get(source, source.value)
    rooms = [room.partition("\t")[0] for room in export.rooms]
    if export.timeline.joins_rooms:
        choices = [RoomChoice(_keyed(key, f"{shared}-head", ""), names_its_room=True)]
    elif len(rooms) == 1:
        choices = [_of_one_room(key, export, shared, label)]
    else:
        choices = [RoomChoice(_keyed(key, f"{shared}-head", room), True) for room in rooms]  # noqa: FBT003 - it names its room
    return FileMarks(
        file_key=file_key(key, content),
        rooms=tuple(choices),
        partners=tuple(_keyed(key, f"{shared}-partner", room) for room in rooms),
        events=tuple(
            hmac.digest(key, f"{source.value}|{identity}".encode(), sha256)[:DEDUP_BYTES]
            for identity in export.identities
        ),
    )


def _of_one_room(key: bytes, export: ParsedExport, family: str, label: str | None) -> RoomChoice:
    """What the only room of a file can be known by: title, or beginning, and her own label."""
    title = export.head_line or export.rooms[0].partition("\t")[0] or None
    names_it = names_its_room(title)
    return RoomChoice(
        head_key=head_key(key, title or "", family)
        if names_it
        else beginning_key(key, export.timeline.moments[0] // 60, family),
        names_its_room=names_it,
        label_key=None if label is None else label_key(key, label),
    )


def dedup_keys(
    key: bytes, place: str, sent: Iterable[tuple[int, Direction]]
) -> Iterator[tuple[bytes, int]]:
    """Sixteen bytes for each message, the same from every device, and its place in its minute.

    ``place`` is the source and the room; ``sent`` holds UTC seconds and direction. Seconds are
    cut, since phones do not write them; messages of one minute and direction are told apart by
    their number in that minute.
    """
    numbers: dict[tuple[int, Direction], int] = {}
    orders: dict[int, int] = {}
    for seconds, direction in sent:
        minute = seconds // 60
        number = numbers.get((minute, direction), 0)
        numbers[minute, direction] = number + 1
        order = orders.get(minute, 0)
        orders[minute] = order + 1
        canonical = f"{place}|{minute}|{direction.value}|{number}"
        yield hmac.digest(key, canonical.encode(), sha256)[:DEDUP_BYTES], order


def _keyed(key: bytes, what: str, words: str) -> bytes:
    return hmac.digest(key, f"{what}|{words}".encode(), sha256)
