from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient

from tests.app.check_ins.entering import check_in
from tests.app.interactions.entering import hit
from tests.app.working import work
from tests.conftest import CastMember

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> "Clock":
    return Clock(monkeypatch)


class Clock:
    """What the page takes for now, on Monday, 2 March 2026 in Seoul."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def __call__(self, hour: int, minute: int = 0) -> None:
        now = datetime(2026, 3, 2, hour, minute, tzinfo=SEOUL)
        self.monkeypatch.setattr("app.today.routes.utc_now", lambda: now)


def page_of(member: CastMember) -> str:
    answer = member.client.get("/today")
    assert answer.status_code == 200
    return answer.text


def test_without_shifts_the_page_asks_for_them(mina: CastMember) -> None:
    page = page_of(mina)

    assert "No shift is known around today." in page
    assert 'class="act" href="/shifts/weekly"' in page


def test_in_a_shift_a_hard_interaction_comes_first(mina: CastMember, at: Clock) -> None:
    work(mina, 9, 18)
    at(10)

    page = page_of(mina)

    assert "Your shift runs until" in page
    assert 'class="act" href="/interactions/new"' in page
    assert "Out already?" in page


def test_after_the_shift_leaving_comes_first(mina: CastMember, at: Clock) -> None:
    work(mina, 9, 18)
    at(18, 20)

    page = page_of(mina)

    assert "Your shift ended 20 minutes ago." in page
    assert page.count('action="/shifts/out-now"') == 1
    assert "Something that may do you good now" in page


def test_after_checking_in_there_is_one_suggestion(mina: CastMember, at: Clock) -> None:
    work(mina, 9, 18)
    check_in(mina.client, mood="3")
    at(18, 40)

    page = page_of(mina)

    assert page.count('class="suggestion"') == 1
    assert "Something that may do you good now" not in page


def test_after_abuse_the_suggestion_is_not_folded_away(mina: CastMember, at: Clock) -> None:
    work(mina, 9, 18)
    hit(mina.client, kind="insult")
    at(17)

    page = page_of(mina)

    assert "not about your worth" in page
    assert "Something that may do you good now" not in page


def test_help_comes_near_by_itself_after_three_dark_entries(mina: CastMember, at: Clock) -> None:
    for clock in ("18:10", "18:20", "18:30"):
        check_in(mina.client, mood="1", time=clock)
    at(18, 40)

    assert 'class="help-panel"' in page_of(mina)


def test_help_stays_quiet_otherwise(mina: CastMember, at: Clock) -> None:
    for clock in ("18:10", "18:20", "18:30"):
        check_in(mina.client, mood="2", time=clock)
    at(18, 40)

    assert 'class="help-panel"' not in page_of(mina)


def test_everything_to_write_down_is_one_tap_away(mina: CastMember) -> None:
    page = page_of(mina)

    for way in ("/check-ins/new", "/interactions/new", "/contact"):
        assert f'href="{way}"' in page


def test_the_page_makes_at_most_eight_queries(
    mina: CastMember, at: Clock, statements: list[str]
) -> None:
    work(mina, 9, 18)
    hit(mina.client, kind="insult")
    check_in(mina.client, mood="1")
    at(18, 40)
    statements.clear()

    page_of(mina)

    assert len(statements) == 8


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/today").status_code == 303


def test_today_is_not_for_sending(mina: CastMember) -> None:
    assert mina.client.post("/today").status_code == 405
