import re
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.app.shifts.roster import MONDAY, add_shift, send_week, undo
from tests.conftest import CastMember


def page_of(client: FlaskClient, day: str = MONDAY) -> str:
    return client.get(f"/shifts/days/{day}").text


def test_a_day_without_a_shift_says_so(mina: CastMember) -> None:
    assert "No shift on this day." in page_of(mina.client)


def test_a_single_shift_is_added_to_its_day(mina: CastMember) -> None:
    send_week(mina.client)

    answer = add_shift(mina.client)

    page = mina.client.get(answer.location).text
    assert answer.status_code == 303
    assert "9:00 AM to 6:00 PM" in page
    assert "8:00 PM to 11:00 PM" in page


def test_a_single_shift_can_stand_instead(mina: CastMember) -> None:
    send_week(mina.client)

    add_shift(mina.client, instead="yes", zone="Asia/Seoul")

    assert "9:00 AM" not in page_of(mina.client)


@pytest.mark.parametrize("name, value", [("begin", ""), ("end", "25:00"), ("id", "1")])
def test_hours_that_cannot_be_are_refused_and_kept_on_the_page(
    mina: CastMember, name: str, value: str
) -> None:
    answer = add_shift(mina.client, **{"begin": "20:15", "end": "23:15", name: value})

    assert answer.status_code == 422
    assert "20:15" in answer.text or "23:15" in answer.text


def test_another_shift_from_the_same_page_is_looked_at_again(mina: CastMember) -> None:
    shift_id = str(uuid4())
    add_shift(mina.client, id=shift_id)

    answer = add_shift(mina.client, id=shift_id, end="22:00")

    assert answer.status_code == 422
    assert "Please look again and save." in answer.text
    assert shift_id not in answer.text.replace(f"/shifts/single/{shift_id}/delete", "")


def test_a_removed_single_shift_can_be_taken_back(mina: CastMember) -> None:
    add_shift(mina.client, instead="yes")
    found = re.search(r'action="(/shifts/single/[0-9a-f-]+/delete)"', page_of(mina.client))
    assert found is not None

    page = mina.client.post(found[1]).text

    assert "No shift on this day." in page_of(mina.client)
    action = f"/shifts/days/{MONDAY}/shift"
    assert mina.client.post(action, data=undo(page, action)).status_code == 303
    assert "8:00 PM" in page_of(mina.client)


def test_a_day_off_goes_and_comes_back(mina: CastMember) -> None:
    send_week(mina.client)

    assert mina.client.post(f"/shifts/days/{MONDAY}/off").status_code == 303
    assert "A day off." in page_of(mina.client)

    assert mina.client.post(f"/shifts/days/{MONDAY}/on").status_code == 303
    assert "9:00" in page_of(mina.client)


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "1989-12-31", "20261102"])
def test_a_date_that_no_roster_has_is_not_there(mina: CastMember, day: str) -> None:
    assert mina.client.get(f"/shifts/days/{day}").status_code == 404


def test_the_page_makes_three_queries(mina: CastMember, statements: list[str]) -> None:
    page_of(mina.client)

    assert len(statements) == 3


def test_somebody_elses_shift_stays(mina: CastMember, jun: CastMember) -> None:
    shift_id = str(uuid4())
    add_shift(mina.client, id=shift_id)

    assert jun.client.post(f"/shifts/single/{shift_id}/delete").status_code == 404
    assert "8:00" in page_of(mina.client)
    assert "8:00" not in page_of(jun.client)


def test_a_stranger_changes_nothing(client: FlaskClient) -> None:
    acts = ["shift", "off", "on"]

    answers = [client.post(f"/shifts/days/{MONDAY}/{act}").status_code for act in acts]

    assert answers == [401, 401, 401]
    assert client.post(f"/shifts/single/{uuid4()}/delete").status_code == 401
