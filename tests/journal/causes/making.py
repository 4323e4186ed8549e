"""Rosters and organisations for the tests of causes, showing only what matters."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from journal.audit.rules import Actor
from journal.causes.duties import KnownDuty
from journal.model.team import Organisation, Unit
from journal.vocabulary import Role

SEOUL = ZoneInfo("Asia/Seoul")
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 3, 2)  # noqa: DTZ001 - a clock on the wall; seoul() gives it its zone
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
SORA = Actor(UUID(int=7), Role.LEAD, "Sora")


def moment(day: int, hour: float, zone: ZoneInfo = SEOUL) -> datetime:
    """Give the moment at which clocks show an hour of a day in March 2026, in UTC."""
    first = datetime(2026, 3, 1, tzinfo=zone)
    return (first + timedelta(days=day - 1, hours=hour)).astimezone(UTC)


def duty(day: int, start: float, end: float, worker: str = "12", **more: object) -> KnownDuty:
    """Give a duty that stands, known long before; an end under the start is the next day's."""
    zone = more.pop("zone", SEOUL)
    assert isinstance(zone, ZoneInfo)
    ends = end + 24 if end <= start else end
    told: dict[str, object] = {"known_since": LONG_AGO, "dropped_at": None, **more}
    return KnownDuty(worker, moment(day, start, zone), moment(day, ends, zone), zone.key, **told)


def make_organisation(session: Session, zone: str = "Asia/Seoul") -> UUID:
    organisation_id = uuid4()
    session.add(Organisation(id=organisation_id, name="Sol", zone=zone, founded_at=LONG_AGO))
    session.flush()
    return organisation_id


def make_unit(session: Session, organisation_id: UUID, name: str = "Support") -> UUID:
    unit_id = uuid4()
    session.add(
        Unit(
            organisation_id=organisation_id,
            id=unit_id,
            name=name,
            closed_from=None,
            created_at=LONG_AGO,
        )
    )
    session.flush()
    return unit_id
