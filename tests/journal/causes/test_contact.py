from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from journal.causes.contact import (
    OLDEST,
    REPORTS_KNOWN_FOR,
    ContactReport,
    Outcome,
    count_contact,
    forget_old_reports,
)
from journal.causes.queries import SentInHour, contact_sent
from journal.causes.tokens import Service, make_token, tokens_of
from journal.model.cause import CompanyContactSeen, Duty
from tests.journal.causes.making import (
    LONG_AGO,
    SEOUL,
    SORA,
    duty,
    make_organisation,
    make_unit,
    moment,
)

NOW = moment(20, 12)
TEN = moment(10, 10)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def service(session: Session) -> Service:
    sol, token_id = make_organisation(session), uuid4()
    make_token(session, sol, SORA, token_id, "Helpdesk", now=NOW)
    return Service(sol, token_id, SEOUL)


@pytest.fixture
def unit(session: Session, service: Service) -> UUID:
    unit_id = make_unit(session, service.organisation_id)
    for one in (duty(10, 9, 18, "12"), duty(11, 9, 18, "13")):
        session.execute(
            insert(Duty).values(
                organisation_id=service.organisation_id,
                id=uuid4(),
                unit_id=unit_id,
                worker=one.worker,
                starts_at=one.starts_at,
                ends_at=one.ends_at,
                zone=one.zone,
                known_since=LONG_AGO,
            )
        )
    return unit_id


def report(unit_id: UUID, at: datetime = TEN, **more: object) -> ContactReport:
    said = {"id": uuid4(), "source": "helpdesk", "count": 1, "worker": None, "body_hash": b"x"}
    return ContactReport(unit_id=unit_id, at=at, **{**said, **more})


def count(session: Session, service: Service, *reports: ContactReport) -> tuple[Outcome, ...]:
    return count_contact(session, service.organisation_id, service, reports, now=NOW)


def sent(session: Session, service: Service, unit_id: UUID) -> tuple[SentInHour, ...]:
    return contact_sent(session, service.organisation_id, unit_id, MARCH)


def test_reports_are_counted_by_hour_and_by_whom_they_reached(
    session: Session, service: Service, unit: UUID
) -> None:
    outcomes = count(
        session,
        service,
        report(unit, moment(10, 10), worker="12", count=4),
        report(unit, moment(10, 10.5), worker="13", count=2),
        report(unit, moment(10, 10.9), worker="99"),
        report(unit, moment(10, 22), worker="99", count=10_000),
        report(unit, moment(10, 22), source="chat"),
    )

    assert set(outcomes) == {Outcome.ACCEPTED}
    assert sent(session, service, unit) == (
        SentInHour(10, "helpdesk", 7, outside=2, unknown=1),
        SentInHour(22, "chat", 1, outside=1, unknown=0),
        SentInHour(22, "helpdesk", 10_000, outside=10_000, unknown=0),
    )


def test_a_later_report_adds_to_the_same_hour(
    session: Session, service: Service, unit: UUID
) -> None:
    other = make_unit(session, service.organisation_id)
    for worker in ("12", "13", None):
        count(session, service, report(unit, worker=worker, count=3), report(other, worker=worker))

    assert sent(session, service, unit) == (SentInHour(10, "helpdesk", 9, outside=3, unknown=3),)
    assert sent(session, service, other) == (SentInHour(10, "helpdesk", 3, outside=0, unknown=3),)


def test_a_dropped_duty_is_no_duty(session: Session, service: Service, unit: UUID) -> None:
    session.execute(Duty.__table__.update().values(dropped_at=LONG_AGO))

    count(session, service, report(unit, worker="12"))

    assert sent(session, service, unit) == (SentInHour(10, "helpdesk", 1, outside=0, unknown=1),)


def test_a_report_is_counted_once(session: Session, service: Service, unit: UUID) -> None:
    first = report(unit, count=5)
    again = report(unit, count=5, id=first.id)
    other = report(unit, count=6, id=first.id, body_hash=b"y")

    assert count(session, service, first, again, other) == (
        Outcome.ACCEPTED,
        Outcome.KNOWN,
        Outcome.CONFLICT,
    )
    assert count(session, service, again, other) == (Outcome.KNOWN, Outcome.CONFLICT)
    assert [one.sent for one in sent(session, service, unit)] == [5]


def test_a_unit_of_another_organisation_is_unknown(
    session: Session, service: Service, unit: UUID
) -> None:
    elsewhere = make_organisation(session)
    theirs = make_unit(session, elsewhere)

    outcomes = count(session, service, report(theirs), report(uuid4()), report(unit))

    assert outcomes == (Outcome.UNKNOWN_UNIT, Outcome.UNKNOWN_UNIT, Outcome.ACCEPTED)
    assert contact_sent(session, elsewhere, theirs, MARCH) == ()


@pytest.mark.parametrize(
    "at, outcome",
    [
        (NOW + timedelta(minutes=5), Outcome.ACCEPTED),
        (NOW + timedelta(minutes=5, seconds=1), Outcome.IN_THE_FUTURE),
        (NOW - OLDEST, Outcome.ACCEPTED),
        (NOW - OLDEST - timedelta(seconds=1), Outcome.TOO_LONG_AGO),
    ],
)
def test_a_report_is_of_the_last_year(
    session: Session, service: Service, unit: UUID, at: datetime, outcome: Outcome
) -> None:
    assert count(session, service, report(unit, at)) == (outcome,)


def test_what_was_refused_can_be_sent_again(session: Session, service: Service, unit: UUID) -> None:
    early = report(unit, NOW + timedelta(hours=1))

    assert count(session, service, early) == (Outcome.IN_THE_FUTURE,)
    later = NOW + timedelta(hours=1)
    outcomes = count_contact(session, service.organisation_id, service, [early], now=later)
    assert outcomes == (Outcome.ACCEPTED,)


def test_no_worker_is_kept(session: Session, service: Service, unit: UUID) -> None:
    count(session, service, report(unit, worker="a worker nobody else is called"))

    columns = {column.name for column in CompanyContactSeen.__table__.columns}
    assert columns == {"organisation_id", "id", "body_hash", "seen_at"}
    kept = session.execute(select(CompanyContactSeen.body_hash, CompanyContactSeen.seen_at)).all()
    assert kept == [(b"x", NOW)]


def test_the_use_of_a_token_is_noted_with_its_reports(
    session: Session, service: Service, unit: UUID
) -> None:
    count(session, service, report(unit))

    (line,) = tokens_of(session, service.organisation_id)
    assert line.last_used_on == date(2026, 3, 20)


def test_ids_of_old_reports_are_forgotten(session: Session, service: Service, unit: UUID) -> None:
    old = report(unit)
    count(session, service, old)

    forget_old_reports(session, NOW + REPORTS_KNOWN_FOR)
    assert session.execute(select(CompanyContactSeen.id)).scalars().all() == [old.id]
    forget_old_reports(session, NOW + REPORTS_KNOWN_FOR + timedelta(seconds=1))

    assert session.execute(select(CompanyContactSeen.id)).scalars().all() == []
    assert [one.sent for one in sent(session, service, unit)] == [1]


def test_a_forgotten_report_cannot_be_counted_again(
    session: Session, service: Service, unit: UUID
) -> None:
    newest = report(unit, at=NOW + timedelta(minutes=1))
    count(session, service, newest)
    later = NOW + REPORTS_KNOWN_FOR + timedelta(seconds=1)
    forget_old_reports(session, later)

    (outcome,) = count_contact(session, service.organisation_id, service, [newest], now=later)

    assert outcome is Outcome.TOO_LONG_AGO


def test_more_is_counted_than_a_small_number_holds(
    session: Session, service: Service, unit: UUID
) -> None:
    for _ in range(2):
        count(session, service, report(unit, count=2**31))

    assert [one.sent for one in sent(session, service, unit)] == [2**32]
