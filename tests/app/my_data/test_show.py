"""The page that everything about own data hangs on, and how long entries stay."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.erasing_work import keep
from journal.vocabulary import Locale
from tests.app.my_data.asking import check_in, page_of, words_in
from tests.conftest import CastMember, sign_up

OLD = "2026-03-02"
NOW = datetime(2028, 3, 1, tzinfo=UTC)


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Let it be two years later on the page."""
    monkeypatch.setattr("app.my_data.routes.utc_now", lambda: NOW)
    return NOW


def test_everything_hangs_on_it(mina: CastMember) -> None:
    page = mina.client.get("/me/data").text

    for path in ("/export", "/bring", "/rows", "/period", "/account"):
        assert f'href="/me/data{path}"' in page
    assert 'href="/me/agreements"' in page
    assert 'href="/about/who-can-see"' in page
    assert 'href="/me/data"' in mina.client.get("/me").text


def test_it_says_from_when_on_entries_stay(mina: CastMember, late: datetime) -> None:
    assert "Entries from before 1 Mar 2026 go." in page_of(mina.client)


def test_a_shorter_time_can_be_chosen(mina: CastMember, late: datetime) -> None:
    done = mina.client.post("/me/data/kept", data={"months": "6"})

    page = mina.client.get(done.location).text
    assert "What is too old for it goes in a week at the earliest." in page
    assert "Entries from before 1 Sep 2027 go." in page
    assert '<option value="6" selected>6 months' in page


@pytest.mark.parametrize("months", ["0", "25", "", "many", "1.5"])
def test_another_time_is_refused(mina: CastMember, months: str) -> None:
    answer = mina.client.post("/me/data/kept", data={"months": months})

    assert answer.status_code == 422
    assert "error-summary" in answer.text
    assert '<option value="24" selected' in mina.client.get("/me/data").text


def test_a_week_ahead_it_warns_once(mina: CastMember, late: datetime, app: Flask) -> None:
    check_in(mina.client, OLD)
    with app.app_context():
        keep(mina.id, NOW)

    warned = page_of(mina.client)

    assert "On 8 Mar 2028 the first entries go by their age." in warned
    with app.app_context():
        keep(mina.id, NOW + timedelta(days=7))
    assert "the first entries go" not in page_of(mina.client)


def test_nothing_old_is_no_warning(mina: CastMember) -> None:
    check_in(mina.client, OLD)

    assert "the first entries go" not in page_of(mina.client)


def test_it_speaks_korean(app: Flask) -> None:
    sora = sign_up(app, "sora", locale=Locale.KO)

    page = page_of(sora.client)

    assert "내 데이터" in page
    assert "24개월" in page


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/me/data").status_code == 303
    assert client.post("/me/data/kept", data={"months": "6"}).status_code == 401


def test_it_asks_few_statements(mina: CastMember, statements: list[str]) -> None:
    statements.clear()

    assert words_in(mina.client.get("/me/data"))

    assert len(statements) <= 8
