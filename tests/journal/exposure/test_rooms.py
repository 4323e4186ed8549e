from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.exposure.rooms import AlertsChange, room_seen, rooms_seen
from journal.importing.room_commands import say_of_room, set_alerts_since
from journal.model import ContactEvent, Room
from journal.vocabulary import Alerts, Initiation, InitiationBasis, Relation, SourceKind
from tests.journal.importing.exports import make_room
from tests.journal.importing.kept import NOW, bring, work_weekdays

SINCE = datetime(2023, 5, 10, tzinfo=UTC)


def room_of(session: Session, account_id: UUID) -> UUID:
    return session.execute(select(Room.id).where(Room.account_id == account_id)).scalar_one()


def test_a_room_is_seen_with_what_it_holds(session: Session, mina_id: UUID) -> None:
    work_weekdays(session, mina_id)
    bring(session, mina_id, make_room(30), relation=Relation.CUSTOMER)

    (room,) = rooms_seen(session, mina_id)

    assert (room.number, room.label, room.source) == (1, None, SourceKind.KAKAOTALK)
    assert (room.events, room.outside) == (30, 30)
    assert (room.relation, room.alerts, room.said) == (Relation.CUSTOMER, Alerts.ON, None)
    assert room.first == datetime(2023, 5, 8, 9, tzinfo=UTC)
    assert room.last is not None
    assert room.last > room.first


def test_an_empty_room_holds_nothing(session: Session, mina_id: UUID) -> None:
    session.add(
        Room(
            account_id=mina_id,
            id=uuid4(),
            number=1,
            alerts="on",
            relation="unknown",
            created_at=NOW,
        )
    )
    session.flush()

    (room,) = rooms_seen(session, mina_id)

    assert (room.events, room.outside, room.first, room.last) == (0, 0, None, None)


def test_from_near_one_sees_how_things_came(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(30))
    room_id = room_of(session, mina_id)
    set_alerts_since(session, mina_id, room_id, (SINCE, Alerts.OFF), NOW)
    first = select(ContactEvent.id).where(ContactEvent.account_id == mina_id).limit(1)
    session.execute(
        update(ContactEvent)
        .where(ContactEvent.id == first.scalar_subquery())
        .values(initiation_basis=InitiationBasis.USER.value, initiation="uneasy")
    )

    detail = room_seen(session, mina_id, room_id)

    assert detail.changes == (AlertsChange(SINCE, Alerts.OFF),)
    assert detail.ways == {Initiation.PUSHED: 29, Initiation.UNEASY: 1}
    assert detail.said_singly == 1


def test_her_word_about_a_room_is_seen(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(30))
    room_id = room_of(session, mina_id)
    say_of_room(session, mina_id, room_id, Initiation.CHOSEN)

    assert room_seen(session, mina_id, room_id).room.said is Initiation.CHOSEN


def test_somebody_elses_room_is_not_found(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    bring(session, mina_id, make_room(30))

    assert rooms_seen(session, jun_id) == ()
    with pytest.raises(NotFound):
        room_seen(session, jun_id, room_of(session, mina_id))
