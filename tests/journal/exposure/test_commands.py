from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotAllowed, NotFound
from journal.exposure.commands import (
    delete_contact,
    edit_contact,
    record_contact,
)
from journal.exposure.queries import contact_of, contact_of_day
from journal.vocabulary import Initiation, Urgency
from tests.journal.exposure.tapping import (
    BEGIN,
    LATE,
    MONDAY,
    NOW,
    PUSHED,
    import_event,
    tap,
    version_of_journal,
)


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
