from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.errors import Invalid
from journal.rosters import plan as plans
from journal.rosters.codes import AS_IT_WAS, NOT_MINE, Meaning
from journal.rosters.plan import Plan, from_date
from journal.rosters.planning import plan_of_calendar, plan_of_entries, titles_without_hours
from journal.rosters.sheets import Entry
from journal.vocabulary import DayKind, ShiftKind
from tests.journal.rosters.calendars import SEOUL, make_event, read

D, N, OFF = Meaning(((420, 900),)), Meaning(((1380, 420),)), Meaning(free=DayKind.OFF)
CALL = Meaning(((480, 480),), ShiftKind.ON_CALL)
FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
LONDON = ZoneInfo("Europe/London")


def planned(
    *codes: str | tuple[int, int], zone: ZoneInfo = SEOUL, first: date = FIRST, **more: bool
) -> Plan:
    """Plan one entry a day from the first on."""
    entries = [
        Entry(first + timedelta(days=number), code, 3, number + 2)
        if isinstance(code, str)
        else Entry(first + timedelta(days=number), "", 3, number + 2, code)
        for number, code in enumerate(codes)
    ]
    meanings = {"D": D, "N": N, "OFF": OFF, "C": CALL, "?": AS_IT_WAS}
    return plan_of_entries(entries, meanings, zone=zone, span=(first, LAST), **more)


def said(plan: Plan, zone: ZoneInfo = SEOUL) -> list[str]:
    return [
        f"{one.starts_at.astimezone(zone):%d %H:%M}-{one.ends_at.astimezone(zone):%d %H:%M}"
        for one in plan.shifts
    ]


def test_codes_become_stretches_and_free_days() -> None:
    plan = planned("D", "N", "OFF", "")

    assert said(plan) == ["01 07:00-01 15:00", "02 23:00-03 07:00"]
    assert plan.days == {date(2026, 3, 3): DayKind.OFF}
    assert (plan.first, plan.last, plan.unclear) == (FIRST, LAST, ())


def test_a_night_may_be_written_on_the_day_it_ends() -> None:
    plan = planned("N", "D", nights_end_on_their_date=True)

    assert said(plan)[0] == "28 23:00-01 07:00"
    assert plan.first == date(2026, 2, 28)


def test_what_nobody_understands_is_named_and_its_date_stays_as_it_was() -> None:
    plan = planned("D", "D(김 대신)", "?")

    assert plan.left == (date(2026, 3, 2), date(2026, 3, 3))
    assert [(one.line, one.column, one.reason) for one in plan.unclear] == [
        (3, 3, "not_understood"),
        (3, 4, "left_as_it_was"),
    ]
    assert (len(plan.shifts), plan.bad_count) == (1, 2)


def test_hours_in_the_row_itself_count() -> None:
    assert said(planned((540, 1080), (1320, 360))) == ["01 09:00-01 18:00", "02 22:00-03 06:00"]


def test_hours_beside_a_duty_on_call_are_on_call() -> None:
    entry = Entry(FIRST, "당직", 3, 2, (540, 1080))

    found = plan_of_entries([entry], {}, zone=SEOUL, span=(FIRST, LAST))
    overruled = plan_of_entries([entry], {"당직": D}, zone=SEOUL, span=(FIRST, LAST))

    assert [one.kind for one in found.shifts] == [ShiftKind.ON_CALL]
    assert [one.kind for one in overruled.shifts] == [ShiftKind.WORK]


def test_a_roster_of_being_on_call_says_nothing_of_work() -> None:
    assert planned("C", "C").is_all_on_call
    assert not planned("C", "D").is_all_on_call
    assert not planned("OFF").is_all_on_call


def test_the_night_of_a_changing_clock_is_exact_to_the_minute() -> None:
    spring = planned("N", zone=LONDON, first=date(2026, 3, 28))
    autumn = planned("N", zone=LONDON, first=date(2026, 10, 24))

    assert [one.ends_at - one.starts_at for one in (*spring.shifts, *autumn.shifts)] == [
        timedelta(hours=7),
        timedelta(hours=9),
    ]


def test_a_stretch_that_the_clock_swallows_is_none() -> None:
    assert planned((60, 120), zone=LONDON, first=date(2026, 3, 29)).shifts == ()


def test_a_roster_counts_from_a_date_on() -> None:
    plan = planned("D", "OFF", "x", "D", "OFF", "x")

    later = from_date(plan, date(2026, 3, 4))

    assert (later.first, said(later)) == (date(2026, 3, 4), ["04 07:00-04 15:00"])
    assert (set(later.days), later.left) == ({date(2026, 3, 5)}, (date(2026, 3, 6),))
    assert from_date(plan, FIRST) is plan
    with pytest.raises(Invalid, match="nothing_left"):
        from_date(plan, date(2026, 4, 1))


def test_more_shifts_than_a_roster_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "MOST_SHIFTS", 1)

    with pytest.raises(Invalid, match="too_many_shifts"):
        planned("D", "D")


def test_dates_before_our_time_are_refused() -> None:
    with pytest.raises(Invalid, match="date_out_of_range"):
        planned("D", first=date(1980, 3, 1))


CALENDAR = [
    make_event("UID:1", "RRULE:FREQ=DAILY;COUNT=2", title="Work"),
    make_event("UID:2", "DTSTART;VALUE=DATE:20260305", "DURATION:P2D", title="N"),
    make_event("UID:3", "DTSTART;VALUE=DATE:20260308", "DURATION:P1D", title="휴가"),
    make_event("UID:4", "DTSTART:20260310T000000Z", "DTEND:20260312T030000Z", title="Call"),
    make_event("UID:5", "DTSTART:20260320T000000Z", title="Dentist"),
]


def of_calendar(**meanings: Meaning) -> Plan:
    found = read(*CALENDAR)
    return plan_of_calendar(
        found,
        {place: meanings[title] for place, title in enumerate(found.titles) if title in meanings},
        SEOUL,
    )


def test_timed_events_last_as_long_as_they_do_and_others_are_left_out() -> None:
    plan = of_calendar(Work=AS_IT_WAS, Dentist=NOT_MINE)

    assert said(plan) == ["02 16:00-03 00:00", "03 16:00-04 00:00"]
    assert (plan.first, plan.last) == (date(2026, 3, 2), date(2026, 3, 3))


def test_whole_days_have_the_hours_that_were_given_to_their_title() -> None:
    assert said(of_calendar(N=N)) == ["05 23:00-06 07:00", "06 23:00-07 07:00"]


def test_whole_days_without_hours_are_left_out_and_can_be_asked_about() -> None:
    found = read(*CALENDAR)
    chosen = dict.fromkeys(range(len(found.titles)), AS_IT_WAS) | {
        found.titles.index("휴가"): Meaning(free=DayKind.LEAVE)
    }

    assert [found.titles[place] for place in titles_without_hours(found, chosen)] == ["N"]
    with pytest.raises(Invalid, match="nothing_chosen"):
        of_calendar(N=AS_IT_WAS)


def test_free_days_come_from_titles_too() -> None:
    plan = of_calendar(휴가=Meaning(free=DayKind.LEAVE), Work=Meaning(free=DayKind.SICK))

    assert plan.days[date(2026, 3, 8)] is DayKind.LEAVE
    assert plan.days[date(2026, 3, 2)] is DayKind.SICK


def test_a_stretch_longer_than_a_day_is_one_a_date() -> None:
    plan = of_calendar(Call=Meaning(shift=ShiftKind.ON_CALL))

    assert said(plan) == ["10 09:00-11 00:00", "11 00:00-12 00:00", "12 00:00-12 12:00"]
    assert [one.local_date.day for one in plan.shifts] == [10, 11, 12]
    assert plan.shifts[-1].ends_at == datetime(2026, 3, 12, 3, tzinfo=UTC)
