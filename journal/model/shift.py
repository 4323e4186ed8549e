"""What shifts come from: weekly patterns, single shifts, days off, and when she really got out."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, owner_key, within


class WeeklyPattern(Base):
    """A weekly rule in its own zone, from ``starting`` to ``until``, both included, None: open."""

    __tablename__ = "weekly_pattern"

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    zone: Mapped[str] = mapped_column(String(64))
    starting: Mapped[date]
    until: Mapped[date | None]
    body_hash: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(Moment)


class WeeklySlot(Base):
    """One stretch of work on one weekday (0 is Monday), in local minutes since midnight.

    An end at or before the start lies on the next day; several slots a day are a split shift.
    """

    __tablename__ = "weekly_slot"
    __table_args__ = (
        ForeignKeyConstraint(
            ["account_id", "pattern_id"],
            ["weekly_pattern.account_id", "weekly_pattern.id"],
            ondelete="CASCADE",
        ),
        within("weekday", 0, 6),
        within("start_minute", 0, 1439),
        within("end_minute", 0, 1439),
    )

    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    pattern_id: Mapped[UUID] = mapped_column(primary_key=True)
    weekday: Mapped[int] = mapped_column(primary_key=True)
    start_minute: Mapped[int] = mapped_column(primary_key=True)
    end_minute: Mapped[int]


class SingleShift(Base):
    """One shift on one date, beside or instead of the weekly rule, in local minutes."""

    __tablename__ = "single_shift"
    __table_args__ = (within("start_minute", 0, 1439), within("end_minute", 0, 1439))

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    local_date: Mapped[date] = mapped_column(index=True)
    zone: Mapped[str] = mapped_column(String(64))
    start_minute: Mapped[int]
    end_minute: Mapped[int]
    replaces_day: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(Moment)


class DayOff(Base):
    """A date without work, whatever the weekly rule says."""

    __tablename__ = "day_off"

    account_id: Mapped[UUID] = owner_key()
    local_date: Mapped[date] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column(Moment)


class ShiftEnd(Base):
    """When a shift really ended: "I am out now"; the shift is named by its planned start in UTC."""

    __tablename__ = "shift_end"

    account_id: Mapped[UUID] = owner_key()
    shift_starts_at: Mapped[datetime] = mapped_column(Moment, primary_key=True)
    ended_at: Mapped[datetime] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
