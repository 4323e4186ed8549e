from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.teams.rhythm import Rhythm, check_rhythm, held_dates, span_on
from journal.vocabulary import Repeats

NOW = datetime(2026, 3, 10, 3, tzinfo=UTC)
SEOUL = "Asia/Seoul"
BERLIN = "Europe/Berlin"


def rhythm(day: date, repeats: Repeats = Repeats.WEEKLY, **said: Any) -> Rhythm:
    zone = said.pop("zone", SEOUL)
    begin = datetime.combine(day, said.pop("clock", time(17, 30)), ZoneInfo(zone))
    until = said.pop("until", None if repeats is Repeats.ONCE else day + timedelta(days=365))
    return Rhythm(begin.astimezone(UTC), said.pop("minutes", 40), zone, repeats, until)


def days(found: tuple[date, ...]) -> list[str]:
    return [day.isoformat()[5:] for day in found]


FRIDAY = date(2026, 3, 13)


@pytest.mark.parametrize(
    "repeats, expected",
    [
        (Repeats.ONCE, ["03-13"]),
        (Repeats.WEEKLY, ["03-13", "03-20", "03-27", "04-03"]),
        (Repeats.FORTNIGHTLY, ["03-13", "03-27"]),
        (Repeats.MONTHLY, ["03-13"]),
    ],
)
def test_a_session_comes_as_often_as_was_said(repeats: Repeats, expected: list[str]) -> None:
    found = held_dates(rhythm(FRIDAY, repeats), date(2026, 3, 1), date(2026, 4, 9))

    assert days(found) == expected


def test_every_month_it_is_the_same_one_of_its_weekday() -> None:
    second_friday = held_dates(rhythm(FRIDAY, Repeats.MONTHLY), FRIDAY, date(2027, 2, 28))

    assert days(second_friday) == [
        *("03-13", "04-10", "05-08", "06-12", "07-10", "08-14", "09-11", "10-09", "11-13"),
        *("12-11", "01-08", "02-12"),
    ]


def test_the_fifth_of_a_month_is_the_last_where_there_are_four() -> None:
    last_friday = held_dates(rhythm(date(2026, 1, 30), Repeats.MONTHLY), FRIDAY, date(2026, 8, 1))

    assert days(last_friday) == ["03-27", "04-24", "05-29", "06-26", "07-31"]


def test_its_last_date_is_its_last() -> None:
    ending = rhythm(FRIDAY, until=date(2026, 3, 27))

    assert days(held_dates(ending, date(2026, 3, 14), date(2026, 9, 1))) == ["03-20", "03-27"]


@pytest.mark.parametrize("day", [date(2026, 3, 27), date(2026, 4, 3), date(2026, 10, 30)])
def test_summer_time_moves_nothing_on_its_clock(day: date) -> None:
    class_ = rhythm(FRIDAY, zone=BERLIN)

    span = span_on(class_, day)

    assert span.starts_at.astimezone(ZoneInfo(BERLIN)).time() == time(17, 30)
    assert span.ends_at - span.starts_at == timedelta(minutes=40)


def test_a_time_that_the_clock_skips_moves_forward() -> None:
    early = rhythm(date(2026, 3, 1), zone=BERLIN, clock=time(2, 30))

    assert span_on(early, date(2026, 3, 29)).starts_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_its_first_date_is_that_of_its_own_clock() -> None:
    assert rhythm(FRIDAY, zone="Pacific/Auckland", clock=time(7)).first_date == FRIDAY


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.sampled_from(list(Repeats)),
    st.sampled_from([SEOUL, BERLIN, "America/New_York", "Australia/Lord_Howe"]),
)
def test_every_date_is_its_weekday_and_begins_on_it(day: date, repeats: Repeats, zone: str) -> None:
    one = rhythm(day, repeats, zone=zone)

    found = held_dates(one, day, day + timedelta(days=365))

    assert found[0] == day
    assert {each.weekday() for each in found} == {day.weekday()}
    assert [span_on(one, each).starts_at.astimezone(ZoneInfo(zone)).date() for each in found] == [
        *found
    ]


@pytest.mark.parametrize(
    "said, reason",
    [
        ({"day": date(2026, 3, 9)}, "in_the_past"),
        ({"minutes": 481}, "out_of_range"),
        ({"until": None}, "until_needed"),
        ({"until": date(2026, 3, 12)}, "until_before_start"),
        ({"until": date(2027, 3, 12)}, "too_far_ahead"),
        ({"repeats": Repeats.ONCE, "until": FRIDAY}, "until_not_needed"),
    ],
)
def test_what_cannot_be_is_refused(said: dict[str, Any], reason: str) -> None:
    asked = {"day": FRIDAY, "until": FRIDAY, **said}
    if said.get("repeats") is not Repeats.ONCE and "until" not in said:
        asked["until"] = FRIDAY

    with pytest.raises(Invalid, match=reason):
        check_rhythm(rhythm(**asked), NOW)


def test_a_year_ahead_and_once_can_be() -> None:
    check_rhythm(rhythm(FRIDAY, until=date(2027, 3, 11)), NOW)
    check_rhythm(rhythm(FRIDAY, Repeats.ONCE), NOW)

    assert rhythm(FRIDAY, Repeats.ONCE).until is None
