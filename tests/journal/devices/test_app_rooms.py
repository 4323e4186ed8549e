"""The rooms that apps have, and how many there may be."""

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.devices.app_rooms import MOST_ROOMS, rooms_of_apps
from journal.devices.rules import Kept, NotKept
from journal.devices.tokens import Device
from journal.model import Room
from tests.journal.devices.sending import device_of, event, send
from tests.journal.devices.test_arrivals import device

__all__ = ["device"]

NEW, TOO_MANY = Kept(is_new=True), NotKept("app", "too_many_rooms")


def test_five_hundred_apps_have_a_room_and_the_next_has_none(
    session: Session, device: Device, jun_id: UUID
) -> None:
    fates = send(session, device, [event(1, app=str(number)) for number in range(MOST_ROOMS + 2)])

    assert fates == [NEW] * MOST_ROOMS + [TOO_MANY] * 2
    assert send(session, device, [event(app="7"), event(app="x")]) == [NEW, TOO_MANY]
    assert send(session, device_of(session, jun_id), [event(app="x")]) == [NEW]
    numbers = select(Room.number).where(Room.account_id == device.account_id)
    assert sorted(session.execute(numbers).scalars()) == list(range(1, MOST_ROOMS + 1))


@pytest.mark.parametrize("minutes", [(0, 0), (0, 1)])
def test_an_app_that_comes_twice_needs_one_room(
    session: Session, device: Device, monkeypatch: pytest.MonkeyPatch, minutes: tuple[int, int]
) -> None:
    monkeypatch.setattr("journal.devices.app_rooms.MOST_ROOMS", 1)

    fates = send(session, device, [event(ago, app="a") for ago in minutes])

    assert fates == [NEW, NEW]


def test_rooms_of_files_leave_the_devices_theirs(
    session: Session, device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.devices.app_rooms.MOST_ROOMS", 1)
    send(session, device, [event(1, app="a")])
    (room,) = session.execute(select(Room)).scalars()
    room.source_kind = "notification"
    session.flush()

    assert send(session, device, [event(app="b"), event(app="c")]) == [NEW, TOO_MANY]
    assert rooms_of_apps(session, device.account_id, ()).found == {}
