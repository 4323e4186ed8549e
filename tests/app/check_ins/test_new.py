import re
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient

from tests.app.working import work
from tests.conftest import CastMember

LATE_EVENING = datetime(2026, 3, 3, 16, 30, tzinfo=UTC)


def test_the_core_is_six_scales_and_an_answer_that_saves(mina: CastMember) -> None:
    page = mina.client.get("/check-ins/new").text

    scales = set(re.findall(r'<input type="radio" name="(\w+)" value="1"', page))
    assert {"mood", "energy", "tension", "masking", "replay", "away"} <= scales
    assert page.count('type="submit" name="backed"') == 3


def test_nothing_is_answered_beforehand(mina: CastMember) -> None:
    assert " checked" not in mina.client.get("/check-ins/new").text


def test_the_page_says_that_the_wording_is_ours(mina: CastMember) -> None:
    assert mina.client.get("/check-ins/new").text.count("not a validated scale") == 1


def test_enter_does_not_answer_the_last_question(mina: CastMember) -> None:
    page = mina.client.get("/check-ins/new").text
    form = page[page.index('action="/check-ins"') :]

    first_button = form[form.index("<button") :].split(">")[0]

    assert "name=" not in first_button


def test_the_page_makes_three_queries(mina: CastMember, statements: list[str]) -> None:
    mina.client.get("/check-ins/new")

    assert len(statements) == 3


def test_after_midnight_the_page_proposes_the_evening_shifts_day(
    mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    work(mina, 14, 22)
    monkeypatch.setattr("app.check_ins.routes.utc_now", lambda: LATE_EVENING)

    page = mina.client.get("/check-ins/new").text

    assert 'name="date" id="f-date" value="2026-03-04"' in page
    assert 'name="day" value="2026-03-03"' in page


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    answer = client.get("/check-ins/new")

    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/check-ins/new")


def test_the_page_is_not_for_sending(mina: CastMember) -> None:
    assert mina.client.post("/check-ins/new").status_code == 405
