"""A table that waits in the page for its columns to be told: short columns only, never texts."""

import json
from array import array
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from app.imports.sealing import opened, sealed
from journal.files.table import Table
from journal.importing.saved_mappings import SavedMapping
from journal.importing.table_mapping import TableShape, head_words, shape_of

LONGEST_CELL = 80
LONGEST_USUAL_CELL = 40
_LOOKED_AT_CELLS = 500
_TEXTS = (
    "title content text body message comment memo note notes subject description url imageurl"
    " extras html ticker bigtext subtext attachments 제목 내용 본문 메시지 메모 비고 문의내용"
    " 상담내용 답변 답변내용 설명 첨부파일"
)
_TEXT_HEADS = frozenset(_TEXTS.split())


@dataclass(frozen=True, slots=True)
class TableParcel:
    """A table without its texts: cells of the columns ``left_out`` are empty.

    ``said`` is whether the person chose to say the columns herself, also of a known table.
    """

    table: Table
    left_out: frozenset[int]
    file_key: bytes

    @property
    def shape(self) -> TableShape:
        return shape_of(self.table)


def parcel_of(table: Table, file_key: bytes) -> TableParcel:
    """Leave out what is written to be read: columns of long texts, and those headed like some."""
    shape = shape_of(table)
    left_out = frozenset(column for column in range(shape.width) if _is_text(table, shape, column))
    kept = [place not in left_out for place in range(shape.width)]
    rows = tuple(
        tuple(cell if keep else "" for cell, keep in zip(row, kept, strict=False))
        for row in table.rows[shape.first :]
    )
    heads = (shape.heads,) if shape.heads else ()
    lines = table.lines[shape.first - len(heads) :]
    return TableParcel(Table((*heads, *rows), lines, table.kind), left_out, file_key)


def seal_table(account_id: UUID, parcel: TableParcel) -> str:
    """Pack and sign a table for this person."""
    table = parcel.table
    head = {
        "kind": table.kind,
        "left_out": sorted(parcel.left_out),
        "file_key": parcel.file_key.hex(),
    }
    rows = json.dumps(table.rows, ensure_ascii=False, separators=(",", ":")).encode()
    return sealed(_own(account_id), head, [array("I", table.lines).tobytes(), rows])


def unseal_table(account_id: UUID, text: str) -> TableParcel:
    """Open a table; raise ``Invalid`` when it is old, damaged, or somebody else's."""
    head, (lines, rows), _keys = opened(_own(account_id), text)
    table = Table(
        tuple(tuple(row) for row in json.loads(rows)), tuple(array("I", lines)), head["kind"]
    )
    return TableParcel(table, frozenset(head["left_out"]), bytes.fromhex(head["file_key"]))


def seal_saved(account_id: UUID, kept: SavedMapping) -> str:
    """Pack and sign a way to read that was deleted, for whoever takes that back."""
    head = {"id": str(kept.id), "name": kept.name, "created_at": kept.created_at.isoformat()}
    return sealed(uuid5(account_id, "saved"), head, [kept.head_key, kept.text.encode()])


def unseal_saved(account_id: UUID, text: str) -> SavedMapping:
    """Open it; raise ``Invalid`` when it is old, damaged, or somebody else's."""
    head, (head_key, written), _keys = opened(uuid5(account_id, "saved"), text)
    created_at = datetime.fromisoformat(head["created_at"])
    return SavedMapping(UUID(head["id"]), head["name"], head_key, written.decode(), created_at)


def _own(account_id: UUID) -> UUID:
    # What is sealed for one page opens on no other.
    return uuid5(account_id, "table")


def _is_text(table: Table, shape: TableShape, column: int) -> bool:
    head = head_words(shape.heads[column : column + 1])
    if head and head[0] in _TEXT_HEADS:
        return True
    cells = [cell for cell in table.column(column, after=shape.first) if cell][:_LOOKED_AT_CELLS]
    usual = sum(map(len, cells)) / max(len(cells), 1)
    return usual > LONGEST_USUAL_CELL or any(len(cell) > LONGEST_CELL for cell in cells)
