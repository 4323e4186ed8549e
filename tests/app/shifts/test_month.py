import re

import pytest
from flask.testing import FlaskClient

from tests.app.shifts.roster import add_shift, put, send_cycle, send_week, utc
from tests.conftest import CastMember


@pytest.fixture(autouse=True)
def on_a_tuesday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.shifts.months.utc_now", lambda: utc(3, 3))


def page_of(client: FlaskClient, month: str = "2026-11") -> str:
    return client.get(f"/shifts/month/{month}").text


def cell_of(page: str, day: str) -> str:
    """The link of one day, with all that is in it."""
    found = re.search(rf'<a class="cell[^>]*/days/{day}".*?</a>', page, re.DOTALL)
    assert found is not None
    return found[0]


def test_a_month_has_whole_weeks_from_monday(mina: CastMember) -> None:
    page = page_of(mina.client)

    assert "<h1>November 2026</h1>" in page
    assert page.count("<tr>") == 1 + 6
    assert "/shifts/days/2026-10-26" in page
    assert "/shifts/days/2026-12-06" in page
    assert page.count("is-beside") == 5 + 7


def test_a_day_shows_its_hours_in_short_and_says_them_in_full(mina: CastMember) -> None:
    send_week(mina.client)

    monday = cell_of(page_of(mina.client), "2026-11-02")

    assert "<span>09\u201318</span>" in monday
    assert "sign-day" in monday
    assert "Mon, 2 Nov. 9:00 AM to 6:00 PM" in monday


def test_hours_off_the_full_hour_take_two_lines(mina: CastMember) -> None:
    send_week(mina.client, begin="07:30", end="15:30")

    assert "<span>07:30</span><span>\u201315:30</span>" in page_of(mina.client)


@pytest.mark.parametrize(
    "entry, sign, said",
    [
        ("=w420-900@Asia/Seoul", "sign-day", "7:00 AM to 3:00 PM"),
        ("=w900-1380@Asia/Seoul", "sign-evening", "3:00 PM to 11:00 PM"),
        ("=w1320-420@Asia/Seoul", "sign-night", "10:00 PM until 7:00 AM the next day"),
        ("=w540-540@Asia/Seoul", "sign-whole", "9:00 AM until 9:00 AM the next day"),
        ("=w540-720@Asia/Seoul =w1020-1260@Asia/Seoul", "sign-split", "5:00 PM to 9:00 PM"),
        ("=c1080-540@Asia/Seoul", "sign-on_call", "On call 6:00 PM"),
        ("off", "sign-off", "Day off"),
        ("leave", "sign-leave", "Leave"),
        ("sick", "sign-sick", "Sick"),
        ("holiday", "sign-holiday", "Holiday"),
    ],
)
def test_every_kind_of_day_has_its_own_drawing_and_words(
    mina: CastMember, entry: str, sign: str, said: str
) -> None:
    put(mina.client, entry, "2026-11-10")

    page = page_of(mina.client)
    assert sign in cell_of(page, "2026-11-10")
    assert said in cell_of(page, "2026-11-10")
    assert sign in page[page.index("key signs") :]


def test_a_quick_return_is_marked_and_listed(mina: CastMember) -> None:
    send_week(mina.client)
    add_shift(mina.client, "2026-11-03", begin="20:00", end="23:30")

    page = page_of(mina.client)

    assert "9:30</span>" in cell_of(page, "2026-11-04")
    assert page.count('class="quick"') == 1
    assert "Wed, 4 Nov, morning: 9 h 30 min of rest, a quick return" in page
    assert "16 rests under a day" in page


def test_time_on_call_is_no_rest(mina: CastMember) -> None:
    send_week(mina.client)
    add_shift(mina.client, kind="on_call", begin="18:00", end="06:00")

    page = page_of(mina.client)

    assert "3 hours without 12 hours on call of rest, a quick return" in page
    assert "12 hours on call." in page


def test_the_month_is_summed_up_in_a_sentence(mina: CastMember) -> None:
    send_cycle(mina.client)

    assert "19 shifts, 228 hours, 10 nights, 0 quick returns." in page_of(mina.client)


def test_a_month_without_a_shift_says_so(mina: CastMember) -> None:
    assert "No shift is known in this month." in page_of(mina.client)


def test_public_holidays_have_their_names(mina: CastMember) -> None:
    send_week(mina.client, holidays="KR")

    page = page_of(mina.client, "2026-10")

    assert "Hangul Day" in cell_of(page, "2026-10-09")
    assert "Holiday" in cell_of(page, "2026-10-09")
    assert "Fri, 9 Oct Hangul Day" in page


def test_a_holiday_that_is_worked_is_named_too(mina: CastMember) -> None:
    send_week(mina.client)

    friday = cell_of(page_of(mina.client, "2026-10"), "2026-10-09")

    assert "9:00 AM to 6:00 PM" in friday
    assert "Hangul Day" in friday


def test_a_zone_that_lies_in_no_country_has_no_holidays(mina: CastMember) -> None:
    mina.client.post("/me/zone", data={"zone": "UTC"})

    assert "Hangul Day" not in page_of(mina.client, "2026-10")


def test_the_months_beside_are_one_tap_away(mina: CastMember) -> None:
    page = page_of(mina.client, "2026-12")

    for month in ("2026-11", "2027-01"):
        assert f'href="/shifts/month/{month}"' in page
    assert "This month" in page
    assert "This month" not in page_of(mina.client)


@pytest.mark.parametrize("month, links", [("1990-01", 1), ("2100-11", 1)])
def test_the_months_end_where_rosters_do(mina: CastMember, month: str, links: int) -> None:
    page = page_of(mina.client, month)

    assert page.count('rel="prev"') + page.count('rel="next"') == links


@pytest.mark.parametrize("month", ["2026", "2026-13", "1989-12", "2101-01", "2026-1", "20261", "x"])
def test_a_month_that_no_roster_has_is_not_there(mina: CastMember, month: str) -> None:
    assert mina.client.get(f"/shifts/month/{month}").status_code == 404


def test_the_page_makes_four_queries(mina: CastMember, statements: list[str]) -> None:
    page_of(mina.client)

    assert len(statements) == 4


def test_nobody_sees_the_month_of_somebody_else(mina: CastMember, jun: CastMember) -> None:
    send_week(mina.client)

    assert "09\u201318" not in page_of(jun.client)


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/shifts/month/2026-11").status_code == 303
    assert client.post("/shifts/month/2026-11").status_code == 405
