from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotAllowed, NotFound
from journal.exposure.commands import (
    Tap,
    delete_contact,
    edit_contact,
    reclassify,
    record_contact,
)
from journal.exposure.queries import contact_of, contact_of_day
from journal.model import Account, ContactEvent, Interaction
from journal.shifts.commands import add_day_off, set_weekly_pattern
from journal.shifts.leaving import correct_end
from journal.shifts.rules import Slot, WeeklyRule
from journal.vocabulary import Initiation, Urgency

SEOUL = ZoneInfo("Asia/Seoul")
MONDAY = date(2026, 11, 2)
BEGIN = datetime(2026, 11, 2, tzinfo=UTC)
LATE = BEGIN + timedelta(hours=14, minutes=40)
NOW = BEGIN + timedelta(days=2)
PUSHED = Tap(at=LATE, zone=SEOUL, initiation=Initiation.PUSHED)
OFFICE = WeeklyRule(
    SEOUL.key, date(2026, 1, 1), None, tuple(Slot(day, 540, 1080) for day in range(5))
)


@pytest.fixture
def mina(session: Session, mina_id: UUID) -> UUID:
    set_weekly_pattern(session, mina_id, uuid4(), OFFICE, BEGIN)
    return mina_id


def tap(session: Session, account_id: UUID, minutes: int = 0) -> UUID:
    contact_id = uuid4()
    at = LATE + timedelta(minutes=minutes)
    record_contact(session, account_id, contact_id, replace(PUSHED, at=at), NOW)
    return contact_id


def import_event(session: Session, account_id: UUID, at: datetime) -> UUID:
    event_id = uuid4()
    session.execute(
        insert(ContactEvent).values(
            account_id=account_id,
            id=event_id,
            source_kind="kakaotalk",
            channel="messenger",
            at=at,
            zone=SEOUL.key,
            precision="minute",
            zone_basis="asked",
            direction="in",
            opened_by="them",
            initiation="unknown",
            initiation_basis="rule",
            dedup_key=event_id.bytes,
            created_at=NOW,
            local_date=MONDAY,
            local_minute=0,
            is_outside_shift=False,
        )
    )
    return event_id


def numbers(session: Session, account_id: UUID) -> list[int | None]:
    rows = session.execute(
        select(ContactEvent.episode)
        .where(ContactEvent.account_id == account_id)
        .order_by(ContactEvent.at)
    )
    return [row[0] for row in rows]


def version_of_journal(session: Session, account_id: UUID) -> int:
    return session.execute(
        select(Account.journal_version).where(Account.id == account_id)
    ).scalar_one()


def test_a_tap_at_23_40_is_outside_the_shift(session: Session, mina: UUID) -> None:
    found = record_contact(session, mina, uuid4(), PUSHED, NOW)

    assert (found.local_date, found.local_minute) == (MONDAY, 23 * 60 + 40)
    assert (found.is_outside_shift, found.minutes_after_shift) == (True, 340)
    assert (found.initiation, found.urgency) == (Initiation.PUSHED, None)


def test_a_tap_raises_the_version_of_the_journal(session: Session, mina: UUID) -> None:
    before = version_of_journal(session, mina)

    tap(session, mina)

    assert version_of_journal(session, mina) > before


def test_a_replay_keeps_one(session: Session, mina: UUID) -> None:
    contact_id = tap(session, mina)

    found = record_contact(session, mina, contact_id, PUSHED, NOW)

    assert contact_of_day(session, mina, MONDAY) == (found,)


def test_another_content_under_a_used_id_is_refused(session: Session, mina: UUID) -> None:
    contact_id = tap(session, mina)

    with pytest.raises(Conflict):
        record_contact(
            session, mina, contact_id, replace(PUSHED, initiation=Initiation.CHOSEN), NOW
        )


def test_the_future_is_refused(session: Session, mina: UUID) -> None:
    with pytest.raises(Invalid, match="in_the_future"):
        record_contact(session, mina, uuid4(), PUSHED, LATE - timedelta(hours=1))


def test_a_correction_moves_it_beside_the_shift(session: Session, mina: UUID) -> None:
    seen = record_contact(session, mina, uuid4(), PUSHED, NOW)
    inside = replace(
        PUSHED, at=BEGIN + timedelta(hours=3), urgency=Urgency.COULD_WAIT, free_not_to_look=True
    )

    found = edit_contact(session, mina, seen, inside, NOW)

    assert (found.is_outside_shift, found.minutes_after_shift) == (False, None)
    assert (found.urgency, found.free_not_to_look) == (Urgency.COULD_WAIT, True)
    assert found.version == seen.version + 1


def test_the_same_correction_twice_is_one(session: Session, mina: UUID) -> None:
    seen = record_contact(session, mina, uuid4(), PUSHED, NOW)
    uneasy = replace(PUSHED, initiation=Initiation.UNEASY)
    first = edit_contact(session, mina, seen, uneasy, NOW)

    assert edit_contact(session, mina, seen, uneasy, NOW) == first


def test_a_correction_of_what_has_changed_since_is_refused(session: Session, mina: UUID) -> None:
    seen = record_contact(session, mina, uuid4(), PUSHED, NOW)
    edit_contact(session, mina, seen, replace(PUSHED, initiation=Initiation.UNEASY), NOW)

    with pytest.raises(Conflict):
        edit_contact(session, mina, seen, replace(PUSHED, initiation=Initiation.CHOSEN), NOW)


def test_of_an_imported_event_the_reason_can_be_overruled_and_not_the_time(
    session: Session, mina: UUID
) -> None:
    seen = contact_of(session, mina, import_event(session, mina, LATE))

    found = edit_contact(session, mina, seen, replace(PUSHED, initiation=Initiation.UNEASY), NOW)

    assert found.initiation is Initiation.UNEASY
    with pytest.raises(NotAllowed):
        edit_contact(session, mina, found, replace(PUSHED, at=BEGIN), NOW)
    with pytest.raises(NotAllowed):
        delete_contact(session, mina, found.id)


def test_a_deleted_tap_can_be_kept_again(session: Session, mina: UUID) -> None:
    contact_id = tap(session, mina)

    deleted = delete_contact(session, mina, contact_id)

    assert contact_of_day(session, mina, MONDAY) == ()
    again = record_contact(session, mina, contact_id, PUSHED, NOW)
    assert again == deleted


def test_nobody_deletes_what_is_not_theirs(session: Session, mina: UUID, jun_id: UUID) -> None:
    contact_id = tap(session, mina)

    with pytest.raises(NotFound):
        delete_contact(session, jun_id, contact_id)


def test_taps_of_ten_minutes_are_one_episode(session: Session, mina: UUID) -> None:
    for minutes in (0, 9, 30):
        tap(session, mina, minutes)

    assert numbers(session, mina) == [1, 1, 2]


def test_a_tap_between_two_episodes_makes_them_one_and_goes_again(
    session: Session, mina: UUID
) -> None:
    tap(session, mina)
    tap(session, mina, 12)
    bridge = tap(session, mina, 6)
    assert numbers(session, mina) == [1, 1, 1]

    delete_contact(session, mina, bridge)

    assert numbers(session, mina) == [1, 2]


def test_making_episodes_anew_changes_nothing(session: Session, mina: UUID) -> None:
    tap(session, mina)
    tap(session, mina, 20)

    reclassify(session, mina, BEGIN, NOW)

    assert numbers(session, mina) == [1, 2]


def test_a_day_off_puts_the_contact_of_its_day_outside(session: Session, mina: UUID) -> None:
    contact_id = tap(session, mina, -11 * 60)
    assert not contact_of(session, mina, contact_id).is_outside_shift

    add_day_off(session, mina, MONDAY, NOW)

    found = contact_of(session, mina, contact_id)
    assert (found.is_outside_shift, found.minutes_after_shift) == (True, 66 * 60 + 40)


def test_an_actual_end_moves_the_contact_after_it(session: Session, mina: UUID) -> None:
    contact_id = tap(session, mina)

    correct_end(session, mina, BEGIN, BEGIN + timedelta(hours=9, minutes=40), NOW)

    assert contact_of(session, mina, contact_id).minutes_after_shift == 300


def test_a_new_week_moves_interactions_too(session: Session, mina: UUID) -> None:
    session.execute(
        insert(Interaction).values(
            account_id=mina,
            id=uuid4(),
            at=BEGIN + timedelta(hours=7, minutes=50),
            zone=SEOUL.key,
            local_date=MONDAY,
            kind="insult",
            minutes_before_end=70,
            body_hash=b"",
            created_at=NOW,
        )
    )

    longer = replace(OFFICE, slots=(Slot(0, 540, 1200),))
    set_weekly_pattern(session, mina, uuid4(), longer, NOW)

    assert session.execute(select(Interaction.minutes_before_end)).scalar() == 190


def test_just_now_sent_twice_is_one_and_keeps_its_minute(session: Session, mina: UUID) -> None:
    just_now = replace(PUSHED, at=None)
    contact_id = uuid4()
    first = record_contact(session, mina, contact_id, just_now, LATE + timedelta(seconds=50))

    again = record_contact(session, mina, contact_id, just_now, LATE + timedelta(seconds=70))

    assert (first.at, again) == (LATE, first)


def test_a_correction_without_a_time_keeps_the_time(session: Session, mina: UUID) -> None:
    seen = record_contact(session, mina, uuid4(), PUSHED, NOW)

    found = edit_contact(session, mina, seen, replace(PUSHED, at=None, urgency=Urgency.NEEDED), NOW)

    assert (found.at, found.urgency) == (LATE, Urgency.NEEDED)
