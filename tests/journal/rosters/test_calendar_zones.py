from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.rosters.calendar_lines import calendars_in
from journal.rosters.calendar_zones import Zones, known_zone, offset_zone, zones_of
from journal.rosters.recurrence import Budget
from tests.journal.rosters.calendars import BERLIN, SEOUL, make_calendar

SUMMER, WINTER = datetime(2026, 7, 1, 12), datetime(2026, 1, 1, 12)  # noqa: DTZ001 - on the wall


def zones(*parts: str, budget: int = 10_000) -> Zones:
    (calendar,) = calendars_in(make_calendar(*parts).encode())
    return zones_of(calendar, SEOUL, Budget(budget))


def offset(found: Zones, name: str, moment: datetime) -> timedelta | None:
    zone = found.named(name)
    assert zone is not None
    return moment.replace(tzinfo=zone).utcoffset()


@pytest.mark.parametrize(
    "name", ["Europe/Berlin", '"Europe/Berlin"', "/x.org/2005_1/Europe/Berlin", "europe", " ", "X"]
)
def test_known_zones_are_known_behind_prefixes(name: str) -> None:
    expected = ZoneInfo("Europe/Berlin") if "Berlin" in name else None

    assert known_zone(name) == expected


@pytest.mark.parametrize(
    "name, hours",
    [("UTC+11", 11), ("GMT-0330", -3.5), ("(UTC+09:00) 서울", 9), ("+02:00", 2), ("UTC+99", None)],
)
def test_offsets_in_names_are_read(name: str, hours: float | None) -> None:
    found = offset_zone(name)

    expected = None if hours is None else timedelta(hours=hours)
    assert (found.utcoffset(None) if found else None) == expected


def test_a_definition_changes_its_clock_twice_a_year() -> None:
    found = zones(BERLIN.format(name="Unser Büro"))

    assert offset(found, "Unser Büro", SUMMER) == timedelta(hours=2)
    assert offset(found, "Unser Büro", WINTER) == timedelta(hours=1)


def test_a_definition_may_list_its_changes_or_have_none() -> None:
    listed = BERLIN.format(name="listed").replace(
        "DTSTART:19700329T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "DTSTART:20250330T020000\nRDATE:20260329T020000,20270328T020000",
    )
    constant = (
        "BEGIN:VTIMEZONE\nTZID:constant\nBEGIN:STANDARD\nDTSTART:16010101T000000\n"
        "TZOFFSETTO:-0330\nEND:STANDARD\nEND:VTIMEZONE"
    )
    found = zones(listed, constant)

    assert offset(found, "listed", SUMMER) == timedelta(hours=2)
    assert offset(found, "constant", SUMMER) == -timedelta(hours=3.5)


def test_a_zone_that_everybody_knows_is_not_defined_anew() -> None:
    defined = BERLIN.format(name="Asia/Seoul")

    assert offset(zones(defined), "Asia/Seoul", SUMMER) == timedelta(hours=9)


def test_a_definition_that_names_a_place_is_that_place() -> None:
    defined = BERLIN.format(name="Home").replace(
        "TZID:Home", "TZID:Home\nX-LIC-LOCATION:Asia/Seoul"
    )

    assert zones(defined).named("Home") == ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    "wrong",
    [
        BERLIN.format(name="x").replace("TZOFFSETTO:+0100", "TZOFFSETTO:9"),
        BERLIN.format(name="x").replace("TZOFFSETTO:+0100", "TZOFFSETTO:+5744"),
        BERLIN.format(name="x").replace("DTSTART:1970", "DTSTART:1x70"),
        BERLIN.format(name="x").replace("FREQ=YEARLY", "FREQ=SECONDLY"),
        "BEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE",
    ],
)
def test_a_definition_that_cannot_be_read_defines_nothing(wrong: str) -> None:
    assert zones(wrong).named("x") is None


def test_definitions_are_worked_out_as_far_as_the_budget_of_their_file_goes() -> None:
    many = [BERLIN.format(name=f"Z{number}") for number in range(5)]
    listed = many[0].replace(
        "END:STANDARD", "RDATE:" + ",".join(["20260101T000000"] * 200) + "\nEND:STANDARD"
    )

    known = zones(*many, budget=10_000)

    assert [known.named(f"Z{number}") is not None for number in range(5)] == [True] * 2 + [
        False
    ] * 3
    assert zones(listed, budget=5_000).named("Z0") is not None
    assert zones(listed, budget=4_800).named("Z0") is None
    assert zones(*[many[0]] * 5, many[1], budget=10_000).named("Z1") is not None


@pytest.mark.parametrize("name", ["x/" * 200 + "Asia/Seoul", "UTC+9" + " " * 200])
def test_a_name_longer_than_any_is_no_clock(name: str) -> None:
    assert zones(BERLIN.format(name="Home")).named(name) is None
    assert known_zone("x/" * 200) is None


def test_the_calendars_own_clock_may_be_one_of_its_definitions() -> None:
    own = zones("X-WR-TIMEZONE:Home", BERLIN.format(name="Home")).own

    assert own is not None
    assert SUMMER.replace(tzinfo=own).astimezone(UTC).hour == 10
    assert zones("X-WR-TIMEZONE:Nowhere").own is None


def test_a_defined_clock_says_what_it_does_not_know() -> None:
    zone = zones(BERLIN.format(name="Home")).named("Home")

    assert zone is not None
    assert (zone.dst(None), zone.tzname(None)) == (timedelta(0), "defined")
    assert zone.utcoffset(None) in {timedelta(hours=1), timedelta(hours=2)}
