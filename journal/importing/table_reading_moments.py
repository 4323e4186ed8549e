"""When the rows of a table happened: days and clocks of whole columns put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.files.table import Table
from journal.importing.clocks import utc_seconds
from journal.importing.table_mapping import ColumnMapping, TableShape
from journal.importing.table_mapping_times import (
    TimeWay,
    Written,
    clock_of,
    ways_of,
    written_of,
)
from journal.vocabulary import ZoneBasis

_Parts = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Moments:
    """The moment of each row, None where it cannot be read, and the rows with the oldest first.

    Moments are in UTC unless ``basis`` is ASKED.
    """

    basis: ZoneBasis
    seconds: Sequence[int | None]
    order: Sequence[int]


def moments_in(table: Table, mapping: ColumnMapping, shape: TableShape) -> Moments:
    """Read the moments of a table; whether they are in UTC is decided by most of them.

    Raise ``Invalid`` ``dates_ambiguous`` when day and month can't be told apart.
    """
    way, found = _local(table, mapping, shape)
    readable = [one for one in found if one is not None]
    known = sum(offset is not None for _seconds, offset in readable)
    is_in_file = known * 2 > len(readable)
    kept = [
        one if one is not None and (one[1] is not None) == is_in_file else None for one in found
    ]
    order = _order(kept)
    if is_in_file:
        basis = ZoneBasis.EPOCH if way is TimeWay.EPOCH else ZoneBasis.IN_FILE
        exact = [None if one is None else one[0] - (one[1] or 0) for one in kept]
        return Moments(basis, exact, order)
    local = [None if one is None else one[0] for one in kept]
    if not mapping.zone:
        return Moments(ZoneBasis.ASKED, local, order)
    return Moments(ZoneBasis.IN_FILE, _in_utc(local, order, ZoneInfo(mapping.zone)), order)


def _local(
    table: Table, mapping: ColumnMapping, shape: TableShape
) -> tuple[TimeWay | None, list[_Parts | None]]:
    """Each row's moment on its own clock, with its offset from UTC where it says one."""
    days = [written_of(cell) for cell in table.column(mapping.moment[0], after=shape.first)]
    ways = [mapping.written] if mapping.written else ways_of(days)
    if len(ways) > 1:
        raise Invalid("dates_ambiguous", field="written")
    way = ways[0] if ways else None
    clocks = _clocks(table, mapping, shape, days)
    found: list[_Parts | None] = []
    for day, clock in zip(days, clocks, strict=True):
        begins = None if day is None or way is None else day.days.get(way)
        found.append(None if begins is None or clock is None else (begins + clock[0], clock[1]))
    return way, found


def _clocks(
    table: Table, mapping: ColumnMapping, shape: TableShape, days: Sequence[Written | None]
) -> list[_Parts | None]:
    if len(mapping.moment) > 1:
        return [clock_of(cell) for cell in table.column(mapping.moment[1], after=shape.first)]
    clocks = [_clock(day) for day in days]
    # A sheet shows midnight as a day alone; so does a file in which other rows have a clock.
    if table.kind == "xlsx" or sum(one is not None for one in clocks) * 2 >= len(clocks):
        return [one or (0, None) for one in clocks]
    return clocks


def _clock(day: Written | None) -> _Parts | None:
    return None if day is None or day.clock is None else (day.clock, day.offset)


def _order(found: Sequence[_Parts | None]) -> Sequence[int]:
    seconds = [one[0] for one in found if one is not None]
    backwards = sum(one > other for one, other in pairwise(seconds))
    places = range(len(found))
    return places[::-1] if backwards * 2 > len(seconds) else places


def _in_utc(local: Sequence[int | None], order: Sequence[int], zone: ZoneInfo) -> list[int | None]:
    # An hour that comes twice is told apart by the order of the file, the oldest first.
    places = [place for place in order if local[place] is not None]
    exact, _skipped = utc_seconds([local[place] or 0 for place in places], zone)
    found: list[int | None] = [None] * len(local)
    for place, seconds in zip(places, exact, strict=True):
        found[place] = seconds
    return found
