from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.interactions.commands import (
    change_interaction,
    record_interaction,
    remove_interaction,
)
from journal.interactions.queries import interaction_of, interactions_between
from journal.interactions.rules import Entry, Hit
from journal.model import Account
from journal.shifts.commands import set_repeating_rule
from journal.shifts.rules import RepeatingRule, Slot
from journal.vocabulary import Backed, Cause, Channel, Ending, InteractionKind

SEOUL = ZoneInfo("Asia/Seoul")
MONDAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 20, tzinfo=SEOUL)
TEN_TO_FIVE = datetime(2026, 3, 2, 16, 50, tzinfo=SEOUL)
FULL = Hit(
    kind=InteractionKind.THREAT_TO_LEAVE,
    channel=Channel.EMAIL,
    intensity=5,
    still_with_me=4,
    ending=Ending.GOOD_ENDING,
    backed=Backed.COLLEAGUE,
    overtime_minutes=40,
    cause=Cause.OWN_SLIP,
)
INSULT = Hit(kind=InteractionKind.INSULT)


def make_entry(hit: Hit = FULL, at: datetime = TEN_TO_FIVE) -> Entry:
    return Entry(id=uuid4(), at=at, zone=SEOUL, hit=hit)


def work_nine_to_six(session: Session, account_id: UUID) -> None:
    slots = tuple(Slot(day, 9 * 60, 18 * 60) for day in range(5))
    rule = RepeatingRule("Asia/Seoul", date(2026, 1, 1), None, slots)
    set_repeating_rule(session, account_id, uuid4(), rule, NOW)


def version_of_journal(session: Session, account_id: UUID) -> int:
    asked = select(Account.journal_version).where(Account.id == account_id)
    return session.execute(asked).scalar_one()


def test_an_interaction_is_kept_as_it_was_said(session: Session, mina_id: UUID) -> None:
    entry = make_entry()

    record_interaction(session, mina_id, entry, NOW)

    kept = interaction_of(session, mina_id, entry.id)
    assert (kept.at, kept.zone, kept.local_date) == (TEN_TO_FIVE.astimezone(UTC), SEOUL, MONDAY)
    assert (kept.hit, kept.version) == (FULL, 1)


def test_ten_to_five_in_a_shift_until_six_is_seventy_minutes_before_its_end(
    session: Session, mina_id: UUID
) -> None:
    work_nine_to_six(session, mina_id)
    entry = make_entry()

    record_interaction(session, mina_id, entry, NOW)

    assert interaction_of(session, mina_id, entry.id).minutes_before_end == 70


@pytest.mark.parametrize(
    "clock,minutes", [((9, 0), 540), ((18, 0), 0), ((18, 40), -40), ((8, 59), None)]
)
def test_lateness_is_counted_to_the_planned_end(
    session: Session, mina_id: UUID, clock: tuple[int, int], minutes: int | None
) -> None:
    work_nine_to_six(session, mina_id)
    entry = make_entry(at=datetime(2026, 3, 2, *clock, tzinfo=SEOUL))

    record_interaction(session, mina_id, entry, NOW)

    assert interaction_of(session, mina_id, entry.id).minutes_before_end == minutes


def test_without_shifts_nobody_can_say_how_late_it_was(session: Session, mina_id: UUID) -> None:
    entry = make_entry()

    record_interaction(session, mina_id, entry, NOW)

    assert interaction_of(session, mina_id, entry.id).minutes_before_end is None


def test_shifts_entered_later_tell_how_late_it_was(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_interaction(session, mina_id, entry, NOW)

    work_nine_to_six(session, mina_id)

    assert interaction_of(session, mina_id, entry.id).minutes_before_end == 70


def test_a_replay_makes_no_second_entry(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_interaction(session, mina_id, entry, NOW)
    before = version_of_journal(session, mina_id)

    record_interaction(session, mina_id, entry, NOW + timedelta(hours=1))

    assert len(interactions_between(session, mina_id, MONDAY, MONDAY)) == 1
    assert version_of_journal(session, mina_id) == before


def test_one_id_cannot_stand_for_two_entries(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_interaction(session, mina_id, entry, NOW)

    with pytest.raises(Conflict):
        record_interaction(session, mina_id, replace(entry, hit=INSULT), NOW)

    assert interaction_of(session, mina_id, entry.id).hit == FULL


@pytest.mark.parametrize(
    "entry,reason,field",
    [
        (make_entry(replace(INSULT, intensity=6)), "out_of_range", "intensity"),
        (make_entry(at=NOW + timedelta(hours=1)), "in_the_future", "time"),
    ],
)
def test_what_no_interaction_may_say_is_refused(
    session: Session, mina_id: UUID, entry: Entry, reason: str, field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        record_interaction(session, mina_id, entry, NOW)

    assert (refusal.value.reason, refusal.value.field) == (reason, field)
    assert interactions_between(session, mina_id, MONDAY, MONDAY) == ()


def test_a_change_takes_the_place_of_what_was_said(session: Session, mina_id: UUID) -> None:
    work_nine_to_six(session, mina_id)
    entry = make_entry()
    record_interaction(session, mina_id, entry, NOW)
    earlier = replace(entry, hit=INSULT, at=TEN_TO_FIVE - timedelta(minutes=50))

    change_interaction(session, mina_id, earlier, 1, NOW)

    kept = interaction_of(session, mina_id, entry.id)
    assert (kept.hit, kept.minutes_before_end, kept.version) == (INSULT, 120, 2)


def test_a_change_raises_the_version_of_the_journal(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_interaction(session, mina_id, entry, NOW)
    before = version_of_journal(session, mina_id)

    change_interaction(session, mina_id, replace(entry, hit=INSULT), 1, NOW)

    assert version_of_journal(session, mina_id) == before + 1


def test_a_second_device_cannot_overwrite_silently(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_interaction(session, mina_id, entry, NOW)
    change_interaction(session, mina_id, replace(entry, hit=INSULT), 1, NOW)

    with pytest.raises(Conflict):
        change_interaction(session, mina_id, replace(entry, hit=replace(FULL, cause=None)), 1, NOW)

    assert interaction_of(session, mina_id, entry.id).hit == INSULT


def test_a_replayed_change_is_taken_once(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_interaction(session, mina_id, entry, NOW)
    changed = replace(entry, hit=INSULT)
    change_interaction(session, mina_id, changed, 1, NOW)

    change_interaction(session, mina_id, changed, 1, NOW)

    assert interaction_of(session, mina_id, entry.id).version == 2


def test_somebody_elses_entry_cannot_be_changed_or_removed(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    entry = make_entry()
    record_interaction(session, mina_id, entry, NOW)

    with pytest.raises(NotFound):
        change_interaction(session, jun_id, replace(entry, hit=INSULT), 1, NOW)
    with pytest.raises(NotFound):
        remove_interaction(session, jun_id, entry.id, NOW)

    assert interaction_of(session, mina_id, entry.id).hit == FULL


def test_removing_gives_the_entry_back_to_undo_it(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_interaction(session, mina_id, entry, NOW)

    removed = remove_interaction(session, mina_id, entry.id, NOW)

    assert (removed.id, removed.hit) == (entry.id, FULL)
    assert interactions_between(session, mina_id, MONDAY, MONDAY) == ()
