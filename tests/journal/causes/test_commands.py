from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.causes.commands import BroughtIn, bring_in_roster, remove_roster
from journal.causes.duties import RosterFile
from journal.causes.queries import UnitRoster, roster_of
from journal.causes.roster_file import read_roster
from journal.errors import NotFound
from journal.model.audit import AuditRecord
from journal.model.cause import Duty
from tests.journal.causes.making import SEOUL, SORA, make_organisation, make_unit, moment

NOW = moment(10, 12)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def sol(session: Session) -> UUID:
    return make_organisation(session)


@pytest.fixture
def unit(session: Session, sol: UUID) -> UUID:
    return make_unit(session, sol)


def roster(*rows: str) -> RosterFile:
    return read_roster("worker,date,start,end\n" + "\n".join(rows), SEOUL)


BOTH = roster("12,2026-03-09,9:00,18:00", "13,2026-03-20,22:00,07:00")


def bring(
    session: Session, sol: UUID, unit: UUID, file: RosterFile = BOTH, later: int = 0
) -> BroughtIn:
    now = NOW + timedelta(hours=later)
    return bring_in_roster(session, sol, SORA, unit, file, zone=SEOUL, now=now)


def known(session: Session, sol: UUID, unit: UUID) -> UnitRoster:
    return roster_of(session, sol, unit, SEOUL, MARCH)


def acts(session: Session) -> list[tuple[str, UUID, dict[str, object]]]:
    rows = session.execute(select(AuditRecord).order_by(AuditRecord.number)).scalars()
    return [(row.act, row.unit_id, row.details) for row in rows]


def test_a_first_file_is_kept_whole(session: Session, sol: UUID, unit: UUID) -> None:
    assert bring(session, sol, unit) == BroughtIn(2, 2, added=2, dropped=0, kept=0)

    kept = known(session, sol, unit)
    assert {(one.worker, one.starts_at, one.ends_at) for one in kept.duties} == {
        (one.worker, one.starts_at, one.ends_at) for one in BOTH.duties
    }
    assert {one.known_since for one in kept.duties} == {NOW}
    assert (kept.first_day, kept.last_day) == (date(2026, 3, 9), date(2026, 3, 20))


def test_the_same_file_again_changes_nothing_and_leaves_one_record(
    session: Session, sol: UUID, unit: UUID
) -> None:
    bring(session, sol, unit)
    before = known(session, sol, unit)

    assert bring(session, sol, unit, later=2) == BroughtIn(2, 2, added=0, dropped=0, kept=0)
    assert known(session, sol, unit) == before
    assert acts(session) == [("roster_brought_in", unit, {"unit": "Support", "count": 2})]


def test_a_newer_file_drops_what_is_to_come_and_leaves_what_was(
    session: Session, sol: UUID, unit: UUID
) -> None:
    bring(session, sol, unit)
    newer = roster("12,2026-03-09,10:00,18:00", "12,2026-03-21,9:00,18:00")

    assert bring(session, sol, unit, newer, later=1) == BroughtIn(2, 1, 1, dropped=1, kept=1)

    by_start = {one.starts_at: one for one in known(session, sol, unit).duties}
    assert by_start[moment(9, 9)].dropped_at is None
    assert by_start[moment(20, 22)].dropped_at == NOW + timedelta(hours=1)
    assert by_start[moment(21, 9)].known_since == NOW + timedelta(hours=1)
    assert len(acts(session)) == 2


def test_a_duty_can_come_back(session: Session, sol: UUID, unit: UUID) -> None:
    bring(session, sol, unit)
    bring(session, sol, unit, roster("12,2026-03-20,,"), later=1)

    assert bring(session, sol, unit, later=2).added == 1
    standing = [one for one in known(session, sol, unit).duties if one.dropped_at is None]
    assert len(standing) == 2


def test_a_file_speaks_for_its_unit_alone(session: Session, sol: UUID, unit: UUID) -> None:
    other = make_unit(session, sol, "Night desk")
    bring(session, sol, other)

    bring(session, sol, unit, roster("12,2026-03-20,9:00,18:00"), later=1)

    assert all(one.dropped_at is None for one in known(session, sol, other).duties)


def test_a_unit_of_another_organisation_is_not_found(session: Session, unit: UUID) -> None:
    elsewhere = make_organisation(session)

    with pytest.raises(NotFound):
        bring(session, elsewhere, unit)
    with pytest.raises(NotFound):
        remove_roster(session, elsewhere, SORA, unit, now=NOW)
    assert session.execute(select(Duty.id)).first() is None
    assert acts(session) == []


def test_a_roster_is_removed_with_all_it_ever_said(session: Session, sol: UUID, unit: UUID) -> None:
    other = make_unit(session, sol, "Night desk")
    bring(session, sol, other)
    bring(session, sol, unit)
    bring(session, sol, unit, roster("13,2026-03-20,,"), later=1)

    assert remove_roster(session, sol, SORA, unit, now=NOW) == 2

    assert known(session, sol, unit) == UnitRoster((), ())
    assert len(known(session, sol, other).duties) == 2
    assert acts(session)[-1] == ("roster_removed", unit, {"unit": "Support", "count": 2})


def test_removing_nothing_leaves_no_record(session: Session, sol: UUID, unit: UUID) -> None:
    assert remove_roster(session, sol, SORA, unit, now=NOW) == 0
    assert acts(session) == []
