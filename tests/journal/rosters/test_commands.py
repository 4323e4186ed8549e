from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from journal.errors import Conflict, NotFound
from journal.exposure.commands import Tap, record_contact
from journal.model import Account, ImportedDay, ImportedShift, RosterImport
from journal.rosters.commands import (
    AlreadyKept,
    RosterSummary,
    undo_roster,
)
from journal.rosters.queries import likely_start, rosters_of
from journal.vocabulary import Initiation, RosterSource, ShiftKind
from tests.journal.exposure.tapping import version_of_journal
from tests.journal.rosters.kept import (
    MARCH,
    NOW,
    bring,
    make_plan,
    outside,
    shown,
    work_weekdays,
)

TODAY = date(2026, 3, 10)
LATER = NOW + timedelta(hours=1)


def counts(session: Session) -> list[int]:
    tables = (RosterImport, ImportedShift, ImportedDay)
    return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


def test_a_roster_is_kept_whole(session: Session, mina_id: UUID) -> None:
    done = bring(session, mina_id, "DDN-OC")

    assert isinstance(done, RosterSummary)
    assert (done.shifts, done.days, done.added, done.bad) == (4, 1, 4, 0)
    assert (done.starting, done.until) == (MARCH, date(2026, 3, 6))
    assert shown(session, mina_id, MARCH, 7) == "DDN.oC."


def test_a_replay_makes_one_roster(session: Session, mina_id: UUID) -> None:
    roster_id = uuid4()
    bring(session, mina_id, "DD", id=roster_id)

    assert bring(session, mina_id, "DD", id=roster_id, now=LATER) == AlreadyKept(roster_id)
    assert counts(session) == [1, 2, 0]
    with pytest.raises(Conflict):
        bring(session, mina_id, "DN", id=roster_id)


def test_the_same_roster_again_changes_nothing(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, "DDNO")

    assert isinstance(bring(session, mina_id, "DDNO", now=LATER), AlreadyKept)
    assert counts(session) == [1, 3, 1]


@pytest.mark.parametrize("other", ["DDNN", "DDN-", "DDNOD"])
def test_a_roster_that_says_something_else_is_kept(
    session: Session, mina_id: UUID, other: str
) -> None:
    bring(session, mina_id, "DDNO")

    done = bring(session, mina_id, other, now=LATER)

    assert isinstance(done, RosterSummary)
    assert done.added == (1 if other in {"DDNN", "DDNOD"} else 0)


def test_the_same_shifts_beside_the_usual_ones_are_another_roster(
    session: Session, mina_id: UUID
) -> None:
    work_weekdays(session, mina_id)
    bring(session, mina_id, "--C", is_whole=True)
    before = shown(session, mina_id, MARCH, 3)

    bring(session, mina_id, "--C", is_whole=False, now=LATER)

    assert (before, shown(session, mina_id, MARCH, 3)) == ("..C", ".ww")


def test_a_whole_roster_silences_the_usual_week_on_its_dates_only(
    session: Session, mina_id: UUID
) -> None:
    work_weekdays(session, mina_id)

    bring(session, mina_id, make_plan("N-D", date(2026, 3, 3)))

    assert shown(session, mina_id, date(2026, 3, 2), 5) == "wN.Dw"


def test_a_later_roster_speaks_for_its_own_dates_and_the_past_stays(
    session: Session, mina_id: UUID
) -> None:
    bring(session, mina_id, "DDDDDDDDDDDD")

    bring(session, mina_id, make_plan("NN", TODAY), now=LATER)

    assert shown(session, mina_id, MARCH, 12) == "DDDDDDDDDNND"


def test_undoing_lets_the_one_before_hold_again(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, "DDD")
    done = bring(session, mina_id, "NNN", now=LATER)

    undo_roster(session, mina_id, done.id)

    assert shown(session, mina_id, MARCH, 3) == "DDD"
    assert counts(session) == [1, 3, 0]


def test_only_ones_own_roster_can_be_undone(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    done = bring(session, mina_id, "D")

    for account_id, roster_id in ((jun_id, done.id), (mina_id, uuid4())):
        with pytest.raises(NotFound):
            undo_roster(session, account_id, roster_id)


def test_dates_that_stay_as_they_were_keep_their_shifts(session: Session, mina_id: UUID) -> None:
    work_weekdays(session, mina_id)
    bring(session, mina_id, make_plan("O", date(2026, 3, 3)))

    done = bring(session, mina_id, make_plan("D???D", date(2026, 3, 2)), now=LATER)

    assert shown(session, mina_id, date(2026, 3, 2), 5) == "DowwD"
    assert isinstance(done, RosterSummary)
    assert done.bad == 3


def test_contact_is_placed_anew_and_again_when_undone(session: Session, mina_id: UUID) -> None:
    at = datetime(2026, 3, 1, 0, 30, tzinfo=UTC)
    tap = Tap(at=at, zone=ZoneInfo("Asia/Seoul"), initiation=Initiation.PUSHED)
    record_contact(session, mina_id, uuid4(), tap, NOW)
    before, version = outside(session, mina_id), version_of_journal(session, mina_id)

    done = bring(session, mina_id, "D")
    during = outside(session, mina_id)
    undo_roster(session, mina_id, done.id)

    assert (before, during, outside(session, mina_id)) == ([True], [False], [True])
    assert version_of_journal(session, mina_id) > version


def test_hours_both_worked_and_on_call_are_worked(session: Session, mina_id: UUID) -> None:
    plan = make_plan("D")
    (shift,) = plan.shifts
    called = replace(shift, kind=ShiftKind.ON_CALL)

    bring(session, mina_id, replace(plan, shifts=(called, shift)))

    assert shown(session, mina_id, MARCH, 1) == "D"
    assert counts(session)[1] == 1


def test_rosters_are_listed_newest_first(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, "D")
    bring(session, mina_id, make_plan("?N", MARCH), is_whole=False, now=LATER)

    newest, oldest = rosters_of(session, mina_id)

    assert (newest.created_at, newest.bad_count, newest.is_whole) == (LATER, 1, False)
    assert (oldest.source, oldest.shift_count, oldest.feed_id) == (RosterSource.GRID, 1, None)


def test_a_roster_counts_from_today_where_its_past_is_known(
    session: Session, mina_id: UUID
) -> None:
    new = make_plan("D" * 20)
    first = likely_start(session, mina_id, new, TODAY)
    bring(session, mina_id, "DD")

    assert (first, likely_start(session, mina_id, new, TODAY)) == (MARCH, TODAY)
    assert likely_start(session, mina_id, make_plan("DD"), TODAY) == MARCH
    assert likely_start(session, mina_id, make_plan("D", TODAY), TODAY) == TODAY


def test_rosters_go_with_the_account(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, "DO")

    session.execute(delete(Account).where(Account.id == mina_id))

    assert counts(session) == [0, 0, 0]
