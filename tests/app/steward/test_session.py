"""One session: its dates, where it is held, how many had a place."""

from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import reading, writing
from app.erasing_work import look_after_own_data
from journal import clock
from journal.clock import utc_now
from journal.consents.own import TEXTS, agree_to
from journal.model.gathering import SessionPlace
from journal.sessions.scheduled_commands import join_date
from journal.vocabulary import OwnPurpose, Role
from tests.app.pages import without_token
from tests.app.steward.running import House, acts, found, seat, somebody
from tests.app.steward.test_sessions import PATH, announce
from tests.conftest import CastMember
from tests.journal.sessions.gathered import DAY, FRIDAY, OVER

CLASS = UUID(int=7)
PAGE = f"{PATH}/{CLASS}"
WEEKLY = {"id": str(CLASS), "repeats": "weekly", "until": "2026-04-03"}


def test_it_shows_its_dates_on_its_own_clock(house: House) -> None:
    announce(house, **WEEKLY, zone="Europe/Berlin", capacity="12")

    page = house.yuna.client.get(PAGE).text

    assert "Fri, 13 Mar 5:30 PM to 6:10 PM" in page
    assert "Fri, 3 Apr 5:30 PM to 6:10 PM" in page
    assert "Times are in the Europe/Berlin time zone." in page
    assert "Every week until 3 Apr 2026" in page
    assert "<dd>12</dd>" in page


def test_one_date_is_called_off(house: House) -> None:
    announce(house, **WEEKLY)

    answer = house.yuna.client.post(f"{PAGE}/dates/2026-03-20/cancel")

    assert (answer.status_code, answer.location) == (303, f"{PAGE}?saved=date")
    page = house.yuna.client.get(answer.location).text
    assert "That date is called off." in page
    assert page.count("Call this date off") == 3
    assert acts(house.yuna.app)[-1][1] == {"title": "Friday's class (2026-03-20)"}


def test_it_is_held_elsewhere(house: House) -> None:
    announce(house, **WEEKLY)
    place = {"place": "Hall", "link": "https://meet.example.kr"}

    answer = house.yuna.client.post(f"{PAGE}/place", data=place)

    assert (answer.status_code, answer.location) == (303, f"{PAGE}?saved=moved")
    assert 'value="Hall"' in house.yuna.client.get(PAGE).text


@pytest.mark.parametrize(
    "wrong, message",
    [
        ({}, "A place or a link, please."),
        ({"link": "meet.example.kr"}, "An address that begins with https://, please."),
        ({"place": "x" * 201}, "This is too long."),
    ],
)
def test_nowhere_is_no_place(house: House, wrong: dict[str, str], message: str) -> None:
    announce(house, **WEEKLY)

    answer = house.yuna.client.post(f"{PAGE}/place", data=wrong)

    assert answer.status_code == 422
    assert message in answer.text


def test_when_all_is_called_off_nothing_is_ahead(house: House) -> None:
    announce(house, **WEEKLY)
    house.yuna.client.post(f"{PAGE}/cancel")

    page = house.yuna.client.get(PAGE).text

    assert "The session is called off." in page
    assert "Call this date off" not in page


def crowd(house: House, count: int) -> list[CastMember]:
    """Some who agree to be counted and have a place."""
    made = []
    for number in range(count):
        member = somebody(house, f"agent{number}")
        seat(house, member, Role.AGENT)
        with house.yuna.app.app_context(), writing() as session:
            now, purpose = utc_now(), OwnPurpose.SESSION_LISTS
            agree_to(session, member.id, uuid4(), purpose, text_version=TEXTS[purpose], now=now)
            join_date(session, member.id, uuid4(), CLASS, FRIDAY, now=now)
        made.append(member)
    return made


@pytest.mark.parametrize("count, told", [(9, "fewer than 10"), (11, "10 or more")])
def test_how_many_came_is_told_without_a_name(
    house: House, monkeypatch: pytest.MonkeyPatch, count: int, told: str
) -> None:
    announce(house, **WEEKLY)
    crowd(house, count)
    assert "How many had a place" not in house.yuna.client.get(PAGE).text
    monkeypatch.setattr(clock, "_present", lambda: OVER + DAY)
    with house.yuna.app.app_context():
        look_after_own_data()

    page = house.yuna.client.get(PAGE).text

    assert f'class="line-aside">{told}<' in page
    assert "agent1" not in page
    assert without_token(house.yuna.client.get(PAGE).text) == without_token(page)


def test_who_came_is_known_to_nobody_when_it_is_over(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce(house, **WEEKLY)
    (member,) = crowd(house, 1)
    assert "Sessions that you joined or wait for" in member.client.get("/me/data/rows").text
    monkeypatch.setattr(clock, "_present", lambda: OVER + DAY)

    with house.yuna.app.app_context():
        look_after_own_data()
        with reading() as session:
            assert session.execute(select(SessionPlace.id)).all() == []


@pytest.mark.parametrize("path", [PAGE, f"{PATH}/{UUID(int=8)}"])
def test_another_organisations_session_is_not_there(house: House, path: str) -> None:
    other = found(somebody(house, "dae"))
    announce(other, **WEEKLY)

    assert house.yuna.client.get(path).status_code == 404
    assert house.yuna.client.post(f"{path}/place", data={"place": "x"}).status_code == 404
    assert house.yuna.client.post(f"{path}/dates/2026-03-13/cancel").status_code == 404


def test_no_date_and_nobody_else(house: House, client: FlaskClient) -> None:
    announce(house, **WEEKLY)

    assert house.yuna.client.post(f"{PAGE}/dates/friday/cancel").status_code == 404
    assert somebody(house, "mina").client.get(PAGE).status_code == 404
    assert client.get(PAGE).status_code == 303
    assert house.yuna.client.get(f"{PAGE}/place").status_code == 405


def test_the_page_asks_few_times(house: House, statements: list[str]) -> None:
    announce(house, **WEEKLY)
    statements.clear()

    house.yuna.client.get(PAGE)

    assert len(statements) == 4
