"""Whatever bytes come, a reader takes them or says why not, and soon."""

import random
from contextlib import suppress
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.rosters.calendar_file import read_calendar
from journal.rosters.codes import proposed
from journal.rosters.planning import plan_of_entries
from journal.rosters.sheets import Said
from journal.rosters.table_file import read_sheet, tables_in
from tests.journal.rosters.calendars import BERLIN, SEOUL, make_calendar, make_event
from tests.journal.rosters.tables import MARCH, TODAY, make_grid
from tests.journal.rosters.test_long_list import ROTA, UNUSUAL

WINDOW = (date(2016, 1, 1), date(2027, 12, 31))
CALENDAR = make_calendar(
    "X-WR-TIMEZONE:Europe/Berlin",
    BERLIN.format(name="Home"),
    make_event("UID:1", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20261231", "EXDATE:20260309T070000Z"),
    make_event("UID:1", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260316T070000Z", "SEQUENCE:2"),
    make_event("UID:2", "DTSTART;TZID=Home:20260310T090000", "RDATE:20260311T090000"),
    make_event("DTSTART;VALUE=DATE:20260312", "DURATION:P2D", title="휴가"),
)
GRID = make_grid(["", *MARCH]) + ",5일 교환"
SAMPLES = [CALENDAR, GRID, ROTA, UNUSUAL, "날짜,이름,출근,퇴근\n2026-03-01,가람,09:00,18:00\n" * 4]
PIECES = [
    *"0123456789,;:\n\t\"'()-/.가월N",
    *("99999", "RRULE:FREQ=DAILY\n", "BYDAY=", "BEGIN:VEVENT\n", "END:VEVENT\n", "\r\n ", "\x00"),
    *("TZID=", "20260230", "T250000Z", "P9W", "Feb", "2026년 13월", "31/31/9999", "\ufeff", "𝟙"),
]


def read_all(content: bytes) -> None:
    """Read bytes as everything that a roster may be; only ``Invalid`` may be raised."""
    with suppress(Invalid):
        read_calendar(content, SEOUL, WINDOW)
    with suppress(Invalid):
        for name, table in tables_in(content):
            sheet = read_sheet(name, table, Said(TODAY, 2026, 3, "dmy"))
            for person in sheet.people:
                codes = frozenset(one.code for one in person.entries)
                span = (sheet.first, sheet.last)
                plan_of_entries(person.entries, proposed(codes), zone=SEOUL, span=span)


@settings(max_examples=150)
@given(st.sampled_from(SAMPLES), st.randoms(use_true_random=False), st.integers(1, 12))
def test_a_mutated_roster_is_read_or_refused(
    sample: str, chance: random.Random, changes: int
) -> None:
    text = sample
    for _ in range(changes):
        place, end = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        end = min(end, place + chance.choice([0, 1, 5, 40]))
        text = text[:place] + chance.choice(PIECES) * chance.choice([1, 1, 3]) + text[end:]

    encoding = chance.choice(["utf-8", "cp949", "utf-16", "latin-1"])
    begin = process_time()
    read_all(text.encode(encoding, errors="ignore"))
    assert process_time() - begin < 2


@settings(max_examples=60)
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 9999), st.binary(max_size=4))))
def test_damaged_bytes_are_read_or_refused(sample: str, damages: list[tuple[int, bytes]]) -> None:
    content = sample.encode()
    for place, other in damages:
        content = content[: place % len(content)] + other + content[place % len(content) + 2 :]
        content = content or b"x"
    read_all(content)


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read_all(content)


BOMBS = {
    "every second": make_event("RRULE:FREQ=SECONDLY"),
    "never": make_event("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"),
    "many days": "\n".join(make_event(f"UID:{n}", "RRULE:FREQ=DAILY") for n in range(300)),
    "long counts": "\n".join(
        make_event(f"UID:{n}", "RRULE:FREQ=DAILY;COUNT=9999", start="19000101T000000Z")
        for n in range(200)
    ),
    "deep": "BEGIN:VEVENT\n" * 9000,
    "many exceptions": make_event(*["EXDATE:20260303T070000Z"] * 50_000),
    "a long line": "X:" + "y" * 5_000_000,
    "folds": "SUMMARY:x" + "\n y" * 300_000,
    "a long rule": make_event("RRULE:FREQ=DAILY;BYDAY=" + "MO," * 100_000),
    "quotes": make_event('SUMMARY;A="' + '";B="' * 100_000 + ":x"),
    "zones": BERLIN.format(name="x").replace("FREQ=YEARLY", "FREQ=DAILY") + make_event(),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_calendar_made_to_hurt_takes_no_time(bomb: str) -> None:
    content = make_calendar(BOMBS[bomb], make_event(start="20260401T070000Z")).encode()
    begin = process_time()

    found = read_calendar(content, SEOUL, WINDOW)

    assert process_time() - begin < 4
    assert found.occurrences


@pytest.mark.parametrize(
    "text",
    [
        ",".join(map(str, range(1, 129))) + "\n",
        "\n".join(",".join(["1 Mar", "2 Mar"] * 60) for _ in range(300)),
        "\n".join(f"{day} Mar 2026,(" + "x " * 2000 for day in range(1, 31)),
        "1" * 8000,
        "\n".join(f"2026-03-{number % 31 + 1:02},N{number}" for number in range(1500)),
    ],
)
def test_a_table_made_to_hurt_takes_no_time(text: str) -> None:
    begin = process_time()

    read_all(text.encode())

    assert process_time() - begin < 2
