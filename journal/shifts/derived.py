"""What other tables keep of the shifts, made anew whenever the shifts change."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Table, bindparam, func, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.model import ContactEvent, Interaction
from journal.shifts.queries import roster_around
from journal.shifts.roster import NEAR, Roster

FAR_FUTURE = datetime(2200, 1, 1, tzinfo=UTC)

# A shift of one date may begin a day earlier in UTC and decide about contact a month later.
BEFORE = timedelta(days=2)
AFTER = NEAR + timedelta(days=3)


def rebuild_after_change(
    session: Session, account_id: UUID, first: date, last: date | None
) -> None:
    """Make anew what depends on the shifts of two local dates, both included; None is open."""
    begin = datetime.combine(first, time(), UTC) - BEFORE
    end = FAR_FUTURE if last is None else datetime.combine(last, time(), UTC) + AFTER
    rebuild(session, account_id, begin, end)
    touch(session, account_id)


def rebuild(session: Session, account_id: UUID, from_utc: datetime, to_utc: datetime) -> None:
    """Place the contact events and interactions of a window beside the shifts that are now kept."""
    session.flush()
    for table, columns, place in (
        (ContactEvent.__table__, ("is_outside_shift", "minutes_after_shift"), _beside_shift),
        (Interaction.__table__, ("minutes_before_end",), _before_end),
    ):
        _rebuild(session, account_id, table, columns, place)
