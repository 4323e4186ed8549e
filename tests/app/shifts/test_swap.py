import re
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.app.shifts.roster import MONDAY, send_week, undo
from tests.conftest import CastMember

SUNDAY = "2026-11-08"
PATH = f"/shifts/swap?first={MONDAY}&second={SUNDAY}"


@pytest.fixture(autouse=True)
def office(mina: CastMember) -> None:
    send_week(mina.client)


def swap(client: FlaskClient, **changes: str) -> TestResponse:
    sent = {"id": str(uuid4()), "first": MONDAY, "second": SUNDAY, **changes}
    return client.post("/shifts/swap", data=sent)


def is_worked(client: FlaskClient, day: str) -> bool:
    return "9:00 AM to 6:00 PM" in client.get(f"/shifts/days/{day}").text


def test_the_page_asks_for_two_days(mina: CastMember) -> None:
    page = mina.client.get(f"/shifts/swap?first={MONDAY}").text

    assert f'id="f-first" value="{MONDAY}"' in page
    assert "Swap these days" not in page


def test_what_changes_is_shown_before_it_does(mina: CastMember) -> None:
    page = mina.client.get(PATH).text

    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th><td>(.*?)</td><td>(.*?)</td></tr>", page)
    assert rows == [
        ("Mon, 2 Nov", "9:00 AM to 6:00 PM", "Free"),
        ("Sun, 8 Nov", "Free", "9:00 AM to 6:00 PM"),
    ]
    assert is_worked(mina.client, MONDAY)


def test_two_days_change_places_and_back(mina: CastMember) -> None:
    answer = swap(mina.client)

    assert answer.status_code == 303
    assert "The two days are swapped" in mina.client.get(answer.location).text
    assert (is_worked(mina.client, MONDAY), is_worked(mina.client, SUNDAY)) == (False, True)
    swap(mina.client)
    assert (is_worked(mina.client, MONDAY), is_worked(mina.client, SUNDAY)) == (True, False)


def test_the_saved_page_offers_the_way_back(mina: CastMember) -> None:
    page = mina.client.get(swap(mina.client).location).text

    mina.client.post("/shifts/swap", data=undo(page, "/shifts/swap"))

    assert is_worked(mina.client, MONDAY)


def test_a_double_tap_swaps_once(mina: CastMember) -> None:
    swap_id = str(uuid4())

    for _tap in range(2):
        assert swap(mina.client, id=swap_id).status_code == 303

    assert is_worked(mina.client, SUNDAY)


def test_a_used_id_with_other_days_is_refused(mina: CastMember) -> None:
    swap_id = str(uuid4())
    swap(mina.client, id=swap_id)

    answer = swap(mina.client, id=swap_id, first="2026-11-10", second="2026-11-15")

    assert answer.status_code == 409


@pytest.mark.parametrize(
    "changes, message",
    [
        ({"second": ""}, "This is needed."),
        ({"second": "8 Nov"}, "A date, such as"),
        ({"second": MONDAY}, "Neither day has a shift"),
        ({"first": SUNDAY, "second": "2026-11-07"}, "Neither day has a shift"),
        ({"second": "1980-01-01"}, "A date between 1990 and 2100"),
    ],
)
def test_days_that_cannot_be_swapped_are_refused_and_kept_on_the_page(
    mina: CastMember, changes: dict[str, str], message: str
) -> None:
    answer = swap(mina.client, **changes)

    assert answer.status_code == 422
    assert message in answer.text
    assert f'value="{changes.get("first", MONDAY)}"' in answer.text


@pytest.mark.parametrize(
    "query, message",
    [("second=soon", "A date, such as"), ("second=0001-01-01", "A date between 1990")],
)
def test_days_that_cannot_be_looked_at_are_refused(
    mina: CastMember, query: str, message: str
) -> None:
    answer = mina.client.get(f"/shifts/swap?first={MONDAY}&{query}")

    assert answer.status_code == 422
    assert message in answer.text


def test_the_page_makes_five_queries(mina: CastMember, statements: list[str]) -> None:
    statements.clear()

    mina.client.get(PATH)

    assert len(statements) == 5


def test_somebody_elses_days_stay(mina: CastMember, jun: CastMember) -> None:
    assert swap(jun.client).status_code == 422
    assert is_worked(mina.client, MONDAY)


def test_a_stranger_swaps_nothing(client: FlaskClient) -> None:
    assert swap(client).status_code == 401
    assert client.get("/shifts/swap").status_code == 303
