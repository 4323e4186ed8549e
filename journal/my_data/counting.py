"""What lies in a period, counted before she confirms that it goes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import InstrumentedAttribute

from journal.model import (
    AnsweredOffer,
    Change,
    CheckIn,
    ContactEvent,
    DayOff,
    GoalTap,
    ImportedDay,
    ImportedShift,
    InstrumentAnswer,
    Interaction,
    MessagePlan,
    Note,
    SessionRun,
    ShiftEnd,
    SingleShift,
)
from journal.my_data.rules import Span


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of each kind lie in a period; ``notes`` are those that entries of it carry.

    ``offers`` are answers to suggestions, ``plans`` those for messages that ended. ``shifts`` are
    dated entries, which stay unless she ticks them too.
    """

    check_ins: int
    interactions: int
    contact: int
    answers: int
    taps: int
    changes: int
    sessions: int
    offers: int
    plans: int
    notes: int
    shifts: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all lies there."""
        return not any(getattr(self, name) for name in self.__slots__)


def counted_in(session: Session, account_id: UUID, span: Span) -> Counts:
    """Count what lies in a period, in one statement."""
    days = span.first, span.last

    def dated(table: Any, day: InstrumentedAttribute[Any]) -> ScalarSelect[int]:
        wanted = select(func.count()).select_from(table)
        return wanted.where(table.account_id == account_id, day.between(*days)).scalar_subquery()

    def at(table: Any, moment: InstrumentedAttribute[datetime]) -> ScalarSelect[int]:
        wanted = select(func.count()).select_from(table).where(table.account_id == account_id)
        inside = moment >= span.begins_at, moment < span.ends_at
        return wanted.where(*inside).scalar_subquery()

    shifts = (
        dated(SingleShift, SingleShift.local_date)
        + dated(DayOff, DayOff.local_date)
        + dated(ImportedShift, ImportedShift.local_date)
        + dated(ImportedDay, ImportedDay.local_date)
        + at(ShiftEnd, ShiftEnd.shift_starts_at)
    )
    row = session.execute(
        select(
            dated(CheckIn, CheckIn.local_date),
            dated(Interaction, Interaction.local_date),
            dated(ContactEvent, ContactEvent.local_date),
            dated(InstrumentAnswer, InstrumentAnswer.local_date),
            dated(GoalTap, GoalTap.local_date),
            dated(Change, Change.on_date),
            at(SessionRun, SessionRun.started_at),
            at(AnsweredOffer, AnsweredOffer.at),
            _plans(account_id, span),
            _notes(account_id, span),
            shifts,
        )
    ).one()
    return Counts(*(int(count) for count in row))


def _plans(account_id: UUID, span: Span) -> ScalarSelect[int]:
    wanted = select(func.count()).select_from(MessagePlan)
    inside = MessagePlan.since >= span.first, MessagePlan.until <= span.last
    return wanted.where(MessagePlan.account_id == account_id, *inside).scalar_subquery()


def _notes(account_id: UUID, span: Span) -> ScalarSelect[int]:
    carried = [
        select(table.id).where(
            table.account_id == account_id, table.local_date.between(span.first, span.last)
        )
        for table in (CheckIn, Interaction)
    ]
    is_carried = Note.subject_id.in_(carried[0]) | Note.subject_id.in_(carried[1])
    wanted = select(func.count()).select_from(Note).where(Note.account_id == account_id)
    return wanted.where(is_carried).scalar_subquery()
