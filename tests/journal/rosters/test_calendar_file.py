"""Every trap of real calendars, each with a small calendar of its own."""

from datetime import date

import pytest

from journal.errors import Invalid
from journal.rosters import calendar_file
from journal.rosters.calendar_file import read_calendar
from tests.journal.rosters.calendars import (
    BERLIN,
    SEOUL,
    WINDOW,
    hours_of,
    make_calendar,
    make_event,
    read,
    reasons,
    starts,
    whole_days,
)


def test_a_single_event_is_a_stretch_with_its_local_date() -> None:
    found = read(make_event("DTSTART:20260302T150000Z", "DTEND:20260302T230000Z"))

    (one,) = found.occurrences
    assert starts(found) == ["03-02 15:00"]
    assert (one.first, hours_of(one)) == (date(2026, 3, 3), 8)
    assert (found.titles, found.event_count) == (("D",), 1)


def test_times_without_a_zone_are_read_on_the_calendars_own_clock() -> None:
    event = make_event(start="20260302T090000")

    assert starts(read("X-WR-TIMEZONE:Europe/Berlin", event)) == ["03-02 08:00"]
    assert starts(read(event)) == ["03-02 00:00"]


def test_a_rule_in_utc_repeats_on_the_calendars_own_clock() -> None:
    event = make_event("RRULE:FREQ=WEEKLY;COUNT=2", start="20260325T080000Z")

    assert starts(read("X-WR-TIMEZONE:Europe/Berlin", event)) == ["03-25 08:00", "04-01 07:00"]
    assert starts(read(event)) == ["03-25 08:00", "04-01 08:00"]


def test_an_exception_without_a_zone_has_that_of_the_start() -> None:
    found = read(
        make_event(
            "DTSTART;TZID=Europe/Berlin:20260302T083000",
            "RRULE:FREQ=DAILY;COUNT=3",
            "EXDATE:20260303T083000",
        )
    )

    assert starts(found) == ["03-02 07:30", "03-04 07:30"]


@pytest.mark.parametrize(
    "zone, hour",
    [
        ("GMT Standard Time", "09:00"),
        ("Korea Standard Time", "00:00"),
        ("UTC+11", "22:00"),
        ("(UTC+09:00) 서울", "00:00"),
        ('"(GMT-05:00) Eastern"', "14:00"),
        ("/freeassociation.example/Europe/Berlin", "08:00"),
        ("America/New York", "14:00"),
    ],
)
def test_zones_are_known_by_many_names(zone: str, hour: str) -> None:
    found = read(make_event(f"DTSTART;TZID={zone}:20260303T090000"))

    assert starts(found)[0].endswith(hour)
    assert found.unknown_zones == 0


def test_a_zone_that_a_calendar_defines_itself_is_its_own() -> None:
    name = "GMT +0100 (Standard) / GMT +0200 (Daylight)"
    event = make_event(f'DTSTART;TZID="{name}":20260325T090000', "RRULE:FREQ=WEEKLY;COUNT=2")

    assert starts(read(BERLIN.format(name=name), event)) == ["03-25 08:00", "04-01 07:00"]


def test_a_zone_nobody_knows_is_counted_and_read_on_her_clock() -> None:
    found = read(make_event("DTSTART;TZID=우리 병동:20260302T090000"))

    assert (starts(found), found.unknown_zones) == (["03-02 00:00"], 1)


def test_what_is_cancelled_as_a_whole_is_gone() -> None:
    series = make_event("UID:1", "RRULE:FREQ=DAILY;COUNT=3", "STATUS:CANCELLED")

    assert starts(read(make_event("STATUS:CANCELLED"), series)) == []
    assert starts(read("METHOD:CANCEL", make_event())) == []


def test_an_end_before_the_start_is_named_and_the_good_one_kept() -> None:
    found = read(make_event("DTEND:20260302T060000Z"), make_event(start="20260304T070000Z"))

    assert (reasons(found), starts(found)) == ([(1, "ends_before_it_starts")], ["03-04 07:00"])
    assert found.bad[0].line == 3


def test_a_date_that_ends_at_a_time_is_named() -> None:
    found = read(make_event("DTSTART;VALUE=DATE:20260302", "DTEND:20260303T120000Z"))

    assert reasons(found) == [(1, "mixed_times")]


def test_two_calendars_in_one_file_count_both_and_the_same_event_once() -> None:
    one = make_calendar("X-WR-TIMEZONE:Europe/Berlin", make_event("UID:1"), make_event("UID:2"))
    other = make_calendar(make_event("UID:1"), make_event("UID:3", start="20260305T070000Z"))

    found = read_calendar((one + other).encode(), SEOUL, WINDOW)

    assert starts(found) == ["03-02 07:00", "03-05 07:00"]
    assert found.event_count == 4


def test_events_of_one_calendar_that_share_an_id_are_all_kept() -> None:
    found = read(make_event("UID:7"), make_event("UID:7", start="20260303T070000Z"))

    assert starts(found) == ["03-02 07:00", "03-03 07:00"]


def test_a_newer_version_of_an_event_is_the_one_that_counts() -> None:
    newer = make_event("UID:1", "SEQUENCE:1", start="20260302T080000Z")

    assert starts(read(make_event("UID:1"), newer)) == ["03-02 08:00"]


def test_a_whole_day_has_no_hours_of_its_own() -> None:
    found = read(
        make_event("DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260303", title="N"),
        make_event("DTSTART;VALUE=DATE:20260304", "DTEND;VALUE=DATE:20260304"),
        make_event("DTSTART;VALUE=DATE:20260305", "DURATION:P3D"),
    )

    assert whole_days(found) == [("03-02", "03-02"), ("03-04", "03-04"), ("03-05", "03-07")]


def test_a_rule_that_cannot_be_read_is_named_and_the_others_kept() -> None:
    found = read(
        make_event("RRULE:FREQ=WEEKLY;UNTL=20260401;BYDAY=TH"),
        make_event("RRULE:FREQ=WEEKLY;UNTIL=nonsense"),
        make_event("EXRULE:FREQ=DAILY"),
        make_event("RRULE:FREQ=SECONDLY"),
        make_event("RRULE:"),
    )

    assert [reason for _number, reason in reasons(found)] == [
        *["bad_rule"] * 3,
        "repeats_too_often",
    ]
    assert starts(found) == ["03-02 07:00"]


def test_events_that_say_too_little_or_too_much_are_named() -> None:
    found = read(
        "BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT",
        make_event("DTEND:20260302T070000Z"),
        make_event("DTEND:20260602T070000Z"),
        make_event("DTSTART:2026"),
        make_event("DTEND:tomorrow"),
        "BEGIN:VEVENT\nDTSTART:20260302T070000Z",
    )

    assert [reason for _number, reason in reasons(found)] == [
        "no_start",
        "no_length",
        "too_long",
        "bad_time",
        "bad_time",
        "cut_off",
    ]


def test_a_series_that_contradicts_itself_is_named() -> None:
    moved = make_event(
        "UID:1", "RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20260303", "STATUS:CANCELLED"
    )
    found = read(make_event("UID:1", "RRULE:FREQ=DAILY;COUNT=3"), moved, make_event("UID:2"))

    assert (reasons(found), starts(found)) == ([(1, "contradicts_itself")], ["03-02 07:00"])


def test_a_calendar_without_events_is_refused() -> None:
    with pytest.raises(Invalid, match="no_events"):
        read("BEGIN:VTODO\nEND:VTODO")


def test_more_occurrences_than_we_take_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_file, "MOST_OCCURRENCES", 3)

    found = read(make_event("RRULE:FREQ=DAILY"), make_event(start="20260601T070000Z"))

    assert (reasons(found), starts(found)) == ([(1, "too_many_occurrences")], ["06-01 07:00"])
    singles = [make_event(start=f"202603{day:02}T070000Z") for day in range(1, 6)]
    assert reasons(read(*singles)) == [(number, "too_many_occurrences") for number in (4, 5)]


def test_what_lies_outside_the_window_is_left_out() -> None:
    found = read(
        make_event(start="20250302T070000Z"),
        make_event("DTSTART;VALUE=DATE:20270101", "DURATION:P1D"),
        make_event(start="20270302T070000Z"),
        make_event("RRULE:FREQ=YEARLY", start="20200302T070000Z"),
    )

    assert (starts(found), whole_days(found), found.bad) == (["03-02 07:00"], [], ())


def test_a_moment_that_no_clock_shows_is_named() -> None:
    found = read(make_event("DTSTART:99991231T235959Z", "DURATION:P2D"))

    assert reasons(found) == [(1, "bad_time")]
