"""What a server can check of what it cannot read: the format "notes-1" of docs/notes-format.md."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from journal.errors import Invalid
from journal.vocabulary import NoteKind

FORMAT = 1
"""The first byte of everything sealed."""

KEEP_LOCKED = timedelta(days=90)
"""How long notes stay whose passphrase and recovery code are both lost."""

MOST_VERSIONS = 50_000
"""Versions of one person's notes, all together: a dozen a day for eleven years, 800 MB at most."""

MOST_MEMORY_KIB, MOST_PASSES, MOST_LANES = 1_048_576, 10, 16
LEAST_MEMORY_KIB = 47_104
"""46 MiB with one pass in one lane: the lighter of OWASP's two settings of that strength."""

BY_PASSPHRASE, BY_RECOVERY = 1, 2
COST = slice(2, 8)
"""Memory in KiB as four bytes, passes, lanes."""

NONCE, TAG, BLOCK, MOST_BLOCKS = 12, 16, 256, 64
_SALT, _KEY = 16, 32
_SEALED_KEY = _SALT + NONCE + _KEY + TAG
_LENGTHS = {BY_PASSPHRASE: COST.stop + _SEALED_KEY, BY_RECOVERY: COST.start + _SEALED_KEY}

SAMPLE, LEAST_DISTINCT = 272, 100
"""272 random bytes hold 168 different ones, give or take six; written language far fewer."""

WITH_SUBJECT = frozenset(NoteKind) - {NoteKind.GOOD_THING}
"""The kinds that belong to something of hers; a good thing stands for itself."""

IN_CHAIN = frozenset({NoteKind.INTERACTION, NoteKind.REQUEST})
"""The kinds whose versions the chain of evidence speaks of."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A data key of one generation, wrapped by the passphrase and by the recovery code."""

    generation: int
    by_passphrase: bytes
    by_recovery: bytes


@dataclass(frozen=True, slots=True)
class SealedNote:
    """One version of a note as a device sends it; versions count from 1."""

    id: UUID
    kind: NoteKind
    subject_id: UUID | None
    generation: int
    version: int
    body: bytes


def check_wrapped(wrapped: Wrapped) -> None:
    """Refuse what is no wrapped key, and one that is cheaper to guess than the floor allows."""
    _check_wrapping(wrapped.by_passphrase, BY_PASSPHRASE, "by_passphrase")
    _check_wrapping(wrapped.by_recovery, BY_RECOVERY, "by_recovery")
    cost = wrapped.by_passphrase[COST]
    memory, passes, lanes = int.from_bytes(cost[:4]), cost[4], cost[5]
    if memory < LEAST_MEMORY_KIB or min(passes, lanes) < 1:
        raise Invalid("weak", field="by_passphrase")
    if memory > MOST_MEMORY_KIB or passes > MOST_PASSES or lanes > MOST_LANES:
        raise Invalid("excessive", field="by_passphrase")


def check_note(note: SealedNote) -> None:
    """Refuse a body that is no ciphertext of this format, and a kind without its subject."""
    check_body(note.body)
    if (note.kind in WITH_SUBJECT) != (note.subject_id is not None):
        raise Invalid("subject", field="subject")


def check_body(body: bytes) -> None:
    """Refuse an unknown format, another length, and what is still text."""
    if body[:1] != bytes([FORMAT]):
        raise Invalid("format", field="body")
    sealed = body[1 + NONCE :]
    blocks, rest = divmod(len(sealed) - TAG, BLOCK)
    if rest or not 1 <= blocks <= MOST_BLOCKS:
        raise Invalid("length", field="body")
    if _is_text(sealed) or len(set(sealed[:SAMPLE])) < LEAST_DISTINCT:
        raise Invalid("not_sealed", field="body")


def _check_wrapping(blob: bytes, way: int, field: str) -> None:
    if blob[:2] != bytes([FORMAT, way]):
        raise Invalid("format", field=field)
    if len(blob) != _LENGTHS[way]:
        raise Invalid("length", field=field)
    if _is_text(blob[-_KEY - TAG :]):
        raise Invalid("not_sealed", field=field)


def _is_text(sealed: bytes) -> bool:
    try:
        sealed.decode()
    except UnicodeDecodeError:
        return False
    return True
