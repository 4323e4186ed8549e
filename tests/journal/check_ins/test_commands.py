from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from journal.check_ins.commands import change_check_in, record_check_in, remove_check_in
from journal.check_ins.queries import check_in_of, check_ins_between
from journal.check_ins.rules import Answers, Entry
from journal.errors import Conflict, Invalid, NotFound
from journal.model import Account
from journal.vocabulary import Backed, Leaving

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
FULL = Answers(
    mood=2,
    energy=1,
    tension=5,
    masking=4,
    replay=3,
    away=1,
    backed=Backed.NOBODY,
    perspective=2,
    sleep_minutes=390,
    slept_well=2,
    open_cases=25,
    target_pressure=5,
    leaving=Leaving.PASSING,
)


def make_entry(answers: Answers = FULL, at: datetime = NOW) -> Entry:
    return Entry(id=uuid4(), at=at, zone=ZoneInfo("Asia/Seoul"), local_date=DAY, answers=answers)


def version_of_journal(session: Session, account_id: UUID) -> int:
    asked = select(Account.journal_version).where(Account.id == account_id)
    return session.execute(asked).scalar_one()


def test_a_check_in_is_kept_as_it_was_said(session: Session, mina_id: UUID) -> None:
    entry = make_entry()

    record_check_in(session, mina_id, entry, NOW)

    kept = check_in_of(session, mina_id, entry.id)
    assert (kept.at, kept.zone, kept.local_date) == (NOW, ZoneInfo("Asia/Seoul"), DAY)
    assert (kept.answers, kept.version) == (FULL, 1)


def test_what_was_not_answered_stays_unknown(session: Session, mina_id: UUID) -> None:
    entry = make_entry(Answers(mood=3))

    record_check_in(session, mina_id, entry, NOW)

    assert check_in_of(session, mina_id, entry.id).answers == Answers(mood=3)


def test_a_replay_makes_no_second_entry(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_check_in(session, mina_id, entry, NOW)
    before = version_of_journal(session, mina_id)

    record_check_in(session, mina_id, entry, NOW + timedelta(hours=1))

    assert len(check_ins_between(session, mina_id, DAY, DAY)) == 1
    assert version_of_journal(session, mina_id) == before


def test_one_id_cannot_stand_for_two_entries(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_check_in(session, mina_id, entry, NOW)

    with pytest.raises(Conflict):
        record_check_in(session, mina_id, replace(entry, answers=Answers(mood=1)), NOW)

    assert check_in_of(session, mina_id, entry.id).answers == FULL


def test_two_people_may_have_the_same_id(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    entry = make_entry()
    record_check_in(session, mina_id, entry, NOW)

    record_check_in(session, jun_id, replace(entry, answers=Answers(mood=5)), NOW)

    assert check_in_of(session, mina_id, entry.id).answers == FULL


def test_a_check_in_costs_two_statements(session: Session, mina_id: UUID) -> None:
    asked: list[str] = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *said: asked.append(said[2]))

    record_check_in(session, mina_id, make_entry(), NOW)

    assert [sentence.split()[0] for sentence in asked] == ["INSERT", "UPDATE"]


@pytest.mark.parametrize(
    "wrong,reason,field",
    [
        ({"answers": Answers()}, "nothing_answered", ""),
        ({"answers": Answers(mood=6)}, "out_of_range", "mood"),
        ({"at": NOW + timedelta(hours=1)}, "in_the_future", "time"),
        ({"local_date": DAY - timedelta(days=2)}, "another_day", "date"),
    ],
)
def test_what_no_check_in_may_say_is_refused(
    session: Session, mina_id: UUID, wrong: dict[str, object], reason: str, field: str
) -> None:
    entry = replace(make_entry(), **wrong)

    with pytest.raises(Invalid) as refusal:
        record_check_in(session, mina_id, entry, NOW)

    assert (refusal.value.reason, refusal.value.field) == (reason, field)
    assert check_ins_between(session, mina_id, DAY - timedelta(days=9), DAY) == ()


def test_a_change_takes_the_place_of_what_was_said(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_check_in(session, mina_id, entry, NOW)
    before = version_of_journal(session, mina_id)

    change_check_in(session, mina_id, replace(entry, answers=Answers(energy=4)), 1, NOW)

    kept = check_in_of(session, mina_id, entry.id)
    assert (kept.answers, kept.version) == (Answers(energy=4), 2)
    assert version_of_journal(session, mina_id) == before + 1


def test_a_second_device_cannot_overwrite_silently(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_check_in(session, mina_id, entry, NOW)
    change_check_in(session, mina_id, replace(entry, answers=Answers(mood=4)), 1, NOW)

    with pytest.raises(Conflict):
        change_check_in(session, mina_id, replace(entry, answers=Answers(mood=1)), 1, NOW)

    assert check_in_of(session, mina_id, entry.id).answers == Answers(mood=4)


def test_a_replayed_change_is_taken_once(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_check_in(session, mina_id, entry, NOW)
    changed = replace(entry, answers=Answers(mood=4))
    change_check_in(session, mina_id, changed, 1, NOW)

    change_check_in(session, mina_id, changed, 1, NOW)

    assert check_in_of(session, mina_id, entry.id).version == 2


def test_a_change_has_to_keep_the_rules_too(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_check_in(session, mina_id, entry, NOW)

    with pytest.raises(Invalid, match="nothing_answered"):
        change_check_in(session, mina_id, replace(entry, answers=Answers()), 1, NOW)


def test_somebody_elses_entry_cannot_be_changed(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    entry = make_entry()
    record_check_in(session, mina_id, entry, NOW)

    with pytest.raises(NotFound):
        change_check_in(session, jun_id, replace(entry, answers=Answers(mood=1)), 1, NOW)

    assert check_in_of(session, mina_id, entry.id).answers == FULL


def test_removing_gives_the_entry_back_to_undo_it(session: Session, mina_id: UUID) -> None:
    entry = make_entry()
    record_check_in(session, mina_id, entry, NOW)

    removed = remove_check_in(session, mina_id, entry.id)

    assert (removed.id, removed.answers) == (entry.id, FULL)
    assert check_ins_between(session, mina_id, DAY, DAY) == ()


def test_somebody_elses_entry_cannot_be_removed(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    entry = make_entry()
    record_check_in(session, mina_id, entry, NOW)

    with pytest.raises(NotFound):
        remove_check_in(session, jun_id, entry.id)

    assert check_in_of(session, mina_id, entry.id).answers == FULL
