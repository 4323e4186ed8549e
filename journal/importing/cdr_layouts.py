"""The orders in which telephone systems write their call records, and one leg of a call."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from journal.errors import Invalid
from journal.files.text import LARGEST_FILE_BYTES
from journal.importing.kakaotalk_grammar import moment_seconds
from journal.importing.written import seconds_lasted, tidy

LONGEST_LINE = 8_000
LINES_LOOKED_AT = 40

# A spreadsheet that saved the records again writes the second way.
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?|\d{4}/\d{1,2}/\d{1,2} \d{1,2}:\d\d(?::\d\d)?"
)
_ANSWERED = "ANSWERED"
_ENDINGS = frozenset(
    {_ANSWERED, "NO ANSWER", "NOANSWER", "BUSY", "FAILED", "CONGESTION", "UNKNOWN", "CANCEL"}
)
_CAUSE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|UNKNOWN|SUCCESS")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_EPOCH_ID = re.compile(r"(?:.{0,80}-)?(\d{9,10})\.\d{1,12}")
_NO_TALK = frozenset(
    {"", "background", "busy", "congestion", "hangup", "playback", "voicemail", "voicemailmain"}
)
_HEAD_NAMES = {"calldate": "start", "call date": "start", "source": "src", "destination": "dst"}
_NEEDED_IN_HEAD = {"src", "dst", "start", "duration", "billsec", "disposition"}

Row = Sequence[str]
Places = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Leg:
    """One row: who was called by whom, on which device, and from when to when they talked.

    ``start`` and the two ends of the talk are seconds since 1970 on the clock of the file;
    ``epoch`` is in UTC, out of the row's own id. ``call`` is the same for all legs of a call.
    """

    call: str
    src: str
    dst: str
    channel: str
    dst_channel: str
    start: int
    epoch: int | None
    talk: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class CallLayout:
    """One order of columns; ``places`` tells where what stands in a row of it, if it is one."""

    name: str
    places: Callable[[Row], Places | None]
    has_head: bool = False


def lines_of(content: bytes) -> list[str]:
    """The lines of a file whose bytes need not be text; refusals ``too_large``, ``empty_file``."""
    if len(content) > LARGEST_FILE_BYTES:
        raise Invalid("too_large")
    if not content.strip():
        raise Invalid("empty_file")
    return content.decode("utf-8-sig", errors="replace").split("\n")


def rows_of(lines: Iterable[str]) -> Iterator[tuple[int, Row]]:
    """Each line as a row of its own with its number, so that an open quote ends with its line."""
    for number, line in enumerate(lines, start=1):
        written = line.strip().replace("\r", " ")
        if len(written) > LONGEST_LINE:
            yield number, []
        elif written:
            (row,) = csv.reader([written], skipinitialspace=True)
            yield number, [cell.strip() for cell in row]


def layout_of(lines: Sequence[str]) -> CallLayout | None:
    """Which order most of the first lines are in, None when it is no known one."""
    rows = [row for _, row in rows_of(lines[:LINES_LOOKED_AT])]
    headed = _headed(rows[0]) if rows else None
    if headed is not None:
        return headed
    fitting = {one: sum(one.places(row) is not None for row in rows) for one in _LAYOUTS}
    best = max(_LAYOUTS, key=lambda one: fitting[one])
    return best if fitting[best] * 2 > len(rows) else None


def tells_moments(lines: Sequence[str]) -> bool:
    """Whether the first lines hold moments at all, in whatever order."""
    rows = rows_of(lines[:LINES_LOOKED_AT])
    return any(_MOMENT.fullmatch(cell) for _, row in rows for cell in row)


def leg_of(row: Row, layout: CallLayout) -> Leg | None:
    """The leg in a row, None for one that does not fit the layout."""
    places = layout.places(row)
    if places is None:
        return None
    said = {name: row[place] for name, place in places.items()}
    start = moment_seconds(said["start"])
    if start is None:
        return None
    own = said.get("uniqueid", "")
    parties = (said["src"], said["dst"], said.get("channel", ""), said.get("dstchannel", ""))
    return Leg(
        call=tidy(said.get("linkedid") or own or "|".join((said["start"], *parties))),
        src=tidy(said["src"]),
        dst=tidy(said["dst"]),
        channel=tidy(said.get("channel", "")),
        dst_channel=tidy(said.get("dstchannel", "")),
        start=start,
        epoch=epoch_of(own),
        talk=_talk(said, start),
    )


def epoch_of(written: str) -> int | None:
    """The moment in UTC at which a leg or a call began, out of its id; None for other ids."""
    found = _EPOCH_ID.fullmatch(written)
    return None if found is None else int(found[1])


def _talk(said: Mapping[str, str], start: int) -> tuple[int, int] | None:
    """From when to when somebody was spoken with; an announcement is no talk."""
    talked = seconds_lasted(said["billsec"])
    was_put_through = said.get("dstchannel") != "" and (
        said.get("lastapp", "dial").casefold() not in _NO_TALK
    )
    is_answered = said.get("disposition", _ANSWERED) == _ANSWERED
    if talked == 0 or not was_put_through or not is_answered:
        return None
    end = start + max(seconds_lasted(said["duration"]), talked)
    return end - talked, end


def _places(names: str, first: int = 0) -> dict[str, int]:
    return {name: place for place, name in enumerate(names.split(), start=first)}


_CSV = _places(
    "src dst dcontext clid channel dstchannel lastapp lastdata start answer end duration billsec"
    " disposition",
    first=1,
)
_CUSTOM = _places(
    "clid src dst dcontext channel dstchannel lastapp lastdata start answer end duration billsec"
    " disposition amaflags accountcode uniqueid"
)
_SWITCH = _places("clid src dst dcontext start answer end duration billsec cause")
_CSV_WIDTHS, _LINKED_WIDTHS = range(16, 22), range(19, 22)
_OWN_ID = 16
_CUSTOM_WIDTHS, _SWITCH_WIDTHS = range(17, 21), range(13, 19)


def _csv_places(row: Row) -> Places | None:
    if len(row) not in _CSV_WIDTHS or not _is_asterisk(row, _CSV):
        return None
    places = dict(_CSV)
    if len(row) > _OWN_ID and _EPOCH_ID.fullmatch(row[_OWN_ID]):
        places["uniqueid"] = _OWN_ID
    if len(row) in _LINKED_WIDTHS:
        places["linkedid"] = len(row) - 2
    return places


def _custom_places(row: Row) -> Places | None:
    return _CUSTOM if len(row) in _CUSTOM_WIDTHS and _is_asterisk(row, _CUSTOM) else None


def _switch_places(row: Row) -> Places | None:
    """FreeSWITCH's own order; a call that was put through has the id of the other leg."""
    if len(row) not in _SWITCH_WIDTHS or not _has_times(row, _SWITCH):
        return None
    own = next((place for place in (10, 11) if _UUID.fullmatch(row[place])), None)
    if own is None or _CAUSE.fullmatch(row[_SWITCH["cause"]]) is None:
        return None
    return {**_SWITCH, "uniqueid": own, "dstchannel": own + 1}


def _is_asterisk(row: Row, places: Places) -> bool:
    return row[places["disposition"]] in _ENDINGS and _has_times(row, places)


def _has_times(row: Row, places: Places) -> bool:
    numbers = (row[places["duration"]], row[places["billsec"]])
    return _MOMENT.fullmatch(row[places["start"]]) is not None and all(
        number.isdecimal() for number in numbers
    )


def _headed(head: Row) -> CallLayout | None:
    """An order that the file's own first row tells, as the reports of telephone systems do."""
    names = [_HEAD_NAMES.get(name.casefold(), name.casefold()) for name in head]
    places = {name: place for place, name in reversed([*enumerate(names)])}
    if not places.keys() >= _NEEDED_IN_HEAD:
        return None

    def told(row: Row) -> Places | None:
        return places if len(row) == len(head) and _is_asterisk(row, places) else None

    return CallLayout("cdr_with_head", told, has_head=True)


_LAYOUTS = (
    CallLayout("cdr_csv", _csv_places),
    CallLayout("cdr_custom", _custom_places),
    CallLayout("cdr_freeswitch", _switch_places),
)
