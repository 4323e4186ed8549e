"""Our walk over the dates of a rule finds what the usual library finds, and always ends."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.rosters.recurrence import Budget, begins, starts_of
from journal.rosters.repetition import FREQUENCIES, WEEKDAYS, rule_of

BERLIN = ZoneInfo("Europe/Berlin")
WINDOW = (date(2023, 3, 1), date(2025, 6, 30))
PLAIN_DAYS = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3)
NTH_DAYS = st.lists(st.sampled_from(["1MO", "2TU", "-1WE", "-2TH", "5FR"]), min_size=1, max_size=2)
MONTH_DAYS = st.lists(st.sampled_from([1, 2, 15, 29, 31, -1, -2, -30]), min_size=1, max_size=2)


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(FREQUENCIES))
    long_ones = frequency in {"MONTHLY", "YEARLY"}
    parts = {
        "FREQ": st.just(frequency),
        "INTERVAL": st.integers(1, 4),
        "COUNT": st.integers(1, 30),
        "BYMONTH": st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True),
        "BYMONTHDAY": MONTH_DAYS,
        "BYDAY": st.one_of(PLAIN_DAYS, NTH_DAYS) if long_ones else PLAIN_DAYS,
        "BYYEARDAY": st.just([1, 100, -1]),
        "WKST": st.just("SU"),
    }
    if frequency != "YEARLY":
        del parts["BYYEARDAY"]
    chosen = draw(st.sets(st.sampled_from(list(parts)[1:]), max_size=3)) | {"FREQ"}
    said = {name: draw(parts[name]) for name in parts if name in chosen}
    if {"BYDAY", "BYMONTHDAY"} & chosen and draw(st.booleans()):
        said["BYSETPOS"] = draw(st.sampled_from([1, 2, -1, -2]))
    return ";".join(f"{name}={_written(value)}" for name, value in said.items())


def _written(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


@settings(max_examples=60)
@given(rules(), st.integers(0, 2500), st.integers(0, 86_399), st.sampled_from([None, BERLIN]))
def test_it_finds_what_the_library_finds(
    text: str, days: int, second: int, zone: ZoneInfo | None
) -> None:
    start = datetime(2018, 1, 1, tzinfo=zone) + timedelta(days=days, seconds=second)
    found = list(starts_of(rule_of(text), start, WINDOW, Budget(10**6)))

    # A rule that does not come true again would keep the library busy to the year 9999.
    if comes_true_again(text, start):
        first = datetime(2023, 3, 1, tzinfo=zone)
        last = datetime(2025, 6, 30, 23, 59, 59, tzinfo=zone)
        assert found == rrulestr(text, dtstart=start).between(first, last, inc=True)


def comes_true_again(text: str, start: datetime) -> bool:
    """Whether a rule has a date after the window, and so many that it reaches its count."""
    endless = rule_of(";".join(part for part in text.split(";") if not part.startswith("COUNT")))
    later = starts_of(endless, start, (date(2025, 7, 1), date(2033, 1, 1)), Budget(10**6))
    return next(later, None) is not None


def walk(text: str, start: date = date(2026, 3, 2), budget: int = 10**5) -> list[str]:
    window = (date(2026, 3, 1), date(2026, 4, 30))
    return [f"{one:%m-%d}" for one in starts_of(rule_of(text), start, window, Budget(budget))]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("FREQ=DAILY;COUNT=3", ["03-02", "03-03", "03-04"]),
        ("FREQ=DAILY;COUNT=-1;UNTIL=20260303", ["03-02", "03-03"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", ["03-02", "03-06", "03-16", "03-20"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", ["03-27", "04-24"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["03-31"]),
        ("FREQ=YEARLY;BYMONTH=4;BYDAY=1MO", ["04-06"]),
        ("FREQ=YEARLY;BYDAY=10MO", ["03-09"]),
        ("FREQ=YEARLY", ["03-02"]),
        ("FREQ=YEARLY;BYYEARDAY=61,-1", ["03-02"]),
        ("FREQ=YEARLY;BYYEARDAY=-1", []),
        ("FREQ=MONTHLY;INTERVAL=12", ["03-02"]),
    ],
)
def test_rules_come_true_on_their_dates(text: str, expected: list[str]) -> None:
    found = walk(text)

    assert found[: len(expected)] == expected
    assert len(found) == len(expected) or "INTERVAL=2" in text


def test_a_rule_without_an_end_is_begun_just_before_the_window() -> None:
    budget = Budget(200)

    found = list(starts_of(rule_of("FREQ=DAILY"), date(1970, 1, 1), WINDOW_OF_A_WEEK, budget))

    assert len(found) == 7
    assert budget.left > 150


WINDOW_OF_A_WEEK = (date(2026, 3, 2), date(2026, 3, 8))


def test_the_last_years_there_are_end_a_rule() -> None:
    end_of_time = (date(9998, 1, 1), date.max)

    for text in ("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"):
        found = list(starts_of(rule_of(text), date(9999, 1, 4), end_of_time, Budget(5000)))
        assert found[0] == date(9999, 1, 4)


def test_a_week_may_begin_before_the_first_of_all_days() -> None:
    window = (date.min, date(1, 1, 31))

    assert len(list(starts_of(rule_of("FREQ=WEEKLY"), date.min, window, Budget(99)))) == 5


def test_a_time_of_day_before_the_start_does_not_count() -> None:
    start = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    found = starts_of(rule_of("FREQ=DAILY;COUNT=2;BYHOUR=6"), start, WINDOW_OF_A_WEEK, Budget(99))

    assert [f"{one:%d %H}" for one in found] == ["03 06", "04 06"]


@pytest.mark.parametrize("text", ["FREQ=DAILY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=1MO;BYMONTH=3"])
def test_which_monday_is_asked_of_months_and_years_only(text: str) -> None:
    assert walk(text)[:2] == ["03-02", "03-09"]


def test_several_times_a_day_are_each_a_start() -> None:
    start = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
    found = starts_of(
        rule_of("FREQ=DAILY;COUNT=3;BYHOUR=6,18"), start, WINDOW_OF_A_WEEK, Budget(99)
    )

    assert [f"{one:%d %H}" for one in found] == ["02 06", "02 18", "03 06"]


@pytest.mark.parametrize(
    "until, last",
    [("20260304", 4), ("20260303T120000Z", 3), ("20260304T075959Z", 3), ("20260304T120000", 4)],
)
def test_an_end_is_a_date_or_a_moment(until: str, last: int) -> None:
    start = datetime(2026, 3, 2, 9, 0, tzinfo=BERLIN)
    rule = rule_of(f"FREQ=DAILY;UNTIL={until}")

    assert max(one.day for one in starts_of(rule, start, WINDOW_OF_A_WEEK, Budget(99))) == last
    assert begins(rule, start)
    assert not begins(rule, datetime(2026, 4, 2, tzinfo=BERLIN))


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300;COUNT=5",
    ],
)
def test_a_rule_that_never_comes_true_ends_with_the_window(text: str) -> None:
    budget = Budget(20_000)
    window = (date(2026, 3, 1), date(2026, 4, 30))

    assert list(starts_of(rule_of(text), date(1990, 1, 1), window, budget)) == []


def test_counting_over_too_many_dates_is_given_up() -> None:
    with pytest.raises(Invalid, match="repeats_too_long"):
        walk("FREQ=DAILY;COUNT=9999", start=date(1990, 1, 1), budget=1000)


def test_more_times_a_day_than_a_roster_has_are_refused() -> None:
    minutes = ",".join(map(str, range(60)))
    start = datetime(2026, 3, 2, tzinfo=UTC)

    for text in (f"FREQ=DAILY;BYMINUTE={minutes}", "FREQ=DAILY;BYHOUR=1,2;BYSETPOS=1"):
        with pytest.raises(Invalid):
            list(starts_of(rule_of(text), start, WINDOW, Budget(99)))
