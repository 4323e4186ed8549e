"""What the columns of a table mean: which one says when, who, which way and by what means."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from journal.errors import Invalid
from journal.files.table import Table
from journal.importing.table_mapping_times import TimeWay, written_of
from journal.vocabulary import ContactChannel, Direction, SourceKind

OWN_CLOCK = ""
PLAIN = "table"
"""The layout of a table that is not known by its heads."""

MOST_MEANINGS = 12
MOST_MOMENT_COLUMNS = 2

_LOOKED_AT_ROWS = 10
_FEWEST_HEADS = 2


class DirectionWay(StrEnum):
    """What says which way contact went: nothing but its table, a column, or who wrote it."""

    ALL_IN = "all_in"
    ALL_OUT = "all_out"
    COLUMN = "column"
    SENDER = "sender"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """How one kind of table is read; columns are counted from 0, None where there is none.

    - ``moment`` is one column, or one of days and one of clocks; ``written`` None is found out
      over the whole column. ``zone`` counts where a cell says none itself: a zone's name, or
      OWN_CLOCK for the person's own, which is asked afterwards.
    - ``way`` says what tells the direction: ``sender`` when it is SENDER, else ``direction`` with
      its ``meanings``, in which NONE passes a row over.
    - ``folds`` makes one event of the posts of one room and identity within a minute.
    """

    layout: str = PLAIN
    source: SourceKind = SourceKind.CSV
    moment: tuple[int, ...] = ()
    written: TimeWay | None = None
    zone: str = OWN_CLOCK
    way: DirectionWay = DirectionWay.ALL_IN
    sender: int | None = None
    direction: int | None = None
    meanings: Mapping[str, Direction] = field(default_factory=dict)
    channel: ContactChannel = ContactChannel.OTHER
    means: int | None = None
    room: int | None = None
    room_name: int | None = None
    identity: int | None = None
    duration: int | None = None
    outcome: int | None = None
    folds: bool = False


@dataclass(frozen=True, slots=True)
class TableShape:
    """Where a table's rows begin and what its columns are called; empty heads when nothing says."""

    heads: tuple[str, ...]
    first: int
    width: int


def shape_of(table: Table) -> TableShape:
    """Find the row of heads under titles; a row with a moment in it is none.

    Raise ``Invalid`` ``no_messages`` when nothing comes below.
    """
    some = table.rows[:_LOOKED_AT_ROWS]
    widths = Counter(len([cell for cell in row if cell]) for row in some)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    head = 0
    for place, row in enumerate(some):
        if len([cell for cell in row if cell]) >= max(_FEWEST_HEADS, usual * 0.5):
            head = place
            break
    if not table.rows:
        raise Invalid("no_messages")
    if any(written_of(cell) for cell in table.rows[head]):
        return TableShape((), head, table.width)
    if len(table.rows) <= head + 1:
        raise Invalid("no_messages")
    heads = table.rows[head]
    return TableShape(heads + ("",) * (table.width - len(heads)), head + 1, table.width)


def head_words(heads: tuple[str, ...]) -> tuple[str, ...]:
    """Heads as they are compared: without case, blanks and signs."""
    return tuple("".join(sign for sign in head.casefold() if sign.isalnum()) for head in heads)


def values_of(table: Table, column: int, shape: TableShape) -> list[str]:
    """The different texts of a column, the most frequent first."""
    counts = Counter(cell for cell in table.column(column, after=shape.first) if cell)
    return [value for value, _count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))]
