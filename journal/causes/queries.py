"""A unit's roster, and the contact that the organisation's own systems sent to it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.causes.duties import KnownDuty
from journal.causes.roster_causes import LOOK_BACK, Batch
from journal.model.cause import CompanyContact, Duty
from journal.shifts.rules import DAY

_KNOWN = (
    Duty.worker,
    Duty.starts_at,
    Duty.ends_at,
    Duty.zone,
    Duty.known_since,
    Duty.dropped_at,
)
"""What a known duty is made of, in its order."""


@dataclass(frozen=True, slots=True)
class UnitRoster:
    """What is needed to judge a stretch of days; ``batches`` are all there ever were.

    ``duties`` holds dropped ones too, and those of the weeks before the stretch.
    """

    duties: tuple[KnownDuty, ...]
    batches: tuple[Batch, ...]

    @property
    def first_day(self) -> date | None:
        """The first date with a duty that was ever known, None without a roster."""
        return min((batch.first_day for batch in self.batches), default=None)

    @property
    def last_day(self) -> date | None:
        """The last date with a duty that was ever known, None without a roster."""
        return max((batch.last_day for batch in self.batches), default=None)


@dataclass(frozen=True, slots=True)
class SentInHour:
    """What one system sent in one hour of the day (0-23), over some dates together."""

    hour: int
    source: str
    sent: int
    outside: int
    unknown: int

    @property
    def on_duty(self) -> int:
        """How many reached people on duty."""
        return self.sent - self.outside - self.unknown


def roster_of(
    session: Session,
    organisation_id: UUID,
    unit_id: UUID,
    zone: ZoneInfo,
    days: tuple[date, date],
) -> UnitRoster:
    """A unit's roster around two dates, both included, on the organisation's clock."""
    first, last = days
    wanted = _duties(organisation_id, [unit_id], *_KNOWN).where(
        Duty.starts_at >= _midnight(first, zone) - LOOK_BACK,
        Duty.starts_at < _midnight(last + DAY, zone),
    )
    batches = session.execute(
        select(Duty.known_since, func.min(Duty.starts_at), func.max(Duty.starts_at))
        .where(Duty.organisation_id == organisation_id, Duty.unit_id == unit_id)
        .group_by(Duty.known_since)
    )
    return UnitRoster(
        # A year of a large team is ten thousand rows; going past the mapper saves a fifth.
        tuple(KnownDuty(*row) for row in session.connection().execute(wanted)),
        tuple(
            Batch(since, first.astimezone(zone).date(), last.astimezone(zone).date())
            for since, first, last in batches
        ),
    )


def standing_duties(
    session: Session,
    organisation_id: UUID,
    unit_ids: Collection[UUID],
    moments: tuple[datetime, datetime],
) -> dict[UUID, list[KnownDuty]]:
    """The duties that stand and start between two moments, by unit."""
    first, last = moments
    wanted = _duties(organisation_id, unit_ids, Duty.unit_id, *_KNOWN).where(
        Duty.dropped_at.is_(None), Duty.starts_at >= first, Duty.starts_at <= last
    )
    found: dict[UUID, list[KnownDuty]] = {unit_id: [] for unit_id in unit_ids}
    for unit_id, *known in session.execute(wanted):
        found[unit_id].append(KnownDuty(*known))
    return found


def workers_among(
    session: Session, organisation_id: UUID, unit_ids: Collection[UUID], labels: Iterable[str]
) -> frozenset[tuple[UUID, str]]:
    """Which labels are workers of which unit's roster."""
    rows = session.execute(
        select(Duty.unit_id, Duty.worker)
        .where(
            Duty.organisation_id == organisation_id,
            Duty.unit_id.in_(unit_ids),
            Duty.worker.in_(list(labels)),
        )
        .distinct()
    )
    return frozenset((row.unit_id, row.worker) for row in rows)


def contact_sent(
    session: Session, organisation_id: UUID, unit_id: UUID, days: tuple[date, date]
) -> tuple[SentInHour, ...]:
    """What the organisation sent to a unit between two dates, both included, by hour and source."""
    rows = session.execute(
        select(
            CompanyContact.hour,
            CompanyContact.source,
            func.sum(CompanyContact.sent_count),
            func.sum(CompanyContact.outside_count),
            func.sum(CompanyContact.unknown_count),
        )
        .where(
            CompanyContact.organisation_id == organisation_id,
            CompanyContact.unit_id == unit_id,
            CompanyContact.local_date.between(*days),
        )
        .group_by(CompanyContact.hour, CompanyContact.source)
        .order_by(CompanyContact.hour, CompanyContact.source)
    )
    return tuple(
        SentInHour(hour, source, int(sent), int(outside), int(unknown))
        for hour, source, sent, outside, unknown in rows
    )


def _duties(organisation_id: UUID, unit_ids: Collection[UUID], *columns: Any) -> Any:
    return select(*columns).where(
        Duty.organisation_id == organisation_id, Duty.unit_id.in_(unit_ids)
    )


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
