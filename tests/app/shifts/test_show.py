from datetime import date

import pytest
from flask.testing import FlaskClient

from tests.app.shifts.roster import add_shift, bring_in, put, send_cycle, send_week, utc
from tests.conftest import CastMember


@pytest.fixture(autouse=True)
def on_a_tuesday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.shifts.routes.utc_now", lambda: utc(3, 3))


def test_without_a_roster_the_page_offers_every_way_to_one(mina: CastMember) -> None:
    page = mina.client.get("/shifts").text

    assert "known yet." in page
    for way in ("/shifts/weekly", "/shifts/cycle", "/rosters"):
        assert f'href="{way}"' in page


def test_this_week_and_next_are_shown_from_monday(mina: CastMember) -> None:
    send_week(mina.client)

    page = mina.client.get("/shifts").text

    assert "Mon, 2 Nov. 9:00 AM to 6:00 PM" in page
    assert "Sun, 15 Nov. Free" in page
    assert page.count('aria-current="date"') == 1
    assert 'href="/shifts/month/2026-11"' in page


def test_a_quick_return_is_said_plainly(mina: CastMember) -> None:
    send_week(mina.client)
    add_shift(mina.client, "2026-11-03", begin="20:00", end="23:30")

    page = mina.client.get("/shifts").text

    assert "Wed, 4 Nov, morning: 9 h 30 min of rest, a quick return" in page
    assert "Rest before: 9 h 30 min, a quick return (under 11 hours)" in page


def test_a_rest_of_minutes_is_said_in_minutes(mina: CastMember) -> None:
    send_week(mina.client)
    add_shift(mina.client, "2026-11-03", begin="20:00", end="08:30")

    assert "Wed, 4 Nov, morning: 30 minutes of rest" in mina.client.get("/shifts").text


def test_a_day_off_and_a_free_day_are_told_apart(mina: CastMember) -> None:
    send_week(mina.client)
    put(mina.client, "off", "2026-11-04")

    page = mina.client.get("/shifts").text

    assert "Wed, 4 Nov. Day off" in page
    assert page.count(". Free") == 4


def test_every_rule_says_from_when_to_when_it_holds(mina: CastMember) -> None:
    send_week(mina.client, days=["0", "2"])
    send_cycle(mina.client, starting="2026-11-02")

    page = mina.client.get("/shifts").text

    assert "Mon, Wed 9:00" in page
    assert "1 Jan 2026 to 1 Nov 2026, Asia/Seoul" in page
    assert "Repeats every 6 days" in page
    assert "Since 2 Nov 2026" in page


def test_a_cycle_is_said_by_its_hours_and_its_day(mina: CastMember) -> None:
    send_cycle(mina.client, again_begin_1="20:00", again_end_1="21:00")

    page = mina.client.get("/shifts").text

    assert "Today is day 3 of 6" in page
    assert "Split shift 7:00 AM to 7:00 PM · 8:00 PM to 9:00 PM" in page
    assert "Night shift 7:00 PM until 7:00 AM the next day" in page


def test_a_named_cycle_is_changed_where_it_was_made(mina: CastMember) -> None:
    send_cycle(mina.client, pattern="4-2-8-run", codes="주 주 야 야 휴 휴 휴 휴")

    page = mina.client.get("/shifts").text

    assert "4 crews, 2 shifts · D D N N, 4 off" in page
    assert 'href="/shifts/cycle?pattern=4-2-8-run"' in page


def test_time_on_call_of_a_week_is_said(mina: CastMember) -> None:
    send_week(mina.client, on_call_days=["4"], on_call_begin="18:00", on_call_end="09:00")

    page = mina.client.get("/shifts").text

    assert "On call Fri 6:00 PM until 9:00 AM the next day" in page
    assert "Fri, 6 Nov. 9:00 AM to 6:00 PM. On call 6:00 PM" in page


def test_a_week_for_a_while_names_its_last_day(mina: CastMember) -> None:
    send_week(mina.client, until="2026-12-31", days=["0", "2"])

    assert "1 Jan 2026 to 31 Dec 2026, Asia/Seoul" in mina.client.get("/shifts").text


def test_rosters_that_were_brought_in_are_listed(mina: CastMember) -> None:
    bring_in(mina, first=date(2026, 11, 2), days=3)

    page = mina.client.get("/shifts").text

    assert "2 Nov 2026 to 4 Nov 2026" in page
    assert "3 shifts" in page


def test_the_page_makes_five_queries(mina: CastMember, statements: list[str]) -> None:
    send_week(mina.client)
    statements.clear()

    mina.client.get("/shifts")

    assert len(statements) == 5


def test_nobody_sees_the_roster_of_somebody_else(mina: CastMember, jun: CastMember) -> None:
    send_week(mina.client)

    assert "9:00" not in jun.client.get("/shifts").text


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/shifts").status_code == 303
    assert client.post("/shifts").status_code == 405
