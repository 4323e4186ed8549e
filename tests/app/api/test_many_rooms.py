"""How many apps a person's devices may give a room."""

import pytest

from tests.app.api.phoning import Phone, fresh, outcome, phone_of, push, refusal

PATH = "/contact-events"


@pytest.fixture(autouse=True)
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.devices.app_rooms.MOST_ROOMS", 3)


def test_one_app_too_many_is_refused_and_the_others_stay(phone: Phone) -> None:
    apps = ["a", "b", "c", "d", "d", "a", "e", "b"]
    answer = phone.post(PATH, {"events": [fresh(**push(app=app)) for app in apps]})

    refused = [(index, "app", "too_many_rooms") for index in (3, 4, 6)]
    assert outcome(answer) == (5, 0, refused)
    assert phone.rooms() == [1, 2, 3]


def test_all_her_devices_share_the_rooms(phone: Phone) -> None:
    for app in ("a", "b"):
        phone.post(PATH, push(app=app))
    other = phone_of(phone.owner)

    assert outcome(other.post(PATH, push(app="c"))) == (1, 0, [])
    assert refusal(other.post(PATH, push(app="d"))) == (409, "too_many_rooms", "app")
    assert outcome(other.post(PATH, fresh(**push(app="a")))) == (1, 0, [])
    assert outcome(other.post(PATH, fresh(**push(app=None)))) == (1, 0, [])
    assert phone.rooms() == [1, 2, 3]


def test_another_persons_rooms_do_not_count(phone: Phone, jun_phone: Phone) -> None:
    for app in "abc":
        phone.post(PATH, push(app=app))

    assert outcome(jun_phone.post(PATH, push(app="d"))) == (1, 0, [])
