import pytest

from tests.journal.rosters.calendars import (
    hours_of,
    make_event,
    read,
    reasons,
    starts,
    whole_days,
)


def test_added_dates_and_periods_count() -> None:
    found = read(
        make_event(
            "RDATE:20260305T070000Z, ,20260306T070000Z",
            "RDATE;VALUE=PERIOD:20260307T070000Z/PT2H,20260308T070000Z/20260308T100000Z",
        )
    )

    assert starts(found) == [f"03-{day:02} 07:00" for day in (2, 5, 6, 7, 8)]
    assert [hours_of(one) for one in found.occurrences] == [8, 8, 8, 2, 3]


@pytest.mark.parametrize("period", ["20260307/P1D", "20260307T070000Z/20260308", "x/PT1H"])
def test_a_period_without_times_is_named(period: str) -> None:
    found = read(make_event(f"RDATE;VALUE=PERIOD:{period}"))

    assert reasons(found) == [(1, "bad_time")]


@pytest.mark.parametrize(
    "duration, hours",
    [("PT8H", 8), ("P1D", 24), ("P1W", 168), ("PT7H30M", 7.5), ("+PT3600S", 1), ("P1DT2H", 26)],
)
def test_lengths_are_read(duration: str, hours: float) -> None:
    assert hours_of(read(make_event(f"DURATION:{duration}")).occurrences[0]) == hours


@pytest.mark.parametrize(
    "lines, reason",
    [
        (["DURATION:-PT8H"], "ends_before_it_starts"),
        (["DURATION:P"], "bad_time"),
        (["DURATION:soon"], "bad_time"),
        (["DTSTART;VALUE=DATE:20260302", "DURATION:PT5H"], "mixed_times"),
        (["DTSTART:20260302T070000Z", "DTEND;VALUE=DATE:20260303"], "mixed_times"),
        (["EXDATE:never"], "bad_time"),
        (["RECURRENCE-ID:never"], "bad_time"),
    ],
)
def test_what_cannot_be_is_named(lines: list[str], reason: str) -> None:
    assert reasons(read(make_event(*lines))) == [(1, reason)]


def test_times_may_be_written_with_hyphens_and_offsets() -> None:
    found = read(make_event("DTSTART:2026-03-02T09:00:00+09:00"))

    assert starts(found) == ["03-02 00:00"]


def test_a_date_without_an_end_is_that_day() -> None:
    assert whole_days(read("BEGIN:VEVENT\nDTSTART:20260302\nEND:VEVENT")) == [("03-02", "03-02")]
    assert reasons(read("BEGIN:VEVENT\nDTSTART:20260302T070000\nEND:VEVENT")) == [(1, "no_length")]


def test_titles_are_plain_and_short() -> None:
    found = read(make_event(title="  낮\\, 밤\\n" + "x" * 300), make_event("UID:1", title=""))

    assert [len(title) for title in found.titles] == [120, 0]
    assert found.titles[0].startswith("낮, 밤 xxx")


def test_a_version_that_is_no_number_is_the_first() -> None:
    found = read(
        make_event("UID:1", "SEQUENCE:newest", "RRULE:FREQ=DAILY;COUNT=2"),
        make_event("UID:1", "SEQUENCE:2", start="20260310T070000Z"),
    )

    assert starts(found) == ["03-10 07:00"]


def test_a_rule_that_ended_before_its_start_has_no_date() -> None:
    assert starts(read(make_event("RRULE:FREQ=DAILY;UNTIL=20260101"))) == []


def test_a_move_whose_series_is_missing_is_an_event() -> None:
    moved = make_event("UID:1", "RECURRENCE-ID;VALUE=DATE:20260302", "SEQUENCE:1")

    assert starts(read(moved)) == ["03-02 07:00"]


def test_a_move_of_an_older_series_is_not_counted_twice() -> None:
    older = make_event(
        "UID:1",
        "SEQUENCE:1",
        "DTSTART;VALUE=DATE:20260330",
        "DTEND;VALUE=DATE:20260331",
        "RECURRENCE-ID;VALUE=DATE:20260330",
        "RRULE:FREQ=WEEKLY;BYDAY=MO",
    )
    newer = make_event(
        "UID:1",
        "SEQUENCE:2",
        "DTSTART;VALUE=DATE:20260302",
        "DTEND;VALUE=DATE:20260303",
        "RRULE:FREQ=WEEKLY;UNTIL=20260320;BYDAY=MO",
    )

    assert [one.first.day for one in read(older, newer).occurrences] == [2, 9, 16]
