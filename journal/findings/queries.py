"""A person's findings, and the shifts, check-ins and contact they are worked out from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ScalarSelect, Select, and_, cast, func, null, or_, select, union_all
from sqlalchemy.orm import Session

from journal.check_ins.queries import ratings_between
from journal.errors import NotFound
from journal.exposure.coverage import of_work
from journal.exposure.rules import Episode, Event, episodes
from journal.findings.diary import Disturbance, Rated, Sources, diary_of
from journal.findings.evenings import Stretch
from journal.findings.rules import METHOD_VERSION, Answer, findings_in
from journal.findings.stored import from_kept_form
from journal.model import Account, ContactEvent, CoverageInterval, Room, RoomAlerts, StoredFinding
from journal.model.base import Moment
from journal.shifts.queries import shifts_between
from journal.shifts.rules import EARLIEST, LATEST
from journal.vocabulary import (
    Alerts,
    ContactChannel,
    Direction,
    Initiation,
    InitiationBasis,
    SourceKind,
)

AROUND = timedelta(days=28)
"""How far beyond the check-ins shifts are read, so that a free week is seen to be one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person's findings stand: the journal's version, and what is stored for it.

    ``older`` is what was stored for an earlier state of the journal by the present method.
    """

    journal_version: int
    zone: ZoneInfo
    stored: tuple[Answer, ...] | None
    older: tuple[Answer, ...] | None


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """Findings with the version of the journal they belong to, and whether they are kept.

    ``is_behind`` says that something was written since, so that newer ones are on their way.
    """

    journal_version: int
    answers: tuple[Answer, ...]
    is_stored: bool
    is_behind: bool = False


def standing_of(session: Session, account_id: UUID) -> Standing:
    """The journal's version with the findings stored for it, None if they are older or missing.

    Raise ``NotFound`` without such an account.
    """
    rows = session.execute(
        select(
            Account.journal_version,
            Account.zone,
            StoredFinding.journal_version,
            StoredFinding.method_version,
            StoredFinding.answer,
        )
        .outerjoin(StoredFinding, StoredFinding.account_id == Account.id)
        .where(Account.id == account_id)
        .order_by(StoredFinding.key)
    ).all()
    if not rows:
        raise NotFound
    version, zone = rows[0][:2]
    if any(row[3] != METHOD_VERSION for row in rows):
        return Standing(version, ZoneInfo(zone), None, None)
    kept = tuple(from_kept_form(row[4]) for row in rows)
    is_fresh = all(row[2] == version for row in rows)
    return Standing(version, ZoneInfo(zone), kept if is_fresh else None, kept)


def findings_of(session: Session, account_id: UUID) -> tuple[Answer, ...] | None:
    """The stored findings, for energy and for mood; None if they are older than the journal."""
    return standing_of(session, account_id).stored


def worked_out(session: Session, account_id: UUID) -> WorkedOut:
    """The findings for the journal as it is now: the stored ones, or else worked out in memory.

    Nothing is written; the same journal gives the same answer either way. Raise ``NotFound``
    without such an account.
    """
    # The version is read first: what is written meanwhile makes this answer old, never wrong.
    standing = standing_of(session, account_id)
    if standing.stored is not None:
        return WorkedOut(standing.journal_version, standing.stored, is_stored=True)
    answers = findings_in(diary_of(sources_of(session, account_id, standing.zone)))
    return WorkedOut(standing.journal_version, answers, is_stored=False)


def at_hand(session: Session, account_id: UUID) -> WorkedOut:
    """The stored findings, even if they are behind; worked out in memory only if there are none.

    For where somebody else keeps them up to date, so that a page waits for no arithmetic.
    """
    standing = standing_of(session, account_id)
    if standing.stored is None and standing.older is not None:
        version = standing.journal_version
        return WorkedOut(version, standing.older, is_stored=True, is_behind=True)
    return worked_out(session, account_id)


def sources_of(session: Session, account_id: UUID, zone: ZoneInfo) -> Sources:
    """All that a person's diary is made of, in four statements; one if there is no check-in."""
    ratings = ratings_between(session, account_id, EARLIEST, LATEST)
    check_ins = [Rated(one.local_date, one.at, one.energy, one.mood) for one in ratings]
    if not check_ins:
        return Sources(zone, (), (), (), ())
    dates = [one.local_date for one in check_ins]
    shifts = shifts_between(session, account_id, min(dates) - AROUND, max(dates) + AROUND)
    disturbances, coverage = _contact(session, account_id)
    return Sources(zone, shifts, check_ins, disturbances, coverage)


def accounts_behind(session: Session, method_version: str, limit: int) -> tuple[UUID, ...]:
    """Ids of accounts whose journal is newer than their findings, or never had any.

    Only those are named whose journal was ever written to (its version is above 1).
    """
    found = session.execute(
        select(Account.id)
        .outerjoin(StoredFinding, StoredFinding.account_id == Account.id)
        .where(Account.journal_version > 1)
        .group_by(Account.id, Account.journal_version)
        .having(
            or_(
                func.count(StoredFinding.key) == 0,
                func.min(StoredFinding.journal_version) < Account.journal_version,
                func.min(StoredFinding.method_version) != method_version,
                func.max(StoredFinding.method_version) != method_version,
            )
        )
        .order_by(Account.id)
        .limit(limit)
    )
    return tuple(found.scalars())


def _contact(
    session: Session, account_id: UUID
) -> tuple[tuple[Disturbance, ...], tuple[Stretch, ...]]:
    rows = session.execute(union_all(*_events_and_coverage(account_id))).all()
    coverage = tuple(Stretch(row.at, row.ends_at) for row in rows if row.ends_at is not None)
    events = {row.id: row for row in rows if row.ends_at is None}
    found = episodes(_event(row) for row in events.values())
    return tuple(_disturbance(one, events) for one in found), coverage


def _events_and_coverage(
    account_id: UUID,
) -> tuple[Select[*tuple[Any, ...]], Select[*tuple[Any, ...]]]:
    of_its_room = and_(Room.account_id == ContactEvent.account_id, Room.id == ContactEvent.room_id)
    said = (
        ContactEvent.room_id,
        ContactEvent.channel,
        ContactEvent.direction,
        ContactEvent.order_in_minute,
        ContactEvent.initiation,
        ContactEvent.initiation_basis,
        ContactEvent.source_kind,
        func.coalesce(_alerts_since(), Room.alerts).label("alerts"),
    )
    no_end = cast(null(), Moment()).label("ends_at")
    events = (
        select(ContactEvent.id, ContactEvent.at, no_end, *said)
        .outerjoin(Room, of_its_room)
        .where(ContactEvent.account_id == account_id, ContactEvent.is_outside_shift)
    )
    unsaid = [cast(null(), column.type) for column in said]
    stretch = CoverageInterval.id, CoverageInterval.starts_at, CoverageInterval.ends_at
    coverage = of_work((*stretch, *unsaid), account_id)
    return events, coverage


def _alerts_since() -> ScalarSelect[str]:
    """Whether the room of an event rang at its time, where she gave a date; else nothing."""
    return (
        select(RoomAlerts.alerts)
        .where(
            RoomAlerts.account_id == ContactEvent.account_id,
            RoomAlerts.room_id == ContactEvent.room_id,
            RoomAlerts.since <= ContactEvent.at,
        )
        .order_by(RoomAlerts.since.desc())
        .limit(1)
        .correlate(ContactEvent)
        .scalar_subquery()
    )


def _event(row: Any) -> Event:
    kind = ContactChannel(row.channel), Direction(row.direction)
    return Event(row.id, row.at, row.room_id, *kind, row.order_in_minute)


def _disturbance(episode: Episode, rows: Mapping[UUID, Any]) -> Disturbance:
    events = [rows[event.id] for event in episode.events]
    own_word = [row for row in events if row.initiation_basis == InitiationBasis.USER.value]
    return Disturbance(
        starts_at=events[0].at,
        ends_at=events[-1].at,
        is_pushed=_is_pushed((own_word or events)[0]),
        is_by_hand=any(row.source_kind == SourceKind.MANUAL.value for row in events),
    )


def _is_pushed(row: Any) -> bool | None:
    if row.initiation != Initiation.UNKNOWN.value:
        return bool(row.initiation == Initiation.PUSHED.value)
    # A silent room cannot push itself in, whatever else is unknown of it.
    return False if row.alerts == Alerts.OFF.value else None
