"""Reading all that a person's diary is made of."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, and_, cast, func, null, select, union_all
from sqlalchemy.orm import Session

from journal.exposure.coverage import of_work
from journal.exposure.rules import Episode, Event, episodes
from journal.findings.contact import Disturbance
from journal.findings.diary import SCALES, Rated, Sources
from journal.findings.evenings import Stretch
from journal.findings.logs import Logged
from journal.model import (
    Change,
    CheckIn,
    ContactEvent,
    CoverageInterval,
    Interaction,
    Room,
    RoomAlerts,
)
from journal.model.base import Moment
from journal.shifts.queries import roster_between
from journal.vocabulary import (
    Alerts,
    Backed,
    ContactChannel,
    Direction,
    Initiation,
    InitiationBasis,
    SourceKind,
)

AROUND = timedelta(days=28)
"""How far beyond the check-ins shifts are read, so that a free week is seen to be one."""


def sources_of(session: Session, account_id: UUID) -> Sources:
    """All that a person's diary is made of, in five statements; one if there is no check-in."""
    check_ins = _check_ins(session, account_id)
    if not check_ins:
        return Sources((), (), (), ())
    dates = [one.local_date for one in check_ins]
    roster = roster_between(session, account_id, min(dates) - AROUND, max(dates) + AROUND)
    disturbances, coverage = _contact(session, account_id)
    return Sources(
        shifts=roster.shifts,
        check_ins=check_ins,
        disturbances=disturbances,
        coverage=coverage,
        interactions=_interactions(session, account_id),
        on_call=roster.on_call,
    )


def _check_ins(session: Session, account_id: UUID) -> list[Rated]:
    scales = [getattr(CheckIn, name) for name in SCALES]
    found = session.execute(
        select(CheckIn.local_date, CheckIn.at, CheckIn.backed, *scales)
        .where(CheckIn.account_id == account_id)
        .order_by(CheckIn.at, CheckIn.id)
    )
    return [
        Rated(
            local_date=day,
            at=at,
            is_backed=_is_backed(backed),
            **dict(zip(SCALES, given, strict=True)),
        )
        for day, at, backed, *given in found
    ]


def _interactions(session: Session, account_id: UUID) -> list[Logged]:
    found = session.execute(
        select(
            Interaction.local_date,
            Interaction.at,
            Interaction.intensity,
            Interaction.minutes_before_end,
            Interaction.backed,
        ).where(Interaction.account_id == account_id)
    )
    return [
        Logged(
            local_date=day,
            at=at,
            intensity=intensity,
            minutes_before_end=minutes,
            is_backed=_is_backed(backed),
        )
        for day, at, intensity, minutes, backed in found
    ]


def _is_backed(said: str | None) -> bool | None:
    return None if said is None else said != Backed.NOBODY.value


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
        ContactEvent.duration_seconds,
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
        ends_at=max(row.at + timedelta(seconds=row.duration_seconds or 0) for row in events),
        kind=_kind((own_word or events)[0]),
        is_by_hand=any(row.source_kind == SourceKind.MANUAL.value for row in events),
    )


def _kind(row: Any) -> Initiation | None:
    if row.initiation != Initiation.UNKNOWN.value:
        return Initiation(row.initiation)
    # A silent room cannot push itself in, whatever else is unknown of it.
    return Initiation.UNKNOWN if row.alerts == Alerts.OFF.value else None


def marks_of(session: Session, account_id: UUID) -> dict[UUID, date]:
    """The dates on which something changed, by the id of their mark, in order."""
    found = session.execute(
        select(Change.id, Change.on_date)
        .where(Change.account_id == account_id)
        .order_by(Change.on_date, Change.id)
    )
    return {row.id: row.on_date for row in found}
