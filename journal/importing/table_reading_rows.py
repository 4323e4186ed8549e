"""Turns the rows of a table into events by a mapping of its columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from journal.errors import Invalid
from journal.files.table import Table
from journal.importing.export import ParsedExport, WarningLog
from journal.importing.recording import Recording, Said
from journal.importing.table_mapping import (
    MOST_MEANINGS,
    PLAIN,
    ColumnMapping,
    DirectionWay,
    TableShape,
    head_words,
    shape_of,
    values_of,
)
from journal.importing.table_mapping_times import duration_of
from journal.importing.table_mapping_words import channel_named, outcome_named
from journal.importing.table_reading_moments import Moments, moments_in
from journal.importing.written import tidy
from journal.vocabulary import ContactChannel, ContactOutcome, Direction

FOLDED_SECONDS = 60


def read_mapped(table: Table, mapping: ColumnMapping) -> ParsedExport:
    """What a table holds by a mapping of its columns.

    Rows without a moment that can be read are left out and counted; raise ``Invalid``
    ``rows_unreadable`` with the first line when they are most, ``dates_ambiguous``,
    ``no_messages``, and with a field what the mapping lacks for this table.
    """
    shape = shape_of(table)
    check_mapping(table, mapping, shape)
    found = moments_in(table, mapping, shape)
    recording = Recording(mapping.source, mapping.layout, found.basis)
    rows = _Rows(table, mapping, shape, recording.log)
    said = list(rows.said(found))
    for line, one in _folded(said) if mapping.folds else said:
        recording.add(one, line)
    recording.system_lines = rows.passed_over
    return recording.export(head_line=_title(mapping, shape))


def check_mapping(table: Table, mapping: ColumnMapping, shape: TableShape) -> None:
    """Raise ``Invalid`` with a field for what a mapping does not say, or not of this table."""
    if not mapping.moment:
        raise Invalid("no_time_column", field="moment")
    if any(place >= shape.width for place in columns_of(mapping)):
        raise Invalid("unknown_column", field="moment")
    if mapping.way is DirectionWay.SENDER and mapping.sender is None:
        raise Invalid("no_sender_column", field="sender")
    if mapping.way is DirectionWay.COLUMN:
        if mapping.direction is None:
            raise Invalid("no_direction_column", field="direction")
        values = values_of(table, mapping.direction, shape)
        if len(values) > MOST_MEANINGS:
            raise Invalid("too_many_meanings", field="direction")
        if not set(values) <= set(mapping.meanings):
            raise Invalid("meaning_missing", field="meaning")


def columns_of(mapping: ColumnMapping) -> set[int]:
    """All columns that a mapping reads."""
    single = (
        mapping.sender,
        mapping.direction,
        mapping.means,
        mapping.room,
        mapping.room_name,
        mapping.identity,
        mapping.duration,
        mapping.outcome,
    )
    return {*mapping.moment, *(place for place in single if place is not None)}


@dataclass(slots=True)
class _Rows:
    """The rows of a table as events; what is passed over is counted."""

    table: Table
    mapping: ColumnMapping
    shape: TableShape
    log: WarningLog
    passed_over: int = 0

    def said(self, found: Moments) -> Iterator[tuple[int, Said]]:
        unread: list[int] = []
        rows = self.table.rows[self.shape.first :]
        lines = self.table.lines[self.shape.first :]
        for place in found.order:
            seconds, row, line = found.seconds[place], rows[place], lines[place]
            way = self._way(row)
            if seconds is None:
                unread.append(line)
            elif way is Direction.NONE:
                self.passed_over += 1
            else:
                yield line, self._event(row, seconds, way)
        if len(unread) * 2 > len(rows):
            raise Invalid("rows_unreadable", line=min(unread))
        for line in sorted(unread):
            self.log.add("rows_left_out", line)

    def _way(self, row: Sequence[str]) -> Direction | None:
        mapping = self.mapping
        if mapping.way is DirectionWay.COLUMN:
            return mapping.meanings.get(_cell(row, mapping.direction), Direction.NONE)
        known = {DirectionWay.ALL_IN: Direction.IN, DirectionWay.ALL_OUT: Direction.OUT}
        return known.get(mapping.way)

    def _event(self, row: Sequence[str], seconds: int, way: Direction | None) -> Said:
        mapping = self.mapping
        channel = mapping.channel
        if mapping.means is not None:
            channel = channel_named(_cell(row, mapping.means))
        duration = duration_of(_cell(row, mapping.duration), is_sheet=self.table.kind == "xlsx")
        return Said(
            seconds=seconds,
            sender=tidy(_cell(row, mapping.sender)) if way is None else "",
            room=self._room(row),
            way=way,
            channel=channel,
            outcome=self._outcome(row, channel, duration),
            duration=duration if mapping.duration is not None else None,
            identity=self._identity(row, seconds),
        )

    def _room(self, row: Sequence[str]) -> str:
        room, name = tidy(_cell(row, self.mapping.room)), _cell(row, self.mapping.room_name)
        return f"{room}\t{tidy(name) or room}" if room and self.mapping.room_name else room

    def _identity(self, row: Sequence[str], seconds: int) -> str:
        mapping = self.mapping
        if mapping.folds:
            return _cell(row, mapping.identity)
        if mapping.identity is None:
            return ""
        heads = self.shape.heads or ("",) * self.shape.width
        of = f"{mapping.layout}|{heads[mapping.moment[0]]}|{heads[mapping.identity]}"
        own = _cell(row, mapping.identity)
        # Of a row without a number of its own, what else it says has to do.
        return f"{of}|{own}" if own else f"{of}||{seconds}|{self._room(row)}"

    def _outcome(
        self, row: Sequence[str], channel: ContactChannel, duration: int | None
    ) -> ContactOutcome:
        if channel is not ContactChannel.CALL:
            return ContactOutcome.NONE
        for column in (self.mapping.outcome, self.mapping.direction):
            named = outcome_named(_cell(row, column))
            if named is not ContactOutcome.NONE:
                return named
        return ContactOutcome.ANSWERED if duration else ContactOutcome.NONE


def _title(mapping: ColumnMapping, shape: TableShape) -> str | None:
    """By what a table without rooms is known again next month: what it is, or its heads."""
    if mapping.room is not None or not shape.heads:
        return None
    return "|".join((mapping.layout, *(() if mapping.layout != PLAIN else head_words(shape.heads))))


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def _folded(said: Iterable[tuple[int, Said]]) -> Iterator[tuple[int, Said]]:
    """One event for the posts of one room and number within a minute, by time."""
    open_posts: dict[tuple[str, str], int] = {}
    kept: list[tuple[int, Said]] = []
    for line, one in sorted(said, key=lambda numbered: numbered[1].seconds):
        known = (one.room.partition("\t")[0], one.identity)
        place = open_posts.get(known)
        if place is not None and one.seconds - kept[place][1].seconds < FOLDED_SECONDS:
            first_line, first = kept[place]
            kept[place] = (first_line, replace(first, folded=first.folded + 1))
        else:
            open_posts[known] = len(kept)
            minute = one.seconds // 60
            kept.append((line, replace(one, identity=f"{known[0]}|{known[1]}|{minute}")))
    return iter(kept)
