"""What a person's journal already holds of a file, and what the file knows more exactly."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from journal.importing.clocks import WallClock, moment_of, seconds_of
from journal.importing.normal_form import ImportedEvent, ImportRequest
from journal.importing.rows import Placed, beside_of
from journal.model import ContactEvent
from journal.vocabulary import Direction, Precision


class Known(NamedTuple):
    """One event that is kept: UTC seconds, how exactly, and its place in its minute."""

    id: UUID
    seconds: int
    direction: Direction
    has_seconds: bool
    order: int


def known_events(
    session: Session,
    account_id: UUID,
    request: ImportRequest,
    room_id: UUID,
    sent: Sequence[tuple[int, Direction]],
) -> dict[bytes, Known]:
    """What is kept already, by key against doubles: of the room and the time, or of the source.

    Events with an identity of their own are known again in whichever room they lie.
    """
    wanted = select(
        ContactEvent.dedup_key,
        ContactEvent.id,
        ContactEvent.at,
        ContactEvent.direction,
        ContactEvent.precision,
        ContactEvent.order_in_minute,
    ).where(ContactEvent.account_id == account_id)
    if request.marks.events:
        wanted = wanted.where(ContactEvent.source_kind == request.source.value)
    else:
        # A key names the minute, so that nothing from another time can be the same.
        first, last = moment_of(min(sent)[0] - 60), moment_of(max(sent)[0] + 60)
        wanted = wanted.where(ContactEvent.room_id == room_id, ContactEvent.at.between(first, last))
    return {
        bytes(key): Known(
            event_id,
            seconds_of(at),
            Direction(direction),
            precision == Precision.SECOND.value,
            order,
        )
        for key, event_id, at, direction, precision, order in session.execute(wanted)
    }


def known_keys(
    session: Session, account_id: UUID, request: ImportRequest, room_ids: Sequence[UUID]
) -> set[bytes]:
    """The keys of all that is kept of some rooms, or of the source of a file, in one statement."""
    wanted = select(ContactEvent.dedup_key).where(ContactEvent.account_id == account_id)
    if request.marks.events:
        wanted = wanted.where(ContactEvent.source_kind == request.source.value)
    else:
        wanted = wanted.where(ContactEvent.room_id.in_(room_ids))
    return {bytes(key) for key in session.execute(wanted).scalars()}


def finer(
    events: Sequence[ImportedEvent], known: Mapping[bytes, Known], *, has_seconds: bool
) -> list[Known]:
    """What is kept less exactly than file and journal together know it, as it should be kept.

    A second is finer than a minute; of two equally fine the earlier counts, so that it does not
    matter which file came first.
    """
    found = []
    for event in events:
        kept = known.get(event.dedup_key)
        if kept is None:
            continue
        order = min(event.order, kept.order)
        seconds = kept.seconds
        if has_seconds == kept.has_seconds:
            seconds = min(event.seconds, kept.seconds)
        elif has_seconds:
            seconds = event.seconds
        together = Known(kept.id, seconds, kept.direction, has_seconds or kept.has_seconds, order)
        if together != kept:
            found.append(together)
    return found


def refine(
    session: Session, account_id: UUID, found: Sequence[Known], placed: Placed, clock: WallClock
) -> None:
    """Keep events as exactly as they are known now; ``placed`` runs beside them."""
    values = []
    for place, known in enumerate(found):
        local_date, local_minute = clock.place(known.seconds)
        beside, after = beside_of(placed, place)
        values.append(
            {
                "account": account_id,
                "event": known.id,
                "new_at": moment_of(known.seconds),
                "new_order": known.order,
                "new_precision": (
                    Precision.SECOND if known.has_seconds else Precision.MINUTE
                ).value,
                "new_date": local_date,
                "new_minute": local_minute,
                "new_beside": beside,
                "new_after": after,
            }
        )
    if values:
        session.connection().execute(_FINER, values)


_FINER: Any = (
    update(ContactEvent)
    .where(ContactEvent.account_id == bindparam("account"), ContactEvent.id == bindparam("event"))
    .values(
        at=bindparam("new_at"),
        order_in_minute=bindparam("new_order"),
        local_date=bindparam("new_date"),
        local_minute=bindparam("new_minute"),
        beside_shift=bindparam("new_beside"),
        minutes_after_shift=bindparam("new_after"),
        precision=bindparam("new_precision"),
    )
)
