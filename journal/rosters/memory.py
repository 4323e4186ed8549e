"""What the codes and titles of a roster meant last time; known again, and never readable.

Nothing of a code or a title is kept but a keyed hash, beside the hours that she gave it.
"""

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from journal.model import SavedMapping
from journal.rosters.codes import Meaning
from journal.rosters.day_words import tidy
from journal.rosters.queries import hash_key_of
from journal.vocabulary import DayKind, ShiftKind

HEAD_KEY = sha256(b"what the codes of a roster mean").digest()
"""Marks a saved mapping as one of rosters, and not of the columns of a table."""
CODES_ID = UUID("6f1d4c0e-2f0b-5a53-9d0e-6d1a53c1f7aa")
"""Under which the codes of all her grids and lists are kept; a feed's stand under its own id."""

MOST_KEPT = 200
_HASH_CHARACTERS = 24


@dataclass(frozen=True, slots=True)
class Remembered:
    """Meanings by hash; ``has_all`` is whether titles not seen before count as shifts too."""

    meanings: Mapping[str, Meaning]
    has_all: bool = False


def known_as(key: bytes, words: str) -> str:
    """The hash by which a code or a title is known again."""
    digest = hmac.digest(key, f"roster|{tidy(words)}".encode(), sha256)
    return digest.hex()[:_HASH_CHARACTERS]


def remembered(session: Session, account_id: UUID, under: UUID = CODES_ID) -> Remembered:
    """What was kept under an id; nothing when there is nothing."""
    row = session.get(SavedMapping, (account_id, under))
    if row is None or row.head_key != HEAD_KEY:
        return Remembered({})
    kept = json.loads(row.mapping)
    return Remembered(
        {
            one: Meaning(
                tuple((begin, end) for begin, end in stretches),
                ShiftKind(shift),
                DayKind(free) if free else None,
                is_mine,
            )
            for one, (stretches, shift, free, is_mine) in kept["meanings"].items()
        },
        kept["has_all"],
    )


def meanings_of(
    session: Session, account_id: UUID, words: Iterable[str], under: UUID = CODES_ID
) -> dict[str, Meaning]:
    """What some codes or titles meant last time; those not known are left out."""
    key, known = hash_key_of(session, account_id), remembered(session, account_id, under).meanings
    hashed = {one: known_as(key, one) for one in words}
    return {one: known[hashed[one]] for one in hashed if hashed[one] in known}


def remember(
    session: Session,
    account_id: UUID,
    meanings: Mapping[str, Meaning],
    now: datetime,
    *,
    under: UUID = CODES_ID,
    has_all: bool = False,
) -> None:
    """Keep what codes or titles mean, with what is known of others; the newest come first."""
    key, before = hash_key_of(session, account_id), remembered(session, account_id, under)
    new = {known_as(key, words): meaning for words, meaning in meanings.items()}
    every = list(
        {**new, **{one: m for one, m in before.meanings.items() if one not in new}}.items()
    )
    mapping = {
        "has_all": has_all,
        "meanings": {
            one: (said.stretches, said.shift.value, said.free and said.free.value, said.is_mine)
            for one, said in every[:MOST_KEPT]
        },
    }
    row = session.get(SavedMapping, (account_id, under))
    if row is None:
        row = SavedMapping(
            account_id=account_id, id=under, name="", head_key=HEAD_KEY, mapping="", created_at=now
        )
        session.add(row)
    row.mapping = json.dumps(mapping)
    session.flush()


def forget(session: Session, account_id: UUID, under: UUID) -> None:
    """Let go of what was kept under an id."""
    session.execute(
        delete(SavedMapping).where(SavedMapping.account_id == account_id, SavedMapping.id == under)
    )
