"""Guesses what the columns of a table mean, from their heads and from what stands in them."""

from collections.abc import Callable, Sized
from itertools import islice

from journal.files.table import Table
from journal.importing.table_mapping import (
    MOST_MEANINGS,
    ColumnMapping,
    DirectionWay,
    TableShape,
    head_words,
    shape_of,
    values_of,
)
from journal.importing.table_mapping_times import (
    TimeWay,
    Written,
    clock_of,
    duration_of,
    ways_of,
    written_of,
)
from journal.importing.table_mapping_words import (
    Part,
    are_channels,
    are_directions,
    are_outcomes,
    direction_named,
    outcome_named,
    places_named,
)
from journal.vocabulary import ContactChannel, ContactOutcome, Direction

MOST_ROOMS = 50
LOOKED_AT_CELLS = 200

_ENOUGH = 0.6
_BARE_NUMBERS = {TimeWay.EPOCH, TimeWay.SERIAL}
_BARE_WORDS = {"true", "false", "yes", "no"}
_CALL_WORDS = ("call", "phone", "통화", "전화", "콜", "부재중")


def propose(table: Table) -> ColumnMapping:
    """What the columns seem to mean; what cannot be told is left open.

    ``moment`` is empty when no column holds moments, and none clocks beside days; ``written`` is
    None when day and month cannot be told apart over the whole column. Raise ``Invalid``
    ``no_messages`` for a table of heads.
    """
    return _Proposal(table).mapping()


def ways_written(table: Table, column: int, shape: TableShape) -> list[TimeWay]:
    """The ways in which the moments of a whole column can be meant, none for other cells."""
    return ways_of(written_of(cell) for cell in table.column(column, after=shape.first))


class _Proposal:
    """One table while its columns are given away; each is for one part only."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._shape = shape_of(table)
        self._taken: set[int] = set()

    def mapping(self) -> ColumnMapping:
        """Give the columns away, those first that can be mistaken least."""
        moment = self._moment()
        duration = self._take(Part.DURATION, self._is_duration)
        direction = self._direction()
        meanings = self._meanings(direction)
        outcome = self._take(Part.OUTCOME, lambda place: are_outcomes(self._values(place)))
        means = self._take(Part.MEANS, lambda place: are_channels(self._values(place)))
        identity = self._take(Part.IDENTITY, self._is_identity)
        sender = self._take(Part.SENDER, self._is_group) if direction is None else None
        ways = ways_written(self._table, moment[0], self._shape) if moment else []
        return ColumnMapping(
            moment=moment,
            written=ways[0] if len(ways) == 1 else None,
            way=_way(direction, sender),
            sender=sender,
            direction=direction,
            meanings=meanings,
            channel=self._channel(duration, meanings),
            means=means,
            room=self._take(Part.ROOM, self._is_group),
            identity=identity,
            duration=duration,
            outcome=outcome,
        )

    def _moment(self) -> tuple[int, ...]:
        named = places_named(self._shape.heads, Part.MOMENT)
        whole = [place for place in self._in_order(named) if self._is_moment(place, named)]
        full = next((place for place in whole if self._has_clock(place)), None)
        if full is not None:
            self._taken.add(full)
            return (full,)
        if not whole:
            return ()
        clocks = places_named(self._shape.heads, Part.CLOCK)
        clock = next((p for p in self._in_order(clocks) if self._is_clock(p, clocks)), None)
        if clock is None or clock == whole[0]:
            return ()
        self._taken |= {whole[0], clock}
        return (whole[0], clock)

    def _direction(self) -> int | None:
        named = self._take(Part.DIRECTION, self._is_direction)
        if named is not None:
            return named
        # Yes and no stand in many columns; only under a head of their own do they say a way.
        others = (
            place
            for place in self._in_order([])
            if self._is_direction(place) and not set(self._small(place)) & _BARE_WORDS
        )
        found = next(others, None)
        self._taken |= set() if found is None else {found}
        return found

    def _meanings(self, direction: int | None) -> dict[str, Direction]:
        if direction is None:
            return {}
        said = {value: direction_named(value) for value in self._values(direction)}
        return {value: way for value, way in said.items() if way is not None}

    def _channel(self, duration: int | None, meanings: dict[str, Direction]) -> ContactChannel:
        is_call = duration is not None or any(
            outcome_named(value) is ContactOutcome.MISSED for value in meanings
        )
        said = " ".join(head_words(self._shape.heads))
        if is_call or any(word in said for word in _CALL_WORDS):
            return ContactChannel.CALL
        return ContactChannel.OTHER

    def _take(self, part: Part, fits: Callable[[int], bool]) -> int | None:
        named = (p for p in places_named(self._shape.heads, part) if p not in self._taken)
        found = next((place for place in named if fits(place)), None)
        self._taken |= set() if found is None else {found}
        return found

    def _in_order(self, first: list[int]) -> list[int]:
        rest = [place for place in range(self._shape.width) if place not in first]
        return [place for place in [*first, *rest] if place not in self._taken]

    def _some(self, place: int) -> list[str]:
        cells = (cell for cell in self._table.column(place, after=self._shape.first) if cell)
        return list(islice(cells, LOOKED_AT_CELLS))

    def _written(self, place: int) -> list[Written]:
        return [found for cell in self._some(place) if (found := written_of(cell)) is not None]

    def _is_moment(self, place: int, named: list[int]) -> bool:
        found = self._written(place)
        # Long numbers are numbers of tickets and of people unless their head says otherwise.
        is_number = bool(found) and bool(set(found[0].days) & _BARE_NUMBERS)
        return _are_most(found, self._some(place)) and (not is_number or place in named)

    def _has_clock(self, place: int) -> bool:
        found = self._written(place)
        return sum(one.clock is not None for one in found) * 2 >= len(found)

    def _is_clock(self, place: int, named: list[int]) -> bool:
        some = self._some(place)
        found = [cell for cell in some if clock_of(cell) is not None]
        return _are_most(found, some) and (not found[0].isdigit() or place in named)

    def _is_duration(self, place: int) -> bool:
        some = self._some(place)
        return _are_most([cell for cell in some if duration_of(cell) is not None], some)

    def _values(self, place: int) -> list[str]:
        return values_of(self._table, place, self._shape)

    def _small(self, place: int) -> list[str]:
        return [value.casefold() for value in self._values(place)]

    def _is_direction(self, place: int) -> bool:
        values = self._values(place)
        return 0 < len(values) <= MOST_MEANINGS and are_directions(values)

    def _is_identity(self, place: int) -> bool:
        rows = len(self._table.rows) - self._shape.first
        return len(self._values(place)) == rows

    def _is_group(self, place: int) -> bool:
        return 0 < len(self._values(place)) <= MOST_ROOMS


def _are_most(found: Sized, some: Sized) -> bool:
    return 0 < len(found) >= len(some) * _ENOUGH


def _way(direction: int | None, sender: int | None) -> DirectionWay:
    if direction is not None:
        return DirectionWay.COLUMN
    return DirectionWay.ALL_IN if sender is None else DirectionWay.SENDER
