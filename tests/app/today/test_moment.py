from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.today.moment import First, moment_at
from journal.shifts.queries import ShiftNow
from journal.shifts.rules import ShiftInterval

SEOUL = ZoneInfo("Asia/Seoul")
MONDAY = date(2026, 3, 2)
NOTHING = ShiftNow(running=None, to_close=None, closed=None, next=None, rest=None)


def seoul(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=SEOUL)


def shift(*, closed_at: datetime | None = None) -> ShiftInterval:
    begin, end = seoul(2, 9).astimezone(UTC), seoul(2, 18).astimezone(UTC)
    return ShiftInterval(
        MONDAY, "Asia/Seoul", begin, end, closed_at or end, is_closed=closed_at is not None
    )


def running() -> ShiftNow:
    return ShiftNow(running=shift(), to_close=shift(), closed=None, next=None, rest=None)


def over() -> ShiftNow:
    return ShiftNow(running=None, to_close=shift(), closed=None, next=None, rest=None)


def closed(at: datetime) -> ShiftNow:
    said = shift(closed_at=at)
    return ShiftNow(running=None, to_close=None, closed=said, next=None, rest=None)


def before(starts_at: datetime) -> ShiftNow:
    coming = ShiftInterval(
        starts_at.date(), "Asia/Seoul", starts_at, starts_at + timedelta(hours=9), starts_at
    )
    return ShiftNow(running=None, to_close=None, closed=None, next=coming, rest=None)


@pytest.mark.parametrize(
    "now,beside,last,first",
    [
        (seoul(2, 10), running(), None, First.HIT),
        (seoul(2, 16, 59), running(), None, First.HIT),
        (seoul(2, 17), running(), None, First.OUT),
        (seoul(2, 18, 20), over(), None, First.OUT),
        (seoul(2, 18, 20), over(), MONDAY, First.REST),
        (seoul(2, 18, 45), closed(seoul(2, 18, 40)), None, First.CHECK_IN),
        (seoul(2, 18, 45), closed(seoul(2, 18, 40)), MONDAY, First.REST),
        (seoul(3, 1, 30), closed(seoul(2, 18, 40)), MONDAY, First.REST),
        (seoul(1, 12), before(seoul(2, 9)), None, First.CHECK_IN),
        (seoul(1, 12), before(seoul(2, 9)), date(2026, 3, 1), First.REST),
        (seoul(1, 12), NOTHING, None, First.SHIFTS),
        (seoul(1, 12), NOTHING, date(2026, 3, 1), First.REST),
    ],
)
def test_one_act_stands_first(
    now: datetime, beside: ShiftNow, last: date | None, first: First
) -> None:
    assert moment_at(now, beside, last).first is first


@pytest.mark.parametrize(
    "now,beside,words",
    [
        (seoul(2, 10), running(), "Your shift runs until 6:00\u202fPM."),
        (seoul(2, 18), over(), "Your shift has just ended."),
        (seoul(2, 18, 1), over(), "Your shift ended 1 minute ago."),
        (seoul(2, 18, 20), over(), "Your shift ended 20 minutes ago."),
        (seoul(2, 20), over(), "Your shift ended 120 minutes ago."),
        (seoul(2, 21, 30), over(), "Your shift ended 3 hours ago."),
        (seoul(2, 18, 50), closed(seoul(2, 18, 40)), "Your shift ended 10 minutes ago."),
        (seoul(2, 5), before(seoul(2, 9)), "Your next shift starts at 9:00\u202fAM today."),
        (seoul(1, 12), before(seoul(2, 9)), "Your next shift starts at 9:00\u202fAM tomorrow."),
        (seoul(1, 12), before(seoul(5, 9)), "Your next shift starts Thu, 5 Mar, 9:00\u202fAM."),
        (seoul(1, 12), NOTHING, "No shift is known around today."),
    ],
)
def test_the_page_says_where_she_is(now: datetime, beside: ShiftNow, words: str) -> None:
    said = moment_at(now, beside, None).state

    assert said.replace("\u202f", " ") == words.replace("\u202f", " ")


@pytest.mark.parametrize(
    "hour,words",
    [
        (4, "It's late."),
        (5, "Good morning."),
        (10, "Good morning."),
        (11, "Hello."),
        (16, "Hello."),
        (17, "Good evening."),
        (21, "Good evening."),
        (22, "It's late."),
    ],
)
def test_the_greeting_follows_the_clock_on_her_wall(hour: int, words: str) -> None:
    assert moment_at(seoul(2, hour), NOTHING, None).greeting == words


@pytest.mark.parametrize(
    "now,beside,may_leave",
    [
        (seoul(2, 16, 59), running(), False),
        (seoul(2, 17), running(), True),
        (seoul(2, 18, 20), over(), True),
        (seoul(2, 18, 45), closed(seoul(2, 18, 40)), False),
        (seoul(1, 12), NOTHING, False),
    ],
)
def test_leaving_is_offered_from_an_hour_before_the_end(
    now: datetime, beside: ShiftNow, *, may_leave: bool
) -> None:
    assert moment_at(now, beside, None).may_leave is may_leave
