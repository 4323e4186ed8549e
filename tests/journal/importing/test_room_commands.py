from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from journal.errors import Invalid, NotFound
from journal.importing.room_commands import (
    MOST_CHANGES,
    drop_label,
    remove_alerts_since,
    say_of_room,
    set_alerts,
    set_alerts_since,
    set_relation,
)
from journal.model import Account, ContactEvent, Room, RoomAlerts
from journal.vocabulary import Alerts, Initiation, InitiationBasis, Relation
from tests.journal.importing.exports import make_room
from tests.journal.importing.kept import NOW, bring

BEGIN = datetime(2023, 5, 8, 9, tzinfo=UTC)
HALF_WAY = BEGIN + timedelta(minutes=7 * 15)


@pytest.fixture
def room_id(session: Session, mina_id: UUID) -> UUID:
    """Give the one room, silent, with thirty messages in turns."""
    bring(session, mina_id, make_room(30), alerts=Alerts.OFF)
    return session.execute(select(Room.id).where(Room.account_id == mina_id)).scalar_one()


def room(session: Session, account_id: UUID) -> Room:
    session.expire_all()
    return session.execute(select(Room).where(Room.account_id == account_id)).scalar_one()


def ways(session: Session, account_id: UUID) -> list[str]:
    """How the incoming messages came about, by time."""
    found = select(ContactEvent.initiation).where(
        ContactEvent.account_id == account_id, ContactEvent.direction == "in"
    )
    return list(session.execute(found.order_by(ContactEvent.at)).scalars())


def outside(session: Session, account_id: UUID) -> set[bool]:
    found = select(ContactEvent.is_outside_shift).where(ContactEvent.account_id == account_id)
    return set(session.execute(found).scalars())


def version(session: Session, account_id: UUID) -> int:
    found = select(Account.journal_version).where(Account.id == account_id)
    return session.execute(found).scalar_one()


def test_a_name_in_plain_words_is_taken_away(
    session: Session, mina_id: UUID, room_id: UUID
) -> None:
    session.execute(update(Room).values(label="Front desk"))
    before = version(session, mina_id)

    drop_label(session, mina_id, room_id)

    assert room(session, mina_id).label is None
    assert version(session, mina_id) == before + 1


def test_a_private_room_counts_no_more_until_it_is_another(
    session: Session, mina_id: UUID, room_id: UUID
) -> None:
    set_relation(session, mina_id, room_id, Relation.PRIVATE)
    hidden = outside(session, mina_id)
    set_relation(session, mina_id, room_id, Relation.CUSTOMER)

    assert (hidden, outside(session, mina_id)) == ({False}, {True})


def test_alerts_decide_how_messages_came(session: Session, mina_id: UUID, room_id: UUID) -> None:
    silent = ways(session, mina_id)
    set_alerts(session, mina_id, room_id, Alerts.ON)

    assert set(silent) == {"unknown"}
    assert set(ways(session, mina_id)) == {"pushed"}


def test_alerts_may_change_on_a_day(session: Session, mina_id: UUID, room_id: UUID) -> None:
    set_alerts_since(session, mina_id, room_id, (HALF_WAY, Alerts.ON), NOW)
    dated = ways(session, mina_id)
    remove_alerts_since(session, mina_id, room_id, HALF_WAY)

    assert dated == ["unknown"] * 8 + ["pushed"] * 7
    assert set(ways(session, mina_id)) == {"unknown"}


def test_a_day_has_one_change(session: Session, mina_id: UUID, room_id: UUID) -> None:
    for alerts in (Alerts.ON, Alerts.UNKNOWN, Alerts.ON):
        set_alerts_since(session, mina_id, room_id, (HALF_WAY, alerts), NOW)

    kept = session.execute(select(RoomAlerts.alerts).where(RoomAlerts.account_id == mina_id))
    assert list(kept.scalars()) == ["on"]


def test_a_change_to_come_or_one_too_many_is_refused(
    session: Session, mina_id: UUID, room_id: UUID
) -> None:
    change = NOW + timedelta(days=1), Alerts.ON
    with pytest.raises(Invalid, match="in_the_future"):
        set_alerts_since(session, mina_id, room_id, change, NOW)
    for day in range(MOST_CHANGES):
        change = BEGIN + timedelta(days=day), Alerts.ON
        set_alerts_since(session, mina_id, room_id, change, NOW)
    with pytest.raises(Invalid, match="too_many_changes"):
        set_alerts_since(session, mina_id, room_id, (BEGIN - timedelta(1), Alerts.ON), NOW)


def test_her_word_about_a_room_beats_the_rules_but_not_her_word_about_one(
    session: Session, mina_id: UUID, room_id: UUID
) -> None:
    single = select(ContactEvent.id).where(ContactEvent.at == BEGIN).scalar_subquery()
    session.execute(
        update(ContactEvent)
        .where(ContactEvent.id == single)
        .values(initiation="chosen", initiation_basis=InitiationBasis.USER.value)
    )

    say_of_room(session, mina_id, room_id, Initiation.UNEASY)
    said = ways(session, mina_id)
    say_of_room(session, mina_id, room_id, None)

    assert said == ["chosen"] + ["uneasy"] * 14
    assert ways(session, mina_id) == ["chosen"] + ["unknown"] * 14


def test_nobody_says_anything_of_somebody_elses_room(
    session: Session, mina_id: UUID, jun_id: UUID, room_id: UUID
) -> None:
    for account_id, one in ((jun_id, room_id), (mina_id, uuid4())):
        with pytest.raises(NotFound):
            drop_label(session, account_id, one)
        with pytest.raises(NotFound):
            set_relation(session, account_id, one, Relation.PRIVATE)
        with pytest.raises(NotFound):
            set_alerts(session, account_id, one, Alerts.ON)
        with pytest.raises(NotFound):
            set_alerts_since(session, account_id, one, (BEGIN, Alerts.ON), NOW)
        with pytest.raises(NotFound):
            remove_alerts_since(session, account_id, one, BEGIN)
        with pytest.raises(NotFound):
            say_of_room(session, account_id, one, None)
