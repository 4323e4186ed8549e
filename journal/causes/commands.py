"""Bringing a duty roster in, and taking all of it away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import CursorResult, Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.rules import Actor, Deed
from journal.causes.duties import KnownDuty, PlannedDuty, RosterFile, change_by
from journal.causes.queries import standing_duties
from journal.errors import NotFound
from journal.model.cause import Duty
from journal.model.team import Unit
from journal.shifts.rules import DAY
from journal.vocabulary import Act

_DUTY = cast("Table", Duty.__table__)


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What a file held, and what it changed in what was known."""

    duties: int
    workers: int
    added: int
    dropped: int
    kept: int


def bring_in_roster(
    session: Session,
    organisation_id: UUID,
    by: Actor,
    unit_id: UUID,
    file: RosterFile,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> BroughtIn:
    """Let a file speak for its unit from its first date to its last.

    Known already, it changes nothing and leaves no record; ``NotFound`` without such a unit.
    """
    unit_name = _name_of(session, organisation_id, unit_id)
    first, last = _reach_of(file, zone)
    standing = standing_duties(session, organisation_id, [unit_id], (first, last))[unit_id]
    change = change_by(file, standing, now)
    _drop(session, organisation_id, unit_id, change.dropped, now=now)
    common = {
        "organisation_id": organisation_id,
        "unit_id": unit_id,
        "zone": zone.key,
        "known_since": now,
        "dropped_at": None,
    }
    if change.added:
        rows = [_row(duty, common) for duty in change.added]
        session.connection().execute(insert(_DUTY), rows)
    if change.added or change.dropped:
        deed = _deed(Act.ROSTER_BROUGHT_IN, unit_id, unit_name, len(file.duties))
        record_act(session, organisation_id, by, deed, now)
    return BroughtIn(
        len(file.duties), file.workers, len(change.added), len(change.dropped), change.kept
    )


def remove_roster(
    session: Session, organisation_id: UUID, by: Actor, unit_id: UUID, *, now: datetime
) -> int:
    """Delete every duty a unit ever had, and return how many; without one nothing happens."""
    unit_name = _name_of(session, organisation_id, unit_id)
    gone = cast(
        "CursorResult[Any]",
        session.execute(
            delete(Duty).where(Duty.organisation_id == organisation_id, Duty.unit_id == unit_id)
        ),
    ).rowcount
    if gone:
        deed = _deed(Act.ROSTER_REMOVED, unit_id, unit_name, gone)
        record_act(session, organisation_id, by, deed, now)
    return gone


def _drop(
    session: Session,
    organisation_id: UUID,
    unit_id: UUID,
    duties: Sequence[KnownDuty],
    *,
    now: datetime,
) -> None:
    if not duties:
        return
    session.connection().execute(
        update(_DUTY)
        .where(
            _DUTY.c.organisation_id == organisation_id,
            _DUTY.c.unit_id == unit_id,
            _DUTY.c.worker == bindparam("whose"),
            _DUTY.c.starts_at == bindparam("start"),
            _DUTY.c.ends_at == bindparam("end"),
            _DUTY.c.dropped_at.is_(None),
        )
        .values(dropped_at=now),
        [{"whose": duty.worker, "start": duty.starts_at, "end": duty.ends_at} for duty in duties],
    )


def _reach_of(file: RosterFile, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From the day before a file's first date to the end of its last, as duties cross midnight."""
    first = datetime.combine(file.first_day - DAY, datetime.min.time(), zone)
    last = datetime.combine(file.last_day + 2 * DAY, datetime.min.time(), zone)
    return first, last


def _row(duty: PlannedDuty, common: dict[str, Any]) -> dict[str, Any]:
    # The same file makes the same ids, so that a double click can't bring it in twice.
    said = (duty.worker, duty.starts_at, duty.ends_at, common["known_since"])
    return {
        **common,
        "id": uuid5(common["unit_id"], "|".join(map(str, said))),
        "worker": duty.worker,
        "starts_at": duty.starts_at,
        "ends_at": duty.ends_at,
    }


def _deed(act: Act, unit_id: UUID, unit_name: str, count: int) -> Deed:
    return Deed(act, unit_id=unit_id, details={"unit": unit_name, "count": count})


def _name_of(session: Session, organisation_id: UUID, unit_id: UUID) -> str:
    # Held until the end, so that two files at once wait for each other.
    name = session.execute(
        select(Unit.name)
        .where(Unit.organisation_id == organisation_id, Unit.id == unit_id)
        .with_for_update()
    ).scalar()
    if name is None:
        raise NotFound
    return name
