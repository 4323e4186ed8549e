"""What comes with an export may carry old dates; it goes by its age, and never without a word."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from journal.model import CheckIn, Retention
from journal.my_data.bring_rows import bring_rows
from journal.my_data.bring_rules import Fate
from journal.my_data.keeping import let_go_of_old, months_kept
from tests.journal.my_data.parcels import check_in

LONG_AGO = datetime(2023, 3, 2, 3, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 20, tzinfo=UTC)
DAY = timedelta(days=1)
OLD = {"months": 12, "chosen_at": LONG_AGO, "announced_at": NOW - 30 * DAY}


def old_entry(session: Session, account_id: UUID) -> None:
    row = check_in(at=LONG_AGO, local_date=LONG_AGO.date(), created_at=LONG_AGO)
    assert bring_rows(session, account_id, "check_ins", [row], NOW).fates == (Fate.ADDED,)


def entries(session: Session) -> int:
    return len(session.execute(select(CheckIn.id)).scalars().all())


def test_old_entries_are_announced_for_a_week_before_they_go(
    session: Session, mina_id: UUID
) -> None:
    session.execute(insert(Retention).values(account_id=mina_id, **OLD))
    old_entry(session, mina_id)

    at_night = let_go_of_old(session, mina_id, NOW + DAY, 10), entries(session)
    in_a_week = let_go_of_old(session, mina_id, NOW + 8 * DAY, 10), entries(session)

    assert (at_night, in_a_week) == ((0, 1), (1, 0))


def test_a_word_given_elsewhere_was_not_given_here(session: Session, mina_id: UUID) -> None:
    old_entry(session, mina_id)
    first = bring_rows(session, mina_id, "retention", [OLD], NOW).fates
    again = bring_rows(session, mina_id, "retention", [OLD], NOW).fates

    assert (first, again) == ((Fate.ADDED,), (Fate.KNOWN,))
    assert let_go_of_old(session, mina_id, NOW + DAY, 10) == 0
    assert (entries(session), months_kept(session, mina_id)) == (1, 12)


def test_without_a_choice_entries_stay_for_two_years(session: Session, mina_id: UUID) -> None:
    assert months_kept(session, mina_id) == 24
