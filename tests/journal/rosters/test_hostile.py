"""Whatever bytes come, a reader takes them or says why not, and soon."""

import random
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.rosters import calendar_file
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
    read_all(text.encode(encoding, errors="ignore"))


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


def many(*lines: str, count: int = 30, start: str = "20260302T070000Z") -> str:
    return "\n".join(make_event(f"UID:{n}", *lines, start=start) for n in range(count))


NEVER = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"
DATES = ",".join(["20260303T070000Z"] * 600)
BOMBS = {
    "every second": (make_event("RRULE:FREQ=SECONDLY"), "repeats_too_often"),
    "never": (make_event(NEVER), ""),
    "never, many times": (many(NEVER), "repeats_too_long"),
    "many days": (many("RRULE:FREQ=DAILY", count=2), "too_many_occurrences"),
    "long counts": (
        make_event("RRULE:FREQ=DAILY;COUNT=9999", start="19000101T000000Z"),
        "repeats_too_long",
    ),
    "one id": (
        "\n".join(
            make_event("UID:1", f"RECURRENCE-ID:2026{month:02}{day:02}T070000Z")
            for month in range(1, 13)
            for day in range(1, 15)
        ),
        "repeats_too_long",
    ),
    "deep": ("BEGIN:VEVENT\n" * 90, "cut_off"),
    "many exceptions": (
        make_event("RRULE:FREQ=DAILY", *["EXDATE:20260303T070000Z"] * 600),
        "repeats_too_long",
    ),
    "exceptions in one line": (
        make_event("RRULE:FREQ=DAILY", f"EXDATE:{DATES}"),
        "repeats_too_long",
    ),
    "dates in one line": (make_event(f"RDATE:{DATES}"), "repeats_too_long"),
    "dates on many lines": (many(f"RDATE:{DATES[:1019]}", count=60), "repeats_too_long"),
    "a long line": ("X:" + "y" * 5_000, ""),
    "folds": ("SUMMARY:x" + "\n y" * 3_000, ""),
    "a long rule": (make_event("RRULE:FREQ=DAILY;BYDAY=" + "MO," * 1_000), "bad_rule"),
    "many rules": (make_event(*["RRULE:FREQ=DAILY"] * 11), "bad_rule"),
    "quotes": (make_event('SUMMARY;A="' + '";B="' * 1_000 + ":x"), ""),
    "a zone": (BERLIN.format(name="x").replace("FREQ=YEARLY", "FREQ=DAILY") + make_event(), ""),
    "zones": ("\n".join(BERLIN.format(name=f"Z{n}") for n in range(30)), ""),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_calendar_made_to_hurt_costs_its_own_events_only(
    bomb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_file, "MOST_DAYS_WALKED", 5_000)
    monkeypatch.setattr(calendar_file, "MOST_DAYS_NAMED", 2_000)
    monkeypatch.setattr(calendar_file, "MOST_OCCURRENCES", 1_000)
    text, reason = BOMBS[bomb]

    found = read_calendar(
        make_calendar(text, make_event(start="20260401T070000Z")).encode(), SEOUL, WINDOW
    )

    assert {one.reason for one in found.bad} == ({reason} if reason else set())
    assert date(2026, 4, 1) in {one.first for one in found.occurrences}


@pytest.mark.parametrize(
    "text, outcome",
    [
        (",".join(map(str, range(1, 129))) + "\n", "no_roster"),
        ("\n".join(",".join(["1 Mar", "2 Mar"] * 60) for _ in range(20)), "read"),
        ("\n".join(f"{day} Mar 2026,(" + "x " * 200 for day in range(1, 31)), "no_roster"),
        ("1" * 8000, "no_roster"),
        ("\n".join(f"2026-03-{number % 31 + 1:02},N{number}" for number in range(90)), "read"),
    ],
)
def test_a_table_made_to_hurt_is_read_or_refused(text: str, outcome: str) -> None:
    ((name, table),) = tables_in(text.encode())
    try:
        read_sheet(name, table, Said(TODAY, 2026, 3, "dmy"))
        found = "read"
    except Invalid as refused:
        found = refused.reason

    assert found == outcome
