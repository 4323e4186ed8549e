"""Rosters and contact that was sent on PostgreSQL, also from two sides at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.causes.commands import BroughtIn, bring_in_roster, remove_roster
from journal.causes.contact import ContactReport, Outcome, count_contact
from journal.causes.queries import SentInHour, contact_sent, roster_of
from journal.causes.roster_file import read_roster
from journal.causes.tokens import Service, make_token, service_with, tokens_of
from journal.storage.engine import Database
from tests.journal.causes.making import SEOUL, SORA, make_organisation, make_unit, moment
from tests.postgres.devices import writing

pytestmark = pytest.mark.postgres
NOW = moment(10, 12)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))
HEAD = "worker,date,start,end\n"


@pytest.fixture
def sol(postgres_database: Database) -> UUID:
    with writing(postgres_database) as session:
        return make_organisation(session)


@pytest.fixture
def unit(postgres_database: Database, sol: UUID) -> UUID:
    with writing(postgres_database) as session:
        return make_unit(session, sol)


def bring(session: Session, sol: UUID, unit: UUID, rows: str, later: int = 0) -> BroughtIn:
    now = NOW + timedelta(hours=later)
    file = read_roster(HEAD + rows, SEOUL)
    return bring_in_roster(session, sol, SORA, unit, file, zone=SEOUL, now=now)


def test_a_roster_is_brought_in_replaced_and_removed(
    postgres_database: Database, sol: UUID, unit: UUID
) -> None:
    with writing(postgres_database) as session:
        bring(session, sol, unit, "12,2026-03-09,9:00,18:00\n13,2026-03-20,22:00,7:00\n")
        again = bring(session, sol, unit, "12,2026-03-09,9:00,18:00\n13,2026-03-20,22:00,7:00\n")
        newer = bring(session, sol, unit, "12,2026-03-09,9:00,18:00\n13,2026-03-20,,\n", 1)

        kept = roster_of(session, sol, unit, SEOUL, MARCH)

        assert (again.added, newer.dropped) == (0, 1)
        assert [one.dropped_at for one in kept.duties if one.worker == "13"] == [
            NOW + timedelta(hours=1)
        ]
        assert (kept.first_day, kept.last_day) == (date(2026, 3, 9), date(2026, 3, 20))
        assert remove_roster(session, sol, SORA, unit, now=NOW) == 2


def test_two_files_at_once_are_one_after_the_other(
    postgres_database: Database, sol: UUID, unit: UUID
) -> None:
    def one(_number: int) -> BroughtIn:
        with writing(postgres_database) as session:
            return bring(session, sol, unit, "12,2026-03-20,9:00,18:00\n")

    with ThreadPoolExecutor(2) as both:
        done = list(both.map(one, range(2)))

    assert sorted(each.added for each in done) == [0, 1]


def make_service(session: Session, sol: UUID) -> Service:
    secret = make_token(session, sol, SORA, uuid4(), "Helpdesk", now=NOW)
    service = service_with(session, secret)
    assert service is not None
    return service


def report(unit: UUID, **more: object) -> ContactReport:
    said = {"id": uuid4(), "source": "helpdesk", "count": 2, "worker": "12", "body_hash": b"x"}
    return ContactReport(unit_id=unit, at=moment(9, 22), **{**said, **more})


def test_reports_from_two_sides_are_all_counted_once(
    postgres_database: Database, sol: UUID, unit: UUID
) -> None:
    with writing(postgres_database) as session:
        bring(session, sol, unit, "12,2026-03-09,9:00,18:00\n")
        service = make_service(session, sol)
    shared = report(unit)

    def send(_number: int) -> Outcome:
        with writing(postgres_database) as session:
            return count_contact(session, sol, service, [shared, report(unit)], now=NOW)[0]

    with ThreadPoolExecutor(4) as all_at_once:
        first = sorted(all_at_once.map(send, range(8)))

    assert first == [Outcome.ACCEPTED, *[Outcome.KNOWN] * 7]
    with writing(postgres_database) as session:
        assert contact_sent(session, sol, unit, MARCH) == (SentInHour(22, "helpdesk", 18, 18, 0),)
        assert tokens_of(session, sol)[0].last_used_on == date(2026, 3, 10)
