from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from journal.exposure.commands import (
    delete_contact,
    reclassify,
)
from journal.exposure.queries import contact_of
from journal.model import Interaction
from journal.shifts.commands import add_day_off, set_repeating_rule
from journal.shifts.leaving import correct_end
from journal.shifts.rules import Slot
from tests.journal.exposure.tapping import (
    BEGIN,
    LATE,
    MONDAY,
    NOW,
    OFFICE,
    SEOUL,
    import_event,
    numbers,
    tap,
)


def test_taps_of_ten_minutes_are_one_episode(session: Session, mina: UUID) -> None:
    for minutes in (0, 9, 30):
        tap(session, mina, minutes)

    assert numbers(session, mina) == [0, 0, 30]


def test_a_tap_between_two_episodes_makes_them_one_and_goes_again(
    session: Session, mina: UUID
) -> None:
    tap(session, mina)
    tap(session, mina, 12)
    bridge = tap(session, mina, 6)
    assert numbers(session, mina) == [0, 0, 0]

    delete_contact(session, mina, bridge)

    assert numbers(session, mina) == [0, 12]


def test_making_episodes_anew_numbers_what_has_none(session: Session, mina: UUID) -> None:
    tap(session, mina)
    tap(session, mina, 20)
    import_event(session, mina, LATE)

    reclassify(session, mina, BEGIN, NOW)

    assert numbers(session, mina) == [0, 0, 20]


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
    set_repeating_rule(session, mina, uuid4(), longer, NOW)

    assert session.execute(select(Interaction.minutes_before_end)).scalar() == 190
