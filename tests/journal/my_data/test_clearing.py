"""What was written about some days goes, with all that hangs on it, and nothing else does."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from journal.accounts.forgetting import forgotten_ids, forgotten_keys
from journal.chain.queries import chain_of
from journal.model import (
    Account,
    AnsweredOffer,
    Change,
    CheckIn,
    CheckInTag,
    ContactEvent,
    EmployerRequest,
    Goal,
    GoalTap,
    InstrumentAnswer,
    Interaction,
    MessagePlan,
    Note,
    NoteVersion,
    OwnTag,
    SessionRun,
    StoredFinding,
)
from journal.my_data.clearing import clear_days
from journal.vocabulary import EntryKind, LinkKind
from tests.journal.my_data.days import (
    BY_MOMENT,
    DATED,
    FIRST,
    WRITTEN,
    add,
    ask_employer,
    at,
    clearing,
    count,
    days_left,
    live,
    note_about,
    only,
)

DAY = timedelta(days=1)
SECOND, THIRD = FIRST + DAY, FIRST + 2 * DAY


@pytest.mark.parametrize("table", DATED, ids=lambda table: table.__tablename__)
def test_both_ends_belong_to_it(session: Session, mina_id: UUID, table: type) -> None:
    live(session, mina_id)

    clear_days(session, mina_id, clearing(FIRST, SECOND))

    assert days_left(session, mina_id, table) == [THIRD]


@pytest.mark.parametrize("table", [*BY_MOMENT, Change], ids=lambda table: table.__tablename__)
def test_what_has_only_a_moment_goes_by_her_clock(
    session: Session, mina_id: UUID, table: type
) -> None:
    live(session, mina_id)

    clear_days(session, mina_id, clearing(FIRST, SECOND))

    assert count(session, mina_id, table) == [1]


def test_nobody_elses_goes(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    live(session, mina_id)
    live(session, jun_id)
    everything = (*DATED, *BY_MOMENT, Change, StoredFinding)
    before = count(session, jun_id, *everything)

    clear_days(session, mina_id, clearing(FIRST, THIRD))

    assert count(session, jun_id, *everything) == before
    assert count(session, mina_id, *everything) == [0] * len(everything)


def test_goals_stay_and_their_days_go(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)

    clear_days(session, mina_id, clearing(FIRST, THIRD))

    assert count(session, mina_id, Goal, GoalTap) == [1, 0]


def test_findings_that_draw_the_days_go_at_once(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    before = version_of(session, mina_id)

    clear_days(session, mina_id, clearing(FIRST, FIRST))

    assert count(session, mina_id, StoredFinding) == [0]
    assert version_of(session, mina_id) > before


def test_days_without_anything_change_nothing(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    before = version_of(session, mina_id)

    removed = clear_days(session, mina_id, clearing(THIRD + DAY, THIRD + 7 * DAY))

    assert removed == 0
    assert version_of(session, mina_id) == before
    assert count(session, mina_id, StoredFinding) == [1]


def test_a_few_rows_at_a_time_until_nothing_is_left(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    wanted = clearing(FIRST, THIRD, limit=2)

    steps = [clear_days(session, mina_id, wanted) for _ in range(3)]

    tables = (CheckIn, Interaction, ContactEvent, InstrumentAnswer, SessionRun, AnsweredOffer)
    assert steps[0] > steps[1] > steps[2] == 0
    assert count(session, mina_id, *tables) == [0] * 6


def test_what_was_written_later_stays(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    before = count(session, mina_id, CheckIn, Interaction, ContactEvent, InstrumentAnswer, Change)

    clear_days(session, mina_id, clearing(FIRST, THIRD, by=WRITTEN - timedelta(seconds=1)))

    kept = count(session, mina_id, CheckIn, Interaction, ContactEvent, InstrumentAnswer, Change)
    assert kept == before


def test_notes_go_with_what_they_are_about(session: Session, mina_id: UUID) -> None:
    live(session, mina_id, days=1)
    check_in = only(session.execute(select(CheckIn.id)).scalars())
    hit = only(session.execute(select(Interaction.id)).scalars())
    note_about(session, mina_id, check_in)
    note_about(session, mina_id, hit, "interaction")
    note_about(session, mina_id, ask_employer(session, mina_id, hit), "request")
    kept = note_about(session, mina_id, uuid4(), "goal")

    clear_days(session, mina_id, clearing(FIRST, FIRST))

    assert list(session.execute(select(Note.id)).scalars()) == [kept]
    assert count(session, mina_id, NoteVersion, EmployerRequest) == [1, 0]


def test_a_note_about_nothing_goes_with_its_day(session: Session, mina_id: UUID) -> None:
    note_about(session, mina_id, None, "good_thing", at(FIRST))
    later = note_about(session, mina_id, None, "good_thing", at(SECOND))
    label = note_about(session, mina_id, None, "label", at(FIRST))

    clear_days(session, mina_id, clearing(FIRST, FIRST))

    assert set(session.execute(select(Note.id)).scalars()) == {later, label}


def test_the_chain_keeps_its_links_and_says_nothing(session: Session, mina_id: UUID) -> None:
    live(session, mina_id, days=2)

    clear_days(session, mina_id, clearing(FIRST, FIRST))

    said = [(one.kind, one.content is None) for one in chain_of(session, mina_id)]
    assert said == [
        (LinkKind.WRITTEN, True),
        (LinkKind.WRITTEN, False),
        (LinkKind.DELETED, True),
    ]


def test_what_went_stays_away(session: Session, mina_id: UUID) -> None:
    live(session, mina_id, days=1)
    key = b"k" * 16
    session.execute(update(CheckIn).values(dedup_key=key))
    ids = {
        kind: only(session.execute(select(table.id)).scalars())
        for kind, table in ((EntryKind.CHECK_IN, CheckIn), (EntryKind.INTERACTION, Interaction))
    }

    clear_days(session, mina_id, clearing(FIRST, FIRST))

    for kind, entry_id in ids.items():
        assert forgotten_ids(session, mina_id, kind, [entry_id]) == {entry_id}
    assert forgotten_keys(session, mina_id, EntryKind.CHECK_IN) == {key}


def test_what_went_by_its_age_leaves_no_mark(session: Session, mina_id: UUID) -> None:
    live(session, mina_id, days=1)
    gone = only(session.execute(select(CheckIn.id)).scalars())

    clear_days(session, mina_id, clearing(FIRST, FIRST, stays_away=False))

    assert forgotten_ids(session, mina_id, EntryKind.CHECK_IN, [gone]) == frozenset()


def test_her_own_words_go_when_no_day_says_them(session: Session, mina_id: UUID) -> None:
    live(session, mina_id, days=2)
    first, second = session.execute(select(CheckIn.id).order_by(CheckIn.at)).scalars()
    idle, said = (add(session, OwnTag, mina_id, label=word) for word in ("river", "walk"))
    for check_in, tag in ((first, idle), (first, said), (second, said)):
        add(session, CheckInTag, mina_id, check_in_id=check_in, tag_id=tag)
    note_about(session, mina_id, idle, "label")

    clear_days(session, mina_id, clearing(FIRST, FIRST))

    assert list(session.execute(select(OwnTag.label)).scalars()) == ["walk"]
    assert count(session, mina_id, Note) == [0]


@pytest.mark.parametrize("until, left", [(None, 1), (THIRD, 1), (SECOND, 0)])
def test_a_plan_for_messages_goes_with_all_its_days(
    session: Session, mina_id: UUID, until: date | None, left: int
) -> None:
    planned = {"times": "600", "slack_minutes": 30, "since": FIRST, "created_at": WRITTEN}
    add(session, MessagePlan, mina_id, until=until, **planned)

    clear_days(session, mina_id, clearing(FIRST, SECOND))

    assert count(session, mina_id, MessagePlan) == [left]


def test_a_late_evening_in_utc_counts_for_her_day(session: Session, mina_id: UUID) -> None:
    early = datetime(2026, 3, 1, 15, 30, tzinfo=UTC)
    add(session, SessionRun, mina_id, session="slow_exhale", started_at=early)

    clear_days(session, mina_id, clearing(FIRST, FIRST))

    assert count(session, mina_id, SessionRun) == [0]


def version_of(session: Session, account_id: UUID) -> int:
    asked = select(Account.journal_version).where(Account.id == account_id)
    return session.execute(asked).scalar_one()
