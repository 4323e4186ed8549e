"""Counting what the organisation's own systems sent: by hour and source, never by person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, tuple_, update
from sqlalchemy.orm import Session

from journal.causes.on_duty import LONGEST_PAUSE, Reach, UnitOnDuty
from journal.causes.queries import standing_duties, workers_among
from journal.causes.tokens import Service, note_use
from journal.model.cause import CompanyContact, CompanyContactSeen
from journal.model.team import Organisation, Unit
from journal.shifts.claims import AHEAD_OF_OUR_CLOCK
from journal.shifts.rules import DAY

OLDEST = timedelta(days=366)
"""Contact from longer ago is on no page."""

REPORTS_KNOWN_FOR = timedelta(days=400)
"""How long a report's id is kept: longer than a second sending of it could be accepted."""

Place = tuple[UUID, date, int, str]


@dataclass(frozen=True, slots=True)
class ContactReport:
    """One report of a system: how many messages it sent to a unit at an aware moment.

    ``worker`` is a label of the roster and is kept nowhere; ``body_hash`` is a keyed hash of all
    of it, so that nobody can try labels against it.
    """

    id: UUID
    unit_id: UUID
    source: str
    at: datetime
    count: int
    worker: str | None
    body_hash: bytes


class Outcome(StrEnum):
    """What became of a report."""

    ACCEPTED = "accepted"
    KNOWN = "known"
    CONFLICT = "conflict"
    UNKNOWN_UNIT = "unknown_unit"
    IN_THE_FUTURE = "in_the_future"
    TOO_LONG_AGO = "too_long_ago"


def count_contact(
    session: Session,
    organisation_id: UUID,
    service: Service,
    reports: Sequence[ContactReport],
    *,
    now: datetime,
) -> tuple[Outcome, ...]:
    """Count each report once and say what became of each, in their order."""
    # Reports of one organisation wait for each other, so that no count is lost.
    session.execute(
        select(Organisation.id).where(Organisation.id == organisation_id).with_for_update()
    )
    note_use(session, organisation_id, service.token_id, now.astimezone(service.zone).date())
    units = _units_among(session, organisation_id, {report.unit_id for report in reports})
    seen = _seen_among(session, organisation_id, [report.id for report in reports])
    outcomes, accepted = [], []
    for report in reports:
        outcome = _outcome(report, units, seen, now)
        if outcome is Outcome.ACCEPTED:
            seen[report.id] = report.body_hash
            accepted.append(report)
        outcomes.append(outcome)
    if accepted:
        _keep(session, organisation_id, service, accepted, now=now)
    return tuple(outcomes)


def forget_old_reports(session: Session, now: datetime) -> None:
    """Forget the ids of reports that would be too old by now anyway, of all organisations."""
    session.execute(
        delete(CompanyContactSeen).where(CompanyContactSeen.seen_at < now - REPORTS_KNOWN_FOR)
    )


def _outcome(
    report: ContactReport, units: frozenset[UUID], seen: dict[UUID, bytes], now: datetime
) -> Outcome:
    if report.id in seen:
        return Outcome.KNOWN if seen[report.id] == report.body_hash else Outcome.CONFLICT
    if report.unit_id not in units:
        return Outcome.UNKNOWN_UNIT
    if report.at > now + AHEAD_OF_OUR_CLOCK:
        return Outcome.IN_THE_FUTURE
    return Outcome.TOO_LONG_AGO if report.at < now - OLDEST else Outcome.ACCEPTED


def _keep(
    session: Session,
    organisation_id: UUID,
    service: Service,
    reports: Sequence[ContactReport],
    *,
    now: datetime,
) -> None:
    session.execute(
        insert(CompanyContactSeen),
        [
            {
                "organisation_id": organisation_id,
                "id": report.id,
                "body_hash": report.body_hash,
                "seen_at": now,
            }
            for report in reports
        ],
    )
    on_duty = _on_duty(session, organisation_id, service, reports)
    counts: defaultdict[Place, Counter[Reach]] = defaultdict(Counter)
    for report in reports:
        local = report.at.astimezone(service.zone)
        place = (report.unit_id, local.date(), local.hour, report.source)
        counts[place][on_duty[report.unit_id].reached(report.at, report.worker)] += report.count
    _add(session, organisation_id, counts)


def _on_duty(
    session: Session, organisation_id: UUID, service: Service, reports: Sequence[ContactReport]
) -> dict[UUID, UnitOnDuty]:
    around = LONGEST_PAUSE + 2 * DAY
    moments = [report.at for report in reports]
    units = {report.unit_id for report in reports}
    span = (min(moments) - around, max(moments) + around)
    duties = standing_duties(session, organisation_id, units, span)
    labels = {report.worker for report in reports if report.worker is not None}
    known = workers_among(session, organisation_id, units, labels)
    return {
        unit_id: UnitOnDuty(
            tuple(duties[unit_id]),
            frozenset(label for owner, label in known if owner == unit_id),
            service.zone,
        )
        for unit_id in units
    }


def _add(session: Session, organisation_id: UUID, counts: dict[Place, Counter[Reach]]) -> None:
    place = tuple_(
        CompanyContact.unit_id,
        CompanyContact.local_date,
        CompanyContact.hour,
        CompanyContact.source,
    )
    own = CompanyContact.organisation_id == organisation_id
    known = {
        tuple(row) for row in session.execute(select(*place.clauses).where(own, place.in_(counts)))
    }
    for where, tally in counts.items():
        if where in known:
            session.execute(
                update(CompanyContact).where(own, place == where).values(_raised(tally))
            )
    fresh = [_row(organisation_id, where, counts[where]) for where in counts if where not in known]
    if fresh:
        session.execute(insert(CompanyContact), fresh)


def _raised(tally: Counter[Reach]) -> dict[Any, Any]:
    return {
        CompanyContact.sent_count: CompanyContact.sent_count + tally.total(),
        CompanyContact.outside_count: CompanyContact.outside_count + tally[Reach.OUTSIDE],
        CompanyContact.unknown_count: CompanyContact.unknown_count + tally[Reach.UNKNOWN],
    }


def _row(organisation_id: UUID, where: Place, tally: Counter[Reach]) -> dict[str, Any]:
    unit_id, day, hour, source = where
    return {
        "organisation_id": organisation_id,
        "unit_id": unit_id,
        "local_date": day,
        "hour": hour,
        "source": source,
        "sent_count": tally.total(),
        "outside_count": tally[Reach.OUTSIDE],
        "unknown_count": tally[Reach.UNKNOWN],
    }


def _units_among(
    session: Session, organisation_id: UUID, unit_ids: Iterable[UUID]
) -> frozenset[UUID]:
    found = session.execute(
        select(Unit.id).where(Unit.organisation_id == organisation_id, Unit.id.in_(unit_ids))
    )
    return frozenset(found.scalars())


def _seen_among(
    session: Session, organisation_id: UUID, report_ids: Iterable[UUID]
) -> dict[UUID, bytes]:
    rows = session.execute(
        select(CompanyContactSeen.id, CompanyContactSeen.body_hash).where(
            CompanyContactSeen.organisation_id == organisation_id,
            CompanyContactSeen.id.in_(report_ids),
        )
    )
    return {row.id: row.body_hash for row in rows}
