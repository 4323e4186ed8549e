"""How a mapping is written down: numbers, closed lists, and keyed hashes for words."""

import hmac
import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

from journal.importing.table_mapping import (
    ColumnMapping,
    DirectionWay,
    TableShape,
    head_words,
)
from journal.importing.table_mapping_times import TimeWay
from journal.vocabulary import ContactChannel, Direction, SourceKind

VERSION = 1
MEANING_BYTES = 16


def head_key_of(key: bytes, shape: TableShape) -> bytes:
    """Name the heads of a table without keeping them; a table without any by its width."""
    words = "|".join(head_words(shape.heads)) or f"width {shape.width}"
    return hmac.digest(key, b"table-heads|" + words.encode(), sha256)


def as_text(mapping: ColumnMapping, key: bytes) -> str:
    """A mapping as JSON; the words of a direction column stand in it as keyed hashes alone."""
    said = asdict(mapping)
    said["meanings"] = {_hashed(key, word): way for word, way in mapping.meanings.items()}
    return json.dumps({"version": VERSION, **said}, sort_keys=True)


def from_text(text: str, key: bytes, words: Iterable[str]) -> ColumnMapping:
    """The mapping of a JSON text; of the words of a direction column those are known again."""
    said: dict[str, Any] = json.loads(text)
    kept = said["meanings"]
    known = {word: kept[hashed] for word in words if (hashed := _hashed(key, word)) in kept}
    written = said["written"]
    return replace(
        ColumnMapping(**{name: value for name, value in said.items() if name != "version"}),
        source=SourceKind(said["source"]),
        moment=tuple(said["moment"]),
        written=None if written is None else TimeWay(written),
        way=DirectionWay(said["way"]),
        channel=ContactChannel(said["channel"]),
        meanings={word: Direction(way) for word, way in known.items()},
    )


def direction_column_of(text: str) -> int | None:
    """The column whose words a written mapping needs."""
    column: int | None = json.loads(text)["direction"]
    return column


def _hashed(key: bytes, word: str) -> str:
    return hmac.digest(key, f"table-meaning|{word}".encode(), sha256)[:MEANING_BYTES].hex()
