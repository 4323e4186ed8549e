"""What a device would send: keys and bodies that look like ciphertext, as random bytes do."""

from base64 import urlsafe_b64encode
from random import Random
from uuid import UUID, uuid4

from journal.notes.rules import SealedNote, Wrapped
from journal.vocabulary import NoteKind

_CHANCE = Random(5)
FLOOR = bytes([1, 1, 0, 0, 0xB8, 0, 1, 1])


def body(blocks: int = 1) -> bytes:
    return b"\x01" + _CHANCE.randbytes(12 + 256 * blocks + 16)


def by_passphrase(head: bytes = FLOOR) -> bytes:
    return head + _CHANCE.randbytes(75) + b"\xff"


def by_recovery() -> bytes:
    return b"\x01\x02" + _CHANCE.randbytes(75) + b"\xff"


def wrapped(generation: int = 1) -> Wrapped:
    return Wrapped(generation, by_passphrase(), by_recovery())


def note(
    subject_id: UUID | None = None,
    kind: NoteKind = NoteKind.GOOD_THING,
    *,
    generation: int = 1,
    version: int = 1,
) -> SealedNote:
    return SealedNote(uuid4(), kind, subject_id, generation, version, body())


def in_letters(sealed: bytes) -> str:
    return urlsafe_b64encode(sealed).rstrip(b"=").decode()
