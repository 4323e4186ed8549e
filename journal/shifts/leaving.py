"""Writing down when a shift really ended: "I am out now", corrected and taken back."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from journal.errors import Invalid
from journal.model import ShiftEnd
from journal.shifts.claims import refuse_future
from journal.shifts.derived import rebuild_after_change
from journal.shifts.laying import SAME_SHIFT_WITHIN
from journal.shifts.queries import shift_intervals, shift_now, shift_starting
from journal.shifts.rules import ShiftInterval

ONE_MINUTE = timedelta(minutes=1)
LONGEST_OVERTIME = timedelta(hours=16)
"""An end later than this after the plan is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Out:
    """She is out: the shift with its actual end."""

    shift: ShiftInterval


@dataclass(frozen=True, slots=True)
class NoShiftToClose:
    """No shift runs, and none ended within the last eight hours."""


def record_out_now(session: Session, account_id: UUID, now: datetime) -> Out | NoShiftToClose:
    """Close the shift that runs or ended within eight hours; a second tap changes nothing."""
    beside = shift_now(session, account_id, now)
    if beside.to_close is not None:
        # Taps of contact are whole minutes too: one in the minute of leaving is after the shift.
        starts_at = beside.to_close.starts_at
        minute = max(now.replace(second=0, microsecond=0), starts_at + ONE_MINUTE)
        return Out(correct_end(session, account_id, starts_at, min(minute, now), now))
    return NoShiftToClose() if beside.closed is None else Out(beside.closed)


def correct_end(
    session: Session, account_id: UUID, starts_at: datetime, ended_at: datetime, now: datetime
) -> ShiftInterval:
    """Keep when the shift planned to start at ``starts_at`` really ended, and return it so.

    Raises ``NotFound`` without such a shift, ``Invalid`` for an end before the start, in the
    future or more than 16 hours after the plan.
    """
    shift = shift_starting(session, account_id, starts_at)
    if ended_at <= shift.starts_at:
        raise Invalid("before_the_shift", field="time")
    refuse_future(ended_at, now)
    if ended_at > shift.planned_end + LONGEST_OVERTIME:
        raise Invalid("too_long_after", field="time")
    _forget_end(session, account_id, shift)
    session.add(
        ShiftEnd(
            account_id=account_id, shift_starts_at=starts_at, ended_at=ended_at, created_at=now
        )
    )
    rebuild_after_change(session, account_id, shift.local_date, shift.local_date)
    return replace(shift, ends_at=ended_at, is_closed=True)


def forget_end(session: Session, account_id: UUID, starts_at: datetime) -> ShiftInterval:
    """Let the planned end of a shift stand again, and return the shift so."""
    shift = shift_starting(session, account_id, starts_at)
    _forget_end(session, account_id, shift)
    rebuild_after_change(session, account_id, shift.local_date, shift.local_date)
    return replace(shift, ends_at=shift.planned_end, is_closed=False)


def _forget_end(session: Session, account_id: UUID, shift: ShiftInterval) -> None:
    """Delete the end of one shift, also one kept under the start it had before the plan moved."""
    begin, end = shift.starts_at - SAME_SHIFT_WITHIN, shift.starts_at + SAME_SHIFT_WITHIN
    others = {
        one.starts_at
        for one in shift_intervals(session, account_id, begin, end)
        if one.starts_at != shift.starts_at
    }
    session.execute(
        delete(ShiftEnd).where(
            ShiftEnd.account_id == account_id,
            ShiftEnd.shift_starts_at.between(begin, end),
            ShiftEnd.shift_starts_at.not_in(others),
        )
    )
    session.flush()
