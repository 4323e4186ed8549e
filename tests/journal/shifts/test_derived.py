from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from journal.exposure.commands import Tap, record_contact
from journal.model import Account, ContactEvent, Interaction, Room
from journal.shifts.commands import add_day_off, add_single_shift, set_repeating_rule
from journal.shifts.derived import (
    DERIVED_VERSION,
    accounts_placed_before,
    note_rebuilt,
    rebuild,
    rebuild_after_change,
)
from journal.shifts.rules import DatedSlot, Imported, RepeatingRule, ShiftInterval, Slot
from journal.shifts.sources import Single
from journal.vocabulary import BesideShift, Initiation, ShiftKind
from tests.journal.shifts.rosters import SEOUL, keep_imported

NOW = datetime(2026, 12, 31, tzinfo=UTC)
MONDAY = date(2026, 11, 2)
WEEK = RepeatingRule(
    SEOUL.key, date(2026, 11, 1), date(2026, 11, 7), tuple(Slot(day, 540, 1080) for day in range(5))
)


def local(day: int, hour: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SEOUL)


def tap(session: Session, account_id: UUID, at: datetime) -> UUID:
    contact_id = uuid4()
    record_contact(
        session, account_id, contact_id, Tap(at=at, zone=SEOUL, initiation=Initiation.PUSHED), NOW
    )
    return contact_id


def place_of(session: Session, contact_id: UUID) -> tuple[str, bool, int | None]:
    columns = (
        ContactEvent.beside_shift,
        ContactEvent.is_outside_shift,
        ContactEvent.minutes_after_shift,
    )
    row = session.execute(select(*columns).where(ContactEvent.id == contact_id)).one()
    return row[0], row[1], row[2]


@pytest.fixture
def mina(session: Session, mina_id: UUID) -> UUID:
    set_repeating_rule(session, mina_id, uuid4(), WEEK, NOW)
    return mina_id


def test_contact_keeps_where_it_lies(session: Session, mina: UUID) -> None:
    inside, after = tap(session, mina, local(2, 10)), tap(session, mina, local(2, 20))

    assert place_of(session, inside) == (BesideShift.INSIDE, False, None)
    assert place_of(session, after) == (BesideShift.AFTER, True, 120)


def test_contact_on_call_is_not_outside_the_shift(session: Session, mina: UUID) -> None:
    contact_id = tap(session, mina, local(2, 20))
    waiting = DatedSlot(MONDAY, SEOUL.key, 1140, 1320, replaces_day=False, kind=ShiftKind.ON_CALL)

    add_single_shift(session, mina, Single(uuid4(), waiting), NOW)

    assert place_of(session, contact_id) == (BesideShift.ON_CALL, False, 120)


@pytest.mark.parametrize("month, day", [(10, 5), (12, 5)])
def test_a_shift_decides_about_contact_a_month_before_and_after(
    session: Session, mina: UUID, month: int, day: int
) -> None:
    contact_id = tap(session, mina, local(day, 12, month))
    assert place_of(session, contact_id)[0] == BesideShift.DAY_OFF

    for number in range(2, 7):
        add_day_off(session, mina, date(2026, 11, number), NOW)

    assert place_of(session, contact_id) == (BesideShift.UNKNOWN, True, None)


def test_a_private_room_never_counts(session: Session, mina: UUID) -> None:
    contact_id, room_id = tap(session, mina, local(2, 20)), uuid4()
    room = {"account_id": mina, "id": room_id, "number": 1, "alerts": "on", "relation": "private"}
    session.execute(insert(Room).values(**room, created_at=NOW))
    session.execute(
        update(ContactEvent).where(ContactEvent.id == contact_id).values(room_id=room_id)
    )

    moved = rebuild(session, mina, local(1, 0), None)

    assert moved == 1
    assert place_of(session, contact_id) == (BesideShift.AFTER, False, 120)
    session.execute(update(Room).values(relation="lead"))
    assert rebuild(session, mina, local(1, 0), local(5, 0)) == 1
    assert place_of(session, contact_id) == (BesideShift.AFTER, True, 120)


def test_a_roster_brought_in_moves_contact_and_interactions(session: Session, mina: UUID) -> None:
    contact_id, hit = tap(session, mina, local(2, 20)), uuid4()
    values = {"account_id": mina, "id": hit, "at": local(2, 20), "zone": SEOUL.key}
    values |= {"local_date": MONDAY, "kind": "insult", "body_hash": b"", "created_at": NOW}
    session.execute(insert(Interaction).values(**values))
    begin, end = local(2, 15).astimezone(UTC), local(2, 23).astimezone(UTC)
    shift = ShiftInterval(MONDAY, SEOUL.key, begin, end, end)
    keep_imported(session, mina, Imported(uuid4(), NOW, MONDAY, MONDAY, True, (shift,), {}))

    rebuild_after_change(session, mina, MONDAY, MONDAY)

    assert place_of(session, contact_id) == (BesideShift.INSIDE, False, None)
    assert session.execute(select(Interaction.minutes_before_end)).scalar() == 180
    assert rebuild(session, mina, local(1, 0), None) == 0


def test_what_lies_right_is_left_alone(session: Session, mina: UUID, jun_id: UUID) -> None:
    tap(session, mina, local(2, 20))

    assert rebuild(session, mina, local(1, 0), None) == 0
    assert rebuild(session, jun_id, local(1, 0), None) == 0


def test_who_was_placed_by_older_rules_is_named_once(session: Session, mina: UUID) -> None:
    assert mina in accounts_placed_before(session, DERIVED_VERSION, 10)

    note_rebuilt(session, mina)

    assert mina not in accounts_placed_before(session, DERIVED_VERSION, 10)
    assert accounts_placed_before(session, DERIVED_VERSION + 1, 0) == ()
    kept = select(Account.derived_version).where(Account.id == mina)
    assert session.execute(kept).scalar() == DERIVED_VERSION


def test_a_moment_is_placed_to_the_second(session: Session, mina: UUID) -> None:
    contact_id = tap(session, mina, local(2, 18) - timedelta(seconds=1))

    assert place_of(session, contact_id)[0] == BesideShift.INSIDE
