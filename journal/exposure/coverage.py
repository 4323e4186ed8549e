"""When contact outside the shift would be known: the time that a person's sources cover."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, bindparam, or_, select

from journal.model import CoverageInterval, ImportBatch, Room
from journal.vocabulary import Relation, SourceKind

_IS_OF_IMPORT = (ImportBatch.id == CoverageInterval.import_id) & (
    ImportBatch.account_id == CoverageInterval.account_id
)
_IS_OF_ROOM = (Room.id == ImportBatch.room_id) & (Room.account_id == ImportBatch.account_id)


def covered_time(*before: Any) -> Select[Any]:
    """Ask for the stretches of a window that any source covers, after some other columns.

    A private room says nothing about work, and neither does a diary. What is tapped by hand makes
    its moment known, but not the time around it. The statement is handed ``account_id``,
    ``window_begins`` and ``window_ends``.
    """
    stretch = CoverageInterval.starts_at, CoverageInterval.ends_at
    return of_work((*before, *stretch), bindparam("account_id")).where(
        CoverageInterval.starts_at < bindparam("window_ends"),
        CoverageInterval.ends_at > bindparam("window_begins"),
    )


def of_work(columns: Sequence[Any], account_id: Any) -> Select[Any]:
    """Ask for columns of all stretches that a source of work covers; see ``covered_time``."""
    return (
        select(*columns)
        .join(ImportBatch, _IS_OF_IMPORT)
        .outerjoin(Room, _IS_OF_ROOM)
        .where(
            CoverageInterval.account_id == account_id,
            ImportBatch.source_kind != SourceKind.DAYLIO.value,
            or_(Room.id.is_(None), Room.relation != Relation.PRIVATE.value),
        )
    )
