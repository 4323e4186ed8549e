"""What an import changes around itself: episodes of the whole room, and the time it covers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from journal.exposure.rules import EPISODE_GAP, LONGEST_EPISODE
from journal.importing.clocks import moment_of, seconds_of
from journal.importing.normal_form import ImportedEvent, RoomRules, Standing
from journal.importing.rooms import rules_of_room
from journal.importing.standing import NEVER_OUTSIDE, standings
from journal.model import ContactEvent, CoverageInterval, ImportBatch
from journal.vocabulary import (
    ContactChannel,
    Direction,
    Initiation,
    InitiationBasis,
    OpenedBy,
    Relation,
)


@dataclass(frozen=True, slots=True)
class Settled:
    """How new events of a room stand, and what of its kept ones is to change for them."""

    standings: list[Standing]
    changed: list[dict[str, Any]]


def settle(session: Session, account_id: UUID, room_id: UUID) -> None:
    """Bring all that a room holds up to date with its rules; raise ``NotFound``."""
    rules = rules_of_room(session, account_id, room_id)
    write_settled(session, account_id, settled(session, account_id, room_id, rules))


def settled(
    session: Session,
    account_id: UUID,
    room_id: UUID,
    rules: tuple[RoomRules, Relation],
    *,
    new: Sequence[ImportedEvent] = (),
    around: tuple[int, int] | None = None,
) -> Settled:
    """What a room holds as its rules and new events have it; nothing is written yet.

    ``around`` are UTC seconds outside of which nothing has changed, None when anything may have.
    What the person herself said about one event's initiation stays.
    """
    kept = _neighbours(session, account_id, room_id, around)
    # Keys differ from room to room; so the way comes first where file and minute leave a tie.
    places: list[tuple[int, int, str, bytes, Any]] = [
        (seconds_of(row.at), row.order_in_minute, row.direction, bytes(row.dedup_key), row)
        for row in kept
    ]
    places += [
        (event.seconds, event.order, event.direction.value, event.dedup_key, number)
        for number, event in enumerate(new)
    ]
    places.sort(key=lambda place: place[:4])
    came = [
        (seconds, *_kind(new[row] if isinstance(row, int) else row)) for seconds, *_, row in places
    ]
    found: list[Standing] = cast("list[Standing]", [None] * len(new))
    changed = []
    is_private = rules[1] is Relation.PRIVATE
    for (*_, row), standing in zip(places, standings(came, rules[0]), strict=True):
        if isinstance(row, int):
            found[row] = standing
        elif (values := _moved(row, standing, is_private=is_private)) is not None:
            changed.append(values)
    return Settled(found, changed)


def write_settled(session: Session, account_id: UUID, settled: Settled) -> None:
    """Write what is to change of the kept events of a room."""
    if settled.changed:
        changed = [{"account": account_id, **values} for values in settled.changed]
        session.connection().execute(_CHANGE, changed)
        session.expire_all()


def uncover(session: Session, account_id: UUID, import_id: UUID) -> None:
    """Take the time of one import out of what the others like it cover.

    Like it are those of the same room, or of the same source where one fills several rooms. Which
    messages of that time were theirs as well is not kept, so silence there says nothing.
    """
    batch = session.execute(
        select(ImportBatch.room_id, ImportBatch.source_kind).where(
            ImportBatch.account_id == account_id, ImportBatch.id == import_id
        )
    ).one()
    is_alike = (
        (ImportBatch.room_id == batch.room_id)
        if batch.room_id is not None
        else ImportBatch.room_id.is_(None) & (ImportBatch.source_kind == batch.source_kind)
    )
    rows = session.execute(
        select(CoverageInterval)
        .join(
            ImportBatch,
            (ImportBatch.id == CoverageInterval.import_id)
            & (ImportBatch.account_id == CoverageInterval.account_id),
        )
        .where(CoverageInterval.account_id == account_id, is_alike)
    ).scalars()
    intervals = list(rows)
    gone = [one for one in intervals if one.import_id == import_id]
    for one in intervals:
        if one.import_id != import_id:
            _cut(session, one, gone)


def _cut(session: Session, one: CoverageInterval, gone: Sequence[CoverageInterval]) -> None:
    pieces = [(one.starts_at, one.ends_at)]
    for hole in gone:
        pieces = [
            piece
            for begin, end in pieces
            for piece in ((begin, min(end, hole.starts_at)), (max(begin, hole.ends_at), end))
            if piece[0] < piece[1]
        ]
    if pieces == [(one.starts_at, one.ends_at)]:
        return
    session.execute(
        delete(CoverageInterval).where(
            CoverageInterval.account_id == one.account_id, CoverageInterval.id == one.id
        )
    )
    for begin, end in pieces:
        session.execute(
            insert(CoverageInterval).values(
                account_id=one.account_id,
                id=uuid4(),
                import_id=one.import_id,
                starts_at=begin,
                ends_at=end,
            )
        )


_CHANGE = (
    update(ContactEvent)
    .where(ContactEvent.account_id == bindparam("account"), ContactEvent.id == bindparam("event"))
    .values(
        opened_by=bindparam("new_opened_by"),
        initiation=bindparam("new_initiation"),
        initiation_basis=bindparam("new_initiation_basis"),
        episode=bindparam("new_episode"),
        is_outside_shift=bindparam("new_is_outside"),
    )
)


def _neighbours(
    session: Session, account_id: UUID, room_id: UUID, around: tuple[int, int] | None
) -> Sequence[Any]:
    """The kept events of a room near to what has changed, from a pause on; or all of them."""
    if around is None:
        return _events_of(session, account_id, room_id, None)
    first, last = moment_of(around[0]) - LONGEST_EPISODE, moment_of(around[1]) + LONGEST_EPISODE
    near = _events_of(session, account_id, room_id, (first, last))
    # What comes before the first pause may belong to an episode that began earlier.
    previous = first
    for place, row in enumerate(near):
        if row.at - previous >= EPISODE_GAP:
            return near[place:]
        previous = row.at
    return _events_of(session, account_id, room_id, None) if near else near


def _events_of(
    session: Session,
    account_id: UUID,
    room_id: UUID,
    window: tuple[datetime, datetime] | None,
) -> Sequence[Any]:
    wanted = select(
        ContactEvent.id,
        ContactEvent.at,
        ContactEvent.order_in_minute,
        ContactEvent.dedup_key,
        ContactEvent.direction,
        ContactEvent.channel,
        ContactEvent.opened_by,
        ContactEvent.initiation,
        ContactEvent.initiation_basis,
        ContactEvent.episode,
        ContactEvent.beside_shift,
        ContactEvent.is_outside_shift,
    ).where(ContactEvent.account_id == account_id, ContactEvent.room_id == room_id)
    if window is not None:
        wanted = wanted.where(ContactEvent.at.between(*window))
    return session.execute(wanted.order_by(ContactEvent.at)).all()


def _kind(event: Any) -> tuple[Direction, ContactChannel]:
    return Direction(event.direction), ContactChannel(event.channel)


def standing_values(standing: Standing) -> dict[str, Any]:
    """The columns that say how an event stands."""
    return {
        "opened_by": standing.opened_by.value,
        "initiation": standing.initiation.value,
        "initiation_basis": standing.initiation_basis.value,
        "episode": standing.episode,
    }


def _moved(row: Any, standing: Standing, *, is_private: bool) -> dict[str, Any] | None:
    """The new values of a kept event, None when they are as before."""
    is_told = row.initiation_basis == InitiationBasis.USER.value
    initiation = Initiation(row.initiation) if is_told else standing.initiation
    basis = InitiationBasis.USER if is_told else standing.initiation_basis
    settled = Standing(standing.opened_by, initiation, basis, standing.episode)
    before = Standing(
        OpenedBy(row.opened_by),
        Initiation(row.initiation),
        InitiationBasis(row.initiation_basis),
        row.episode,
    )
    is_outside = not is_private and row.beside_shift not in NEVER_OUTSIDE
    if (settled, is_outside) == (before, row.is_outside_shift):
        return None
    values = {f"new_{name}": value for name, value in standing_values(settled).items()}
    return {"event": row.id, "new_is_outside": is_outside} | values
