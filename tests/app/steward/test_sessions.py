"""Sessions that the organisation holds."""

from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

from tests.app.steward.running import House, acts, found, somebody

PATH = "/steward/sessions"


def announce(house: House, **said: str) -> TestResponse:
    form = {
        "id": str(uuid4()),
        "title": "Friday's class",
        "kind": "meditation",
        "place": "Room 3",
        "link": "",
        "zone": "Asia/Seoul",
        "repeats": "once",
        "until": "",
        "capacity": "",
        "date": "2026-03-13",
        "time": "17:30",
        "minutes": "40",
        "unit_id": "",
        **said,
    }
    return house.yuna.client.post(PATH, data=form)


def test_a_session_is_announced_to_everybody(house: House) -> None:
    answer = announce(house)

    assert (answer.status_code, answer.location) == (303, f"{PATH}?saved=announced")
    page = house.yuna.client.get(PATH).text
    assert "Friday&#39;s class" in page
    assert "Fri, 13 Mar 5:30 PM to 6:10 PM · Once · Everybody" in page
    assert acts(house.yuna.app)[-1][0] == "session_announced"


def test_a_session_is_announced_to_a_team(house: House) -> None:
    announce(house, unit_id=str(house.night))

    assert "Once · Night" in house.yuna.client.get(PATH).text


@pytest.mark.parametrize(
    "wrong, message",
    [
        ({"title": ""}, "This is needed."),
        ({"place": ""}, "A place or a link, please."),
        ({"kind": ""}, "This is needed."),
        ({"link": "http://meet.example.kr"}, "An address that begins with https://, please."),
        ({"repeats": "daily"}, "Please choose one of these."),
        ({"until": "", "repeats": "weekly"}, "Until when does it repeat?"),
        ({"until": "2026-03-12", "repeats": "weekly"}, "This is before the first date."),
        ({"until": "2027-06-12", "repeats": "weekly"}, "Within a year from now, please."),
        ({"capacity": "0"}, "At least 1."),
        ({"place": "x" * 201}, "This is too long."),
        ({"date": "Friday"}, "A date, such as 2026-03-14."),
        ({"date": "2026-03-09"}, "This moment has passed."),
        ({"date": "2028-03-09"}, "Within a year from now, please."),
        ({"time": "25:00"}, "A time, such as 18:00."),
        ({"minutes": ""}, "This is needed."),
        ({"minutes": "481"}, "At most 480."),
    ],
)
def test_what_will_not_do_is_said_and_nothing_typed_is_lost(
    house: House, wrong: dict[str, str], message: str
) -> None:
    typed = {"title": "A walk", "place": "By the river", **wrong}

    answer = announce(house, **typed)

    assert answer.status_code == 422
    assert f'id="m-{next(iter(wrong))}">{message}' in answer.text
    assert f'value="{typed["title"]}"' in answer.text
    assert len(acts(house.yuna.app)) == 1


def test_a_double_tap_announces_once(house: House) -> None:
    form = {"id": str(uuid4())}

    assert [announce(house, **form).status_code for _tap in range(2)] == [303, 303]
    assert announce(house, **form, title="Another").status_code == 409
    assert len(acts(house.yuna.app)) == 2


def test_a_session_is_called_off(house: House) -> None:
    announced = UUID(int=7)
    announce(house, id=str(announced))

    answer = house.yuna.client.post(f"{PATH}/{announced}/cancel")

    assert answer.location == f"{PATH}?saved=cancelled"
    page = house.yuna.client.get(answer.location).text
    assert "The session is called off." in page
    assert "Friday" not in page
    assert acts(house.yuna.app)[-1][0] == "session_cancelled"


def test_another_organisation_is_out_of_reach(house: House) -> None:
    announced = UUID(int=7)
    other = found(somebody(house, "dae"))
    announce(other, id=str(announced))

    assert house.yuna.client.post(f"{PATH}/{announced}/cancel").status_code == 404
    assert announce(house, unit_id=str(other.night)).status_code == 404
    assert "Friday" not in house.yuna.client.get(PATH).text


def test_the_page_asks_few_times(house: House, statements: list[str]) -> None:
    house.yuna.client.get(PATH)

    assert len(statements) == 5
