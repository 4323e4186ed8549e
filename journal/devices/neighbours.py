"""How contact that a device sends stands among what its room holds, and what that changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, or_, select, update
from sqlalchemy.orm import Session

from journal.devices.events import Marked
from journal.importing.clocks import moment_of, seconds_of
from journal.importing.normal_form import RoomRules, Standing
from journal.importing.settling import standing_values
from journal.importing.standing import GAP_SECONDS, standings
from journal.model import ContactEvent
from journal.vocabulary import ContactChannel, Direction, InitiationBasis

AROUND_SECONDS = int(timedelta(days=1).total_seconds())
"""Events of one room hardly ever follow each other for so long without a pause."""


@dataclass(frozen=True, slots=True)
class Group:
    """What is new in one room, or in none: ``room_id`` None is one room of its own.

    ``moved`` are the UTC seconds from and to which kept events were moved before this.
    """

    room_id: UUID | None
    rules: RoomRules
    new: Sequence[Marked]
    moved: Sequence[int] = ()

    @property
    def seconds(self) -> list[int]:
        """When anything changed, in UTC seconds since 1970."""
        return [*(seconds_of(one.at) for one in self.new), *self.moved]


@dataclass(frozen=True, slots=True)
class _Place:
    """One event in the order of time; ``row`` is None for a new one."""

    seconds: int
    order: int
    dedup_key: bytes
    kind: tuple[Direction, ContactChannel]
    row: Any

    @property
    def rank(self) -> tuple[int, int, str, bytes]:
        """Its place in time, and among those of one second the same as in a file."""
        return self.seconds, self.order, self.kind[0].value, self.dedup_key


def stand_among(
    session: Session, account_id: UUID, groups: Sequence[Group]
) -> dict[bytes, Standing]:
    """How new events stand, by their keys; what they change for those beside them is kept.

    What the person herself said of an event stays. Without a room each stands for itself, and only
    the disturbance is shared.
    """
    kept = _beside(session, account_id, groups)
    found: dict[bytes, Standing] = {}
    changed: list[dict[str, Any]] = []
    for group in groups:
        places = _places(group, kept[group.room_id])
        came = [(place.seconds, *place.kind) for place in places]
        for place, standing in zip(places, standings(came, group.rules), strict=True):
            if place.row is not None:
                changed += _moved(place, standing)
            elif group.room_id is None:
                found[place.dedup_key] = _alone(place, standing, group.rules)
            else:
                found[place.dedup_key] = standing
    if changed:
        session.connection().execute(_CHANGE, [{"account": account_id, **one} for one in changed])
        session.expire_all()
    return found


def _alone(place: _Place, standing: Standing, rules: RoomRules) -> Standing:
    (own,) = standings([(place.seconds, *place.kind)], rules)
    return Standing(own.opened_by, own.initiation, own.initiation_basis, standing.episode)


def _beside(
    session: Session, account_id: UUID, groups: Sequence[Group]
) -> dict[UUID | None, list[Any]]:
    """What the rooms hold within a day; all of it where no pause sets what is new apart."""
    moments = [seconds for group in groups for seconds in group.seconds]
    begin, end = min(moments) - AROUND_SECONDS, max(moments) + AROUND_SECONDS
    kept = _rows(session, account_id, groups, (begin, end))
    if all(_is_apart(group, kept[group.room_id], begin, end) for group in groups):
        return {room_id: _from_a_pause(rows, begin) for room_id, rows in kept.items()}
    return _rows(session, account_id, groups, None)


def _rows(
    session: Session,
    account_id: UUID,
    groups: Sequence[Group],
    window: tuple[int, int] | None,
) -> dict[UUID | None, list[Any]]:
    rooms = [group.room_id for group in groups if group.room_id is not None]
    is_meant: ColumnElement[bool] = ContactEvent.room_id.in_(rooms)
    if len(rooms) < len(groups):
        is_meant = or_(is_meant, ContactEvent.room_id.is_(None))
    wanted = (
        select(
            ContactEvent.id,
            ContactEvent.at,
            ContactEvent.room_id,
            ContactEvent.order_in_minute,
            ContactEvent.dedup_key,
            ContactEvent.direction,
            ContactEvent.channel,
            ContactEvent.opened_by,
            ContactEvent.initiation,
            ContactEvent.initiation_basis,
            ContactEvent.episode,
        )
        .where(ContactEvent.account_id == account_id, is_meant)
        .order_by(ContactEvent.at)
    )
    if window is not None:
        begin, end = window
        wanted = wanted.where(ContactEvent.at.between(moment_of(begin), moment_of(end)))
    kept: dict[UUID | None, list[Any]] = {group.room_id: [] for group in groups}
    for row in session.execute(wanted):
        kept[row.room_id].append(row)
    return kept


def _is_apart(group: Group, rows: Sequence[Any], begin: int, end: int) -> bool:
    """Whether a pause lies before the first and after the last new event of a room."""
    held, new = [seconds_of(row.at) for row in rows], group.seconds
    before = [begin, *(at for at in held if at < min(new)), min(new)]
    after = [max(new), *(at for at in held if at > max(new)), end]
    return all(
        any(later - earlier >= GAP_SECONDS for earlier, later in pairwise(side))
        for side in (before, after)
    )


def _from_a_pause(rows: list[Any], begin: int) -> list[Any]:
    """Leave out the first ones, whose disturbance may have begun before the window."""
    previous = begin
    for index, row in enumerate(rows):
        seconds = seconds_of(row.at)
        if seconds - previous >= GAP_SECONDS:
            return rows[index:]
        previous = seconds
    return []


def _places(group: Group, rows: Sequence[Any]) -> list[_Place]:
    places = [
        _Place(
            seconds_of(row.at),
            row.order_in_minute,
            bytes(row.dedup_key),
            (Direction(row.direction), ContactChannel(row.channel)),
            row,
        )
        for row in rows
    ]
    places += [
        _Place(seconds_of(one.at), 0, one.dedup_key, (one.sent.way, one.sent.channel), None)
        for one in group.new
    ]
    return sorted(places, key=lambda place: place.rank)


def _moved(place: _Place, standing: Standing) -> list[dict[str, Any]]:
    """The new values of a kept event in a list, which is empty when they are as before."""
    row, values = place.row, standing_values(standing)
    if row.room_id is None:
        values = {name: getattr(row, name) for name in values} | {"episode": standing.episode}
    elif row.initiation_basis == InitiationBasis.USER.value:
        values |= {name: getattr(row, name) for name in ("initiation", "initiation_basis")}
    if all(getattr(row, name) == value for name, value in values.items()):
        return []
    return [{"event": row.id} | {f"new_{name}": value for name, value in values.items()}]


_CHANGE: Any = (
    update(ContactEvent)
    .where(ContactEvent.account_id == bindparam("account"), ContactEvent.id == bindparam("event"))
    .values(
        opened_by=bindparam("new_opened_by"),
        initiation=bindparam("new_initiation"),
        initiation_basis=bindparam("new_initiation_basis"),
        episode=bindparam("new_episode"),
    )
)
