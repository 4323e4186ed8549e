"""What shifts come from: repeating rules, single dates, and when she really got out."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key, within
from journal.vocabulary import DayKind, ShiftKind

A_MONDAY = date(1990, 1, 1)
"""Day 0 of every week."""


class WeeklyPattern(Base):
    """A rule that repeats in its own zone from ``starting`` to ``until``, both included.

    ``until`` None is open. It repeats every ``cycle_days``; ``anchor`` is a date on which day 0 of
    the cycle falls: a Monday for a week, which has seven. ``holidays`` names the country (ISO 3166)
    whose public holidays are free; ``pattern_name`` the known cycle it was made from.
    """

    __tablename__ = "weekly_pattern"
    __table_args__ = (within("cycle_days", 1, 366),)

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    zone: Mapped[str] = mapped_column(String(64))
    starting: Mapped[date]
    until: Mapped[date | None]
    cycle_days: Mapped[int] = mapped_column(default=7, server_default="7")
    anchor: Mapped[date] = mapped_column(default=A_MONDAY, server_default=A_MONDAY.isoformat())
    holidays: Mapped[str | None] = mapped_column(String(2))
    pattern_name: Mapped[str | None] = mapped_column(String(24))
    body_hash: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(Moment)


class WeeklySlot(Base):
    """One stretch on one day of a cycle, in local minutes since midnight.

    ``weekday`` counts from 0, the day of the anchor: of a week that is Monday. An end at or before
    the start lies on the next day; several slots a day are a split shift.
    """

    __tablename__ = "weekly_slot"
    __table_args__ = (
        ForeignKeyConstraint(
            ["account_id", "pattern_id"],
            ["weekly_pattern.account_id", "weekly_pattern.id"],
            ondelete="CASCADE",
        ),
        within("weekday", 0, 365),
        within("start_minute", 0, 1439),
        within("end_minute", 0, 1439),
        one_of("kind", ShiftKind),
    )

    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    pattern_id: Mapped[UUID] = mapped_column(primary_key=True)
    weekday: Mapped[int] = mapped_column(primary_key=True)
    start_minute: Mapped[int] = mapped_column(primary_key=True)
    end_minute: Mapped[int]
    kind: Mapped[str] = mapped_column(String(8), default="work", server_default="work")


class SingleShift(Base):
    """One shift on one date, beside or instead of the weekly rule, in local minutes."""

    __tablename__ = "single_shift"
    __table_args__ = (
        within("start_minute", 0, 1439),
        within("end_minute", 0, 1439),
        one_of("kind", ShiftKind),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    local_date: Mapped[date] = mapped_column(index=True)
    zone: Mapped[str] = mapped_column(String(64))
    start_minute: Mapped[int]
    end_minute: Mapped[int]
    replaces_day: Mapped[bool]
    kind: Mapped[str] = mapped_column(String(8), default="work", server_default="work")
    created_at: Mapped[datetime] = mapped_column(Moment)


class DayOff(Base):
    """A date without work, whatever the repeating rule says."""

    __tablename__ = "day_off"
    __table_args__ = (one_of("kind", DayKind),)

    account_id: Mapped[UUID] = owner_key()
    local_date: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8), default="off", server_default="off")
    created_at: Mapped[datetime] = mapped_column(Moment)


class ShiftEnd(Base):
    """When a shift really ended: "I am out now"; the shift is named by its planned start in UTC."""

    __tablename__ = "shift_end"

    account_id: Mapped[UUID] = owner_key()
    shift_starts_at: Mapped[datetime] = mapped_column(Moment, primary_key=True)
    ended_at: Mapped[datetime] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
