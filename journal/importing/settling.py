"""What an import changes around itself: episodes of the whole room, and the time it covers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from journal.importing.normal_form import Standing
from journal.importing.rules import seconds_of, standings
from journal.model import ContactEvent, CoverageInterval, ImportBatch
from journal.vocabulary import Alerts, Direction, Initiation, InitiationBasis, OpenedBy

_EVENTS = cast("Table", ContactEvent.__table__)
_Place = tuple[datetime, UUID, str, Any]


def settle(
    session: Session,
    account_id: UUID,
    room_id: UUID,
    alerts: Alerts,
    new: Sequence[dict[str, Any]] = (),
) -> None:
    """Insert the new events of a room and bring its episodes up to date with them.

    What the person herself said about an event's initiation stays.
    """
    kept = _events_of(session, account_id, room_id)
    places: list[_Place] = [(row.at, row.id, row.direction, row) for row in kept]
    places += [(row["at"], row["id"], row["direction"], row) for row in new]
    places.sort(key=lambda place: place[:2])
    sent = [(seconds_of(at), Direction(direction)) for at, _, direction, _ in places]
    changed = []
    for (*_, row), standing in zip(places, standings(sent, alerts), strict=True):
        if isinstance(row, dict):
            row.update(_values(standing))
        elif (values := _moved(row, standing)) is not None:
            changed.append(values)
    if new:
        session.connection().execute(insert(_EVENTS), new)
    if changed:
        session.connection().execute(_CHANGE, [{"account": account_id, **one} for one in changed])


def uncover(session: Session, account_id: UUID, import_id: UUID, room_id: UUID) -> None:
    """Take the time of one import out of what the other imports of its room cover.

    Which messages of that time were theirs as well is not kept, so silence there says nothing.
    """
    rows = session.execute(
        select(CoverageInterval)
        .join(
            ImportBatch,
            (ImportBatch.id == CoverageInterval.import_id)
            & (ImportBatch.account_id == CoverageInterval.account_id),
        )
        .where(CoverageInterval.account_id == account_id, ImportBatch.room_id == room_id)
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
    )
)


def _events_of(session: Session, account_id: UUID, room_id: UUID) -> Sequence[Any]:
    return session.execute(
        select(
            ContactEvent.id,
            ContactEvent.at,
            ContactEvent.direction,
            ContactEvent.opened_by,
            ContactEvent.initiation,
            ContactEvent.initiation_basis,
            ContactEvent.episode,
        ).where(ContactEvent.account_id == account_id, ContactEvent.room_id == room_id)
    ).all()


def _values(standing: Standing) -> dict[str, Any]:
    return {
        "opened_by": standing.opened_by.value,
        "initiation": standing.initiation.value,
        "initiation_basis": standing.initiation_basis.value,
        "episode": standing.episode,
    }


def _moved(row: Any, standing: Standing) -> dict[str, Any] | None:
    """The new values of a kept event, None when they are as before."""
    is_told = row.initiation_basis == InitiationBasis.USER
    initiation = Initiation(row.initiation) if is_told else standing.initiation
    basis = InitiationBasis.USER if is_told else standing.initiation_basis
    settled = Standing(standing.opened_by, initiation, basis, standing.episode)
    before = Standing(
        OpenedBy(row.opened_by),
        Initiation(row.initiation),
        InitiationBasis(row.initiation_basis),
        row.episode,
    )
    if settled == before:
        return None
    return {"event": row.id} | {f"new_{name}": value for name, value in _values(settled).items()}
