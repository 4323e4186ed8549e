from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.check_ins.queries import check_in_of, tags_of
from journal.check_ins.rules import Answers
from journal.errors import Conflict, Invalid
from journal.importing.journal_entries import DiarySummary, keep_diary, preview_diary
from journal.importing.normal_form import AlreadyImported
from journal.model import CoverageInterval, ImportBatch, OwnTag
from journal.shifts.commands import set_repeating_rule
from journal.shifts.rules import RepeatingRule, Slot
from tests.journal.importing.diaries import FIRST, TABLE_A, TABLE_C, backup, entry
from tests.journal.importing.kept_diaries import NOW, SEOUL, bring, kept, labels, make_diary

TWO = datetime.fromtimestamp(FIRST, UTC) - timedelta(hours=9)


def test_entries_become_check_ins_with_nothing_but_a_mood(session: Session, mina_id: UUID) -> None:
    summary = bring(session, mina_id, TABLE_A.encode())

    assert (summary.entries, summary.added, summary.duplicates, summary.tags) == (4, 4, 0, 0)
    assert (summary.first, summary.last) == (date(2024, 3, 4), date(2024, 3, 30))
    rows = kept(session, mina_id)
    assert [row.mood for row in rows] == [4, 1, 4, 3]
    assert rows[0].at == TWO
    said = check_in_of(session, mina_id, rows[0].id)
    assert (said.answers, said.zone, said.version) == (Answers(mood=4), SEOUL, 1)


def test_an_import_states_what_it_brought_and_covers_nothing(
    session: Session, mina_id: UUID
) -> None:
    request_id = uuid4()
    bring(session, mina_id, backup(), id=request_id)

    batch = session.get_one(ImportBatch, (mina_id, request_id))

    assert (batch.source_kind, batch.layout, batch.zone_basis) == (
        "daylio",
        "daylio_backup",
        "in_file",
    )
    assert (batch.message_count, batch.added_count, batch.room_id) == (4, 4, None)
    covered = select(CoverageInterval).where(CoverageInterval.account_id == mina_id)
    assert session.execute(covered).first() is None


def test_bringing_it_again_adds_nothing_in_any_generation(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, TABLE_A.encode())

    for content in (TABLE_A.encode(), TABLE_C.encode(), backup()):
        again = bring(session, mina_id, content, zone=ZoneInfo("Europe/Berlin"))
        assert (again.added, again.duplicates) == (0, 4)
    assert len(kept(session, mina_id)) == 4


def test_a_longer_diary_adds_what_is_new(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, backup(dayEntries=[entry(1), entry(0)]))

    longer = bring(session, mina_id, backup())

    assert (longer.added, longer.duplicates) == (2, 2)
    assert [row.mood for row in kept(session, mina_id)] == [4, 1, 4, 3]


def test_the_day_is_that_of_the_shift(session: Session, mina_id: UUID) -> None:
    slots = tuple(Slot(day, 15 * 60, 22 * 60) for day in range(7))
    rule = RepeatingRule("Asia/Seoul", date(2024, 1, 1), None, slots)
    set_repeating_rule(session, mina_id, uuid4(), rule, NOW)

    bring(session, mina_id, TABLE_A.encode())

    assert kept(session, mina_id)[-1].local_date == date(2024, 3, 29)


def test_a_shift_of_two_days_before_claims_no_entry(session: Session, mina_id: UUID) -> None:
    slots = (Slot(0, 20 * 60, 20 * 60 - 1),)
    rule = RepeatingRule("Asia/Seoul", date(2024, 1, 1), None, slots)
    set_repeating_rule(session, mina_id, uuid4(), rule, NOW)
    late = entry(0) | {"day": 6, "hour": 3}

    bring(session, mina_id, backup(dayEntries=[late]))

    assert kept(session, mina_id)[0].local_date == date(2024, 3, 6)


def test_entries_of_a_mood_without_a_step_and_of_the_future_are_left_out(
    session: Session, mina_id: UUID
) -> None:
    diary = backup(dayEntries=[entry(0), entry(1), entry(2) | {"year": 2027}])

    summary = bring(session, mina_id, diary, moods={0: 5, 2: 3})

    assert (summary.entries, summary.added, summary.left_out) == (1, 1, 2)
    assert [row.mood for row in kept(session, mina_id)] == [5]


def test_what_would_keep_nothing_is_refused(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Invalid, match="nothing_picked"):
        bring(session, mina_id, backup(), moods={})
    with pytest.raises(Invalid, match="mood_out_of_range"):
        bring(session, mina_id, backup(), moods={0: 0})


def test_a_preview_says_the_same_and_keeps_nothing(session: Session, mina_id: UUID) -> None:
    request = make_diary(session, mina_id, backup())

    before = preview_diary(session, mina_id, request, NOW)
    keep_diary(session, mina_id, request, NOW)
    after = preview_diary(session, mina_id, request, NOW)

    assert (before.entries, before.new, before.moods) == (4, 4, (1, 0, 1, 2, 0))
    assert (before.first, before.last) == (date(2024, 3, 4), date(2024, 3, 30))
    assert (after.new, after.duplicates, after.left_out) == (0, 4, 0)


def test_wanted_activities_become_her_tags(session: Session, mina_id: UUID) -> None:
    session.add(OwnTag(account_id=mina_id, id=uuid4(), label="work"))
    session.flush()

    summary = bring(session, mina_id, backup(), keep=["work", "walk"])

    assert summary.tags == 1
    assert labels(session, mina_id) == {"work", "walk"}
    tagged = [tags_of(session, mina_id, row.id) for row in kept(session, mina_id)]
    assert tagged == [("walk", "work"), ("work",), ("work",), ()]


def test_tags_are_shown_to_their_owner_only(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    bring(session, mina_id, backup(), keep=["work"])

    assert tags_of(session, jun_id, kept(session, mina_id)[0].id) == ()


def test_a_replay_makes_one_import(session: Session, mina_id: UUID) -> None:
    request = make_diary(session, mina_id, backup())

    first = keep_diary(session, mina_id, request, NOW)
    second = keep_diary(session, mina_id, request, NOW)

    assert isinstance(first, DiarySummary)
    assert second == AlreadyImported(request.id)


def test_the_same_id_for_another_diary_is_a_conflict(session: Session, mina_id: UUID) -> None:
    request_id = uuid4()
    bring(session, mina_id, backup(), id=request_id)

    with pytest.raises(Conflict):
        bring(session, mina_id, backup(), id=request_id, keep=["work"])
