"""Tables, sheets, markup and chats made to keep their reader busy, and work of much data."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

from benchmarks.fuzz_bomb import MEGABYTE, Bomb, only, zipped
from benchmarks.fuzz_tables import CONTACT_SHEET
from benchmarks.fuzz_targets import Target
from journal.shifts.laying import shift_intervals
from journal.shifts.roster import Roster
from journal.shifts.rules import RepeatingRule, RosterSources, ShiftInterval, Slot

_SHEET = "xl/worksheets/sheet1.xml"
_TEXT_TABLES = {
    "20 MB of rows after an open quote": (b'a,b\n1,"2\n' + b"3,4\n" * 5_000_000, "damaged_table"),
    "20 MB in an open quote": (b'a,b\n1,"' + b"x" * 20_000_000, "damaged_table"),
    "20 MB in a cell": (b"a,b\n1," + b"x" * 20_000_000, "cell_too_long"),
    "20 MB of commas": (b"a,b\n" + b"," * 20_000_000, "too_many_columns"),
    "20 MB of empty lines": (b"a,b\n" + b"\n" * 20_000_000, "too_many_rows"),
}
_TOO_MUCH = frozenset({"too_many_cells", "too_many_rows", "empty_file"})
_QUOTES = ('0:00\ta\t"\n', '0:00\ta\t"x\nb\n', '0:00\ta\t"x\n' + "y\n" * 50)


def table_bombs() -> Iterator[Bomb]:
    """All of them."""
    for name, (content, reason) in _TEXT_TABLES.items():
        for reader in ("csv", "roster"):
            yield Bomb(name, reader, _given(content), only(reason))
    rows = "일시,방,구분\n" + "".join(
        f"2026-03-04 18:{one % 60:02},방{one % 50},수신\n" for one in range(50_000)
    )
    yield Bomb("50,000 rows", "csv", rows.encode, may_be_read=True, seconds=5.0)
    for quote in _QUOTES:
        text = "2023/05/13(Sat)\n" + quote * (MEGABYTE // len(quote))
        yield Bomb(f"1 MB of {quote[:12]!r}", "line", text.encode, may_be_read=True, seconds=3.0)
    yield from _markup_bombs()
    yield from _sheet_bombs()
    for work in LONG_WORK:
        yield Bomb("whole", work.name, lambda: b"", may_be_read=True, seconds=_SECONDS[work.name])


def _markup_bombs() -> Iterator[Bomb]:
    entity = b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 15_000_000 + b'">]><x>&a;</x>'
    yield Bomb("an entity of 15 MB", "phone", _given(entity), only("unsafe_xml"))
    endless = b'<call name="' + b"x" * 20_000_000
    yield Bomb("an attribute without end", "phone", _given(endless), only("damaged_xml"))
    elements = b"<calls>" + b"<a/>" * 3_000_000
    yield Bomb("3 million elements", "phone", _given(elements), only("unsafe_xml"), seconds=3.0)


def _sheet_bombs() -> Iterator[Bomb]:
    row = b'<row r="1"><c><v>1</v></c></row>'
    for name, sheet in (
        ("3 million rows", row * 3_000_000),
        ("70 MB of a sign", b"x" * 70_000_000),
    ):
        yield Bomb(name, "csv", _sheet(sheet), only("unsafe_zip"))
    cells = b"".join(b'<row><c t="d"><v>%d</v></c></row>' % one for one in range(200_000))
    for reader in ("csv", "roster"):
        yield Bomb(
            "24 sheets of 600,000 elements", reader, _book(cells, 24), _TOO_MUCH, seconds=8.0
        )
        rows = _book(b"<row/>" * 150_000, 24)
        yield Bomb("24 sheets of empty rows", reader, rows, _TOO_MUCH, seconds=8.0)


def _sheet(data: bytes) -> Callable[[], bytes]:
    return lambda: zipped(CONTACT_SHEET | {_SHEET: _worksheet(data)})


def _book(data: bytes, sheets: int) -> Callable[[], bytes]:
    """A workbook that shows one sheet under many names."""

    def made() -> bytes:
        book = CONTACT_SHEET["xl/workbook.xml"]
        begin, end = book.index(b"<sheet "), book.index(b"</sheets>")
        whole = book[:begin] + book[begin:end] * sheets + book[end:]
        return zipped(CONTACT_SHEET | {"xl/workbook.xml": whole, _SHEET: _worksheet(data)})

    return made


def _worksheet(data: bytes) -> bytes:
    return b"<worksheet><sheetData>" + data + b"</sheetData></worksheet>"


def _given(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def _shifts() -> tuple[ShiftInterval, ...]:
    slots = tuple(Slot(day, 540, 1080) for day in range(5))
    week = RepeatingRule("Europe/Berlin", date(2020, 1, 1), None, slots)
    return shift_intervals(RosterSources(repeating=(week,)), date(2024, 1, 1), date(2026, 12, 31))


def _many_events() -> int:
    """Place a hundred thousand events in three years of shifts."""
    roster = Roster(_shifts())
    begin = datetime(2024, 1, 1, tzinfo=UTC)
    return sum(roster.is_outside(begin + timedelta(minutes=one)) for one in range(100_000))


LONG_WORK = (
    Target("three years of shifts", (), lambda _content, _dice: _shifts()),
    Target("100,000 events", (), lambda _content, _dice: _many_events()),
)
_SECONDS = {"three years of shifts": 0.1, "100,000 events": 1.0}
