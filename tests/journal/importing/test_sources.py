from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from journal.devices.coverage import note_alive
from journal.exposure.commands import Tap, record_contact
from journal.exposure.stretches import Stretch
from journal.importing.commands import import_export
from journal.importing.sources import Sources, is_imported, record_of, sources_of
from journal.importing.undoing import undo_import
from journal.model import ContactEvent, CoverageInterval
from journal.vocabulary import Initiation, SourceKind
from tests.conftest import SEOUL
from tests.journal.devices.sending import device_of
from tests.journal.importing import test_several_rooms as several
from tests.journal.importing.exports import make_room
from tests.journal.importing.kept import NOW, bring

BEGIN = datetime(2023, 5, 8, 9, tzinfo=UTC)


@pytest.fixture
def token_id(session: Session, mina_id: UUID) -> UUID:
    """Give a device of Mina's that was alive for an hour and sent one contact into a room."""
    device = device_of(session, mina_id)
    for hours in (0, 1):
        note_alive(session, mina_id, device, BEGIN + timedelta(hours=hours))
    bring(session, mina_id, make_room(30))
    session.execute(
        update(ContactEvent)
        .where(ContactEvent.at == BEGIN, ContactEvent.account_id == mina_id)
        .values(import_id=record_of(device.token_id), source_kind=SourceKind.DEVICE.value)
    )
    return device.token_id


def test_nothing_came_from_anywhere_yet(session: Session, mina_id: UUID) -> None:
    found = sources_of(session, mina_id)

    assert (found.rooms, found.devices, found.diaries) == ((), (), ())
    assert (found.by_hand.events, found.by_hand.last) == (0, None)


def test_a_room_joins_the_time_of_its_imports(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(20))
    bring(session, mina_id, make_room(30))

    (source,) = sources_of(session, mina_id).rooms

    assert source.covered == (Stretch(BEGIN, BEGIN + timedelta(minutes=7 * 29)),)
    assert [(one.events, one.added, one.rooms) for one in source.imports] in (
        [(30, 10, 1), (20, 20, 1)],
        [(20, 20, 1), (30, 10, 1)],
    )


def test_one_import_covers_every_room_it_filled(session: Session, mina_id: UUID) -> None:
    several.bring(session, mina_id, several.workspace("c1", "c2"))

    found = sources_of(session, mina_id)

    assert len({one.covered for one in found.rooms}) == 1
    assert [[seen.rooms for seen in one.imports] for one in found.rooms] == [[2], [2]]
    assert found.diaries == ()


def test_a_file_of_several_rooms_that_adds_nothing_covers_them_all_the_same(
    session: Session, mina_id: UUID
) -> None:
    several.bring(session, mina_id, several.workspace("c1", "c2", "c3", until=4))
    several.bring(session, mina_id, several.workspace("c1", "c2"))

    found = sources_of(session, mina_id)

    added = [sorted(seen.added for seen in one.imports) for one in found.rooms]
    assert added == [[0, 12], [0, 12], [12]]
    assert found.diaries == ()


def test_undoing_what_added_nothing_takes_no_room_away(session: Session, mina_id: UUID) -> None:
    first, again = (
        several.make_request(session, mina_id, several.workspace("c1", "c2")) for _ in range(2)
    )
    for request in (first, again):
        import_export(session, mina_id, request, NOW)

    undo_import(session, mina_id, first.id)
    left = [len(one.imports) for one in sources_of(session, mina_id).rooms]
    undo_import(session, mina_id, again.id)

    assert left == [1, 1]
    assert sources_of(session, mina_id).rooms == ()


def test_a_device_shows_when_it_was_alive_and_what_it_sent(
    session: Session, mina_id: UUID, token_id: UUID
) -> None:
    found = sources_of(session, mina_id)

    (device,) = found.devices
    assert (device.id, device.name, device.events) == (token_id, "Phone", 1)
    assert device.covered == (Stretch(BEGIN, BEGIN + timedelta(hours=1)),)
    assert not device.is_revoked
    assert found.diaries == ()


def test_what_a_device_goes_on_sending_is_no_import_to_take_back(
    session: Session, mina_id: UUID, token_id: UUID
) -> None:
    (source,) = sources_of(session, mina_id).rooms

    assert [one.source for one in source.imports] == [SourceKind.KAKAOTALK]


def test_what_is_entered_by_hand_is_counted(session: Session, mina_id: UUID) -> None:
    for minutes in (0, 30):
        at = BEGIN + timedelta(minutes=minutes)
        tap = Tap(at=at, zone=SEOUL, initiation=Initiation.PUSHED)
        record_contact(session, mina_id, uuid4(), tap, NOW)

    by_hand = sources_of(session, mina_id).by_hand

    assert (by_hand.events, by_hand.first) == (2, BEGIN)
    assert by_hand.last == BEGIN + timedelta(minutes=30)


def test_what_is_taken_back_is_no_source(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(30))
    (source,) = sources_of(session, mina_id).rooms
    import_id = source.imports[0].id

    before = is_imported(session, mina_id, import_id)
    undo_import(session, mina_id, import_id)

    assert (before, is_imported(session, mina_id, import_id)) == (True, False)
    assert sources_of(session, mina_id).rooms == ()


def test_an_import_may_cover_no_time(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(30))
    session.execute(delete(CoverageInterval).where(CoverageInterval.account_id == mina_id))

    (source,) = sources_of(session, mina_id).rooms

    assert (source.covered, len(source.imports)) == ((), 1)


def test_nobody_sees_somebody_elses(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    bring(session, mina_id, make_room(30))
    (source,) = sources_of(session, mina_id).rooms

    found: Sources = sources_of(session, jun_id)

    assert found.rooms == ()
    assert not is_imported(session, jun_id, source.imports[0].id)
