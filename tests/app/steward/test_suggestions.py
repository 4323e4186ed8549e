"""What the organisation suggests itself."""

import re
from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

from journal.suggestions.local import KINDS
from journal.vocabulary import Limit, Role
from tests.app.steward.quiet_room import quiet_room_form
from tests.app.steward.running import House, acts, found, seat, somebody

PATH = "/steward/suggestions"


def add(house: House, **said: object) -> TestResponse:
    form = {"id": str(uuid4()), **quiet_room_form(**said)}
    return house.yuna.client.post(PATH, data=form)


def test_it_is_suggested_and_written_down(house: House) -> None:
    answer = add(house)

    assert (answer.status_code, answer.location) == (303, f"{PATH}?saved=added")
    assert "The quiet room" in house.yuna.client.get(PATH).text
    assert acts(house.yuna.app)[-1] == ("suggestion_added", {"title": "The quiet room"})


def test_a_member_finds_it_and_somebody_else_does_not(house: House) -> None:
    mina, dae = somebody(house, "mina"), somebody(house, "dae")
    seat(house, mina, Role.AGENT)
    add(house, moments=["after_shift"], unit_id=str(house.night))

    seen = [one.client.get("/restore/others").text for one in (mina, dae)]

    assert ["The quiet room" in page for page in seen] == [True, False]
    assert "Where you work" in seen[0]


def test_one_korean_sign_is_a_title(house: House) -> None:
    assert add(house, title_ko="차").status_code == 303


def test_every_kind_that_may_be_chosen_is_offered(house: House) -> None:
    page = house.yuna.client.get(PATH).text

    assert set(re.findall(r'name="kind" value="(\w+)"', page)) == KINDS


def test_the_page_asks_for_nothing_that_only_who_works_alone_lacks(house: House) -> None:
    page = house.yuna.client.get(PATH).text

    assert set(re.findall(r'name="needs" value="(\w+)"', page)) == set(Limit) - {Limit.AN_EMPLOYER}
    assert len(re.findall(r'name="\w+_(?:en|ko)"[^>]* required', page)) == 8


def test_a_member_begins_it_and_says_that_she_did(house: House) -> None:
    mina = somebody(house, "mina")
    seat(house, mina, Role.AGENT)
    add(house, id=str(UUID(int=7)), moments=["after_shift"])
    said = {"entry": f"local_{UUID(int=7).hex[:24]}", "moment": "after_shift", "reason": "asked"}

    begun = mina.client.post(
        "/restore/answers", data={"id": str(uuid4()), **said, "answer": "started"}
    )

    assert "The quiet room" in mina.client.get(begun.location).text
    assert mina.client.post(f"{begun.location}/finished").status_code == 303


@pytest.mark.parametrize(
    "wrong, message",
    [
        ({"title_en": ""}, "This is needed."),
        ({"when_not_ko": ""}, "This is needed."),
        ({"how_en": "x" * 241}, "This is too long."),
        ({"kind": "meditation"}, "Please choose one of these."),
        ({"kind": "write"}, "Please choose one of these."),
        ({"moments": []}, "When? Choose at least one."),
        ({"moments": ["night"]}, "When? Choose at least one."),
        ({"moments": ["noon"]}, "Please choose one of these."),
        ({"minutes_from": "20"}, "The longest time comes after the shortest."),
        ({"minutes_to": "61"}, "At most 60."),
    ],
)
def test_what_will_not_do_is_said_and_nothing_typed_is_lost(
    house: House, wrong: dict[str, object], message: str
) -> None:
    answer = add(house, **{"how_ko": "3층이에요.", **wrong})

    assert answer.status_code == 422
    assert message in answer.text
    assert "3층이에요." in answer.text
    assert len(acts(house.yuna.app)) == 1


def test_a_double_tap_suggests_once(house: House) -> None:
    same = {"id": str(uuid4())}

    assert [add(house, **same).status_code for _tap in range(2)] == [303, 303]
    assert add(house, **same, title_en="Another").status_code == 409
    assert len(acts(house.yuna.app)) == 2


def test_it_is_taken_back(house: House) -> None:
    add(house, id=str(UUID(int=7)))

    answer = house.yuna.client.post(f"{PATH}/{UUID(int=7)}/retire")

    assert answer.location == f"{PATH}?saved=retired"
    page = house.yuna.client.get(answer.location).text
    assert "It's no longer suggested." in page
    assert "The quiet room" not in page
    assert acts(house.yuna.app)[-1][0] == "suggestion_retired"


def test_another_organisation_is_out_of_reach(house: House) -> None:
    other = found(somebody(house, "dae"))
    add(other, id=str(UUID(int=7)))

    assert house.yuna.client.post(f"{PATH}/{UUID(int=7)}/retire").status_code == 404
    assert add(house, unit_id=str(other.night)).status_code == 404
    assert "The quiet room" not in house.yuna.client.get(PATH).text


def test_the_page_asks_few_times(house: House, statements: list[str]) -> None:
    house.yuna.client.get(PATH)

    assert len(statements) == 5
