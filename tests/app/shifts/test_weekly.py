from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.app.shifts.roster import OFFICE, send_cycle, send_week
from tests.conftest import CastMember


def test_the_first_week_says_why_it_is_asked_and_can_wait(mina: CastMember) -> None:
    page = mina.client.get("/shifts/weekly?first=1").text

    assert "So that comes first." in page
    assert 'name="first" value="yes"' in page
    assert "Later" in page


def test_the_page_begins_from_the_week_as_it_is(mina: CastMember) -> None:
    send_week(mina.client, begin="10:30", other_days=["4"], other_begin="13:00", other_end="17:00")

    page = mina.client.get("/shifts/weekly").text

    assert 'value="10:30"' in page
    assert page.count(" checked") == 5
    assert 'value="13:00"' in page


def test_a_split_week_is_shown_split(mina: CastMember) -> None:
    send_week(mina.client, end="12:00", second_begin="17:00", second_end="21:00")

    page = mina.client.get("/shifts/weekly").text

    assert 'name="second_end" id="f-second_end" value="21:00"' in page


def test_a_week_is_shown_with_its_holidays_and_its_time_on_call(mina: CastMember) -> None:
    send_week(mina.client, holidays="KR", on_call_days=["5"], on_call_begin="18:00")
    send_week(
        mina.client, holidays="KR", on_call_days=["5"], on_call_begin="18:00", on_call_end="09:00"
    )

    page = mina.client.get("/shifts/weekly").text

    assert '<option value="KR" selected>South Korea' in page
    assert 'name="on_call_end" id="f-on_call_end" value="09:00"' in page
    assert page.count(" checked") == 5 + 1


def test_a_week_of_time_on_call_alone_is_shown_so(mina: CastMember) -> None:
    hours = {"on_call_begin": "18:00", "on_call_end": "09:00"}
    send_week(mina.client, days=[], on_call_days=["5", "6"], **hours)

    page = mina.client.get("/shifts/weekly").text

    assert 'name="on_call_begin" id="f-on_call_begin" value="18:00"' in page
    assert 'name="begin" id="f-begin" value=""' in page


def test_a_cycle_is_no_week_to_begin_from(mina: CastMember) -> None:
    send_cycle(mina.client, starting="2026-01-01")

    assert 'name="begin" id="f-begin" value="09:00"' in mina.client.get("/shifts/weekly").text


def test_the_own_country_comes_first(mina: CastMember) -> None:
    page = mina.client.get("/shifts/weekly").text

    assert page.index(">South Korea") < page.index(">Albania")


def test_a_saved_week_is_said_in_words(mina: CastMember) -> None:
    answer = send_week(mina.client, begin="22:00", end="07:00")

    page = mina.client.get(answer.location).text
    assert answer.status_code == 303
    assert "Mon to Fri 10:00 PM until 7:00 AM the next day" in page


def test_after_the_first_week_the_way_goes_on_to_today(mina: CastMember) -> None:
    answer = send_week(mina.client, first="yes")

    assert "Go on to today" in mina.client.get(answer.location).text


def test_other_hours_take_the_place_of_the_usual_ones(mina: CastMember) -> None:
    answer = send_week(mina.client, other_days=["4"], other_begin="09:00", other_end="13:00")

    page = mina.client.get(answer.location).text
    assert "Mon to Thu 9:00" in page
    assert "Fri 9:00" in page


@pytest.mark.parametrize(
    "changes, message",
    [
        ({"days": []}, "Choose at least one day."),
        ({"days": ["7"]}, "Please choose one of these."),
        ({"end": ""}, "This is needed."),
        ({"second_begin": "17:00"}, "From when to when?"),
        ({"second_begin": "17:00", "second_end": "21:00"}, "These hours overlap"),
        ({"other_days": ["4"]}, "From when to when?"),
        ({"other_begin": "09:00", "other_end": "13:00"}, "Choose at least one day."),
        ({"on_call_days": ["4"]}, "From when to when?"),
        ({"on_call_days": ["4"], "on_call_begin": "20:00"}, "From when to when?"),
        ({"on_call_begin": "18:00", "on_call_end": "09:00"}, "Choose at least one day."),
        (
            {"on_call_days": ["4"], "on_call_begin": "08:45", "on_call_end": "12:00"},
            "These hours overlap",
        ),
        ({"holidays": "XX"}, "Please choose one of these."),
        ({"starting": "1900-01-01"}, "A date between 1990 and 2100"),
        ({"until": "2025-01-01"}, "The last day is before the first one."),
        ({"zone": "Mars/Base"}, "time zone"),
    ],
)
def test_a_week_that_cannot_be_is_refused_and_kept_on_the_page(
    mina: CastMember, changes: dict[str, object], message: str
) -> None:
    answer = send_week(mina.client, **{"begin": "08:45", **changes})

    assert answer.status_code == 422
    assert message in answer.text
    assert 'value="08:45"' in answer.text


def test_a_refused_first_week_is_still_the_first(mina: CastMember) -> None:
    for wrong in ({"days": []}, {"end": ""}):
        assert 'name="first" value="yes"' in send_week(mina.client, first="yes", **wrong).text


def test_a_double_tap_keeps_one_week(mina: CastMember) -> None:
    sent = {"id": str(uuid4()), **OFFICE}

    for _tap in range(2):
        assert mina.client.post("/shifts/weekly", data=sent).status_code == 303

    assert mina.client.get("/shifts").text.count("Since 1 Jan 2026") == 1


def test_another_week_from_the_same_page_takes_the_place_of_the_first(mina: CastMember) -> None:
    sent = {"id": str(uuid4()), **OFFICE}
    mina.client.post("/shifts/weekly", data=sent)

    answer = mina.client.post("/shifts/weekly", data={**sent, "begin": "10:00"})

    page = mina.client.get("/shifts").text
    assert answer.status_code == 303
    assert page.count("Since 1 Jan 2026") == 1
    assert "Mon to Fri 10:00" in page


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/shifts/weekly").status_code == 303
    assert send_week(client).status_code == 401
