import pytest
from flask.testing import FlaskClient

from tests.app.shifts.roster import add_shift, send_week, utc
from tests.conftest import CastMember


@pytest.fixture(autouse=True)
def on_a_tuesday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.shifts.routes.utc_now", lambda: utc(3, 3))


def test_without_a_week_the_page_asks_for_it(mina: CastMember) -> None:
    page = mina.client.get("/shifts").text

    assert "known yet." in page
    assert 'href="/shifts/weekly"' in page


def test_this_week_and_next_are_shown_from_monday(mina: CastMember) -> None:
    send_week(mina.client)

    page = mina.client.get("/shifts").text

    assert "Mon, 2 Nov" in page
    assert "Sun, 15 Nov" in page
    assert page.count('aria-current="date"') == 1


def test_a_quick_return_is_said_plainly(mina: CastMember) -> None:
    send_week(mina.client)
    add_shift(mina.client, "2026-11-03", begin="20:00", end="23:30")

    page = mina.client.get("/shifts").text

    assert "Rest before: 9 h 30 min, a quick return (under 11 hours)" in page
    assert "Rest before: 15 hours" in page


def test_a_day_off_and_a_free_day_are_told_apart(mina: CastMember) -> None:
    send_week(mina.client)
    mina.client.post("/shifts/days/2026-11-04/off")

    page = mina.client.get("/shifts").text

    assert page.count("Day off") == 1
    assert page.count(">Free<") == 4


def test_a_week_for_a_while_names_its_last_day(mina: CastMember) -> None:
    send_week(mina.client, until="2026-12-31", days=["0", "2"])

    page = mina.client.get("/shifts").text

    assert "1 Jan 2026 to 31 Dec 2026, Asia/Seoul" in page
    assert "Mon, Wed 9:00" in page


def test_the_page_makes_four_queries(mina: CastMember, statements: list[str]) -> None:
    send_week(mina.client)
    statements.clear()

    mina.client.get("/shifts")

    assert len(statements) == 4


def test_nobody_sees_the_roster_of_somebody_else(mina: CastMember, jun: CastMember) -> None:
    send_week(mina.client)

    assert "9:00" not in jun.client.get("/shifts").text


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/shifts").status_code == 303
    assert client.post("/shifts").status_code == 405
