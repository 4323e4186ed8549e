"""One question for all that was said for single dates: by hand, by a roster, by an actual end."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Boolean,
    CompoundSelect,
    Date,
    Integer,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    cast,
    literal,
    null,
    select,
    union_all,
)

from journal.model import DayOff, ImportedDay, ImportedShift, RosterImport, ShiftEnd, SingleShift
from journal.model.base import Moment

_Rows = Select[*tuple[Any, ...]]

# What the rows of single dates have in common; a kind of row that lacks one has nothing there.
DATED_COLUMNS: Mapping[str, Any] = {
    "id": Uuid(),
    "day": Date(),
    "until": Date(),
    "zone": String(),
    "start_minute": Integer(),
    "end_minute": Integer(),
    "flag": Boolean(),
    "kind": String(),
    "starts_at": Moment(),
    "ended_at": Moment(),
}


@cache
def dated_statement() -> CompoundSelect[Any]:
    """The question for all that was said for single dates, in one statement; made once.

    It is asked with the dates ``first`` and ``last``, the moments ``begin`` and ``end`` around
    them, and the date ``long_ago`` on which a stretch still to be seen may have begun.
    """
    dates = bindparam("first", type_=Date()), bindparam("last", type_=Date())
    return union_all(*_entered(*dates), *_brought_in(*dates))


def _entered(first: BindParameter[Any], last: BindParameter[Any]) -> Iterator[_Rows]:
    """What she said herself: single shifts, days off, actual ends."""
    single = SingleShift
    begin, end = bindparam("begin", type_=Moment()), bindparam("end", type_=Moment())
    yield _rows(
        single,
        single.local_date.between(first, last),
        id=single.id,
        day=single.local_date,
        zone=single.zone,
        start_minute=single.start_minute,
        end_minute=single.end_minute,
        flag=single.replaces_day,
        kind=single.kind,
    )
    is_near = DayOff.local_date.between(first, last)
    yield _rows(DayOff, is_near, day=DayOff.local_date, kind=DayOff.kind)
    yield _rows(
        ShiftEnd,
        ShiftEnd.shift_starts_at.between(begin, end),
        starts_at=ShiftEnd.shift_starts_at,
        ended_at=ShiftEnd.ended_at,
    )


def _brought_in(first: BindParameter[Any], last: BindParameter[Any]) -> Iterator[_Rows]:
    """The rosters that speak for some of the dates, their stretches and their free days."""
    roster, shift, day = RosterImport, ImportedShift, ImportedDay
    begin = bindparam("begin", type_=Moment())
    yield _rows(
        roster,
        and_(roster.starting <= last, roster.until >= first),
        id=roster.id,
        day=roster.starting,
        until=roster.until,
        flag=roster.is_whole,
        starts_at=roster.created_at,
    )
    # Of a week on call that began before, the days of this window count.
    may_reach = shift.local_date.between(bindparam("long_ago", type_=Date()), last)
    yield _rows(
        shift,
        and_(may_reach, shift.ends_at >= begin),
        id=shift.import_id,
        day=shift.local_date,
        zone=shift.zone,
        kind=shift.kind,
        starts_at=shift.starts_at,
        ended_at=shift.ends_at,
    )
    is_near = day.local_date.between(first, last)
    yield _rows(day, is_near, id=day.import_id, day=day.local_date, kind=day.kind)


def _rows(table: Any, condition: Any, **columns: Any) -> _Rows:
    """The rows of one table in the columns that all have in common."""
    shown = [
        columns.get(name, cast(null(), kind)).label(name) for name, kind in DATED_COLUMNS.items()
    ]
    owner = bindparam("account_id", type_=Uuid())
    return select(literal(table.__tablename__).label("what"), *shown).where(
        table.account_id == owner, condition
    )
