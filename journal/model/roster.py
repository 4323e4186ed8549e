"""Rosters brought in as files or from a calendar's address, with the shifts they hold."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key
from journal.vocabulary import DayKind, RosterSource, ShiftKind


class CalendarFeed(Base):
    """A calendar that is fetched again and again; its address is sealed, for it is a secret.

    ``last_problem`` is the code of what went wrong at the last try, None when nothing did.
    """

    __tablename__ = "calendar_feed"

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    sealed_address: Mapped[bytes] = mapped_column(LargeBinary(4096))
    zone: Mapped[str] = mapped_column(String(64))
    is_whole: Mapped[bool]
    next_fetch_at: Mapped[datetime] = mapped_column(Moment, index=True)
    last_tried_at: Mapped[datetime | None] = mapped_column(Moment)
    last_fetched_at: Mapped[datetime | None] = mapped_column(Moment)
    last_problem: Mapped[str | None] = mapped_column(String(40))
    failure_count: Mapped[int] = mapped_column(default=0)
    bad_event_count: Mapped[int] = mapped_column(default=0)
    file_key: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    body_hash: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(Moment)


class RosterImport(Base):
    """One roster that came as a file or from a feed; it speaks for its dates, both included.

    Of several that speak for a date, the one brought in last does. If it ``is_whole``, repeating
    rules are silent on its dates; otherwise its shifts stand beside theirs.
    """

    __tablename__ = "roster_import"
    __table_args__ = (
        ForeignKeyConstraint(
            ["account_id", "feed_id"],
            ["calendar_feed.account_id", "calendar_feed.id"],
            ondelete="CASCADE",
        ),
        one_of("source", RosterSource),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    source: Mapped[str] = mapped_column(String(8))
    feed_id: Mapped[UUID | None]
    file_key: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    zone: Mapped[str] = mapped_column(String(64))
    starting: Mapped[date]
    until: Mapped[date]
    is_whole: Mapped[bool]
    shift_count: Mapped[int]
    bad_count: Mapped[int] = mapped_column(default=0)
    body_hash: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(Moment)


class ImportedShift(Base):
    """One stretch of a brought-in roster: exact moments, and the local date it belongs to."""

    __tablename__ = "imported_shift"
    __table_args__ = (
        ForeignKeyConstraint(
            ["account_id", "import_id"],
            ["roster_import.account_id", "roster_import.id"],
            ondelete="CASCADE",
        ),
        one_of("kind", ShiftKind),
        Index(None, "account_id", "local_date"),
    )

    account_id: Mapped[UUID] = owner_key()
    import_id: Mapped[UUID] = mapped_column(primary_key=True)
    starts_at: Mapped[datetime] = mapped_column(Moment, primary_key=True)
    ends_at: Mapped[datetime] = mapped_column(Moment, primary_key=True)
    local_date: Mapped[date]
    zone: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(8))


class ImportedDay(Base):
    """A date that a brought-in roster says is free, and why."""

    __tablename__ = "imported_day"
    __table_args__ = (
        ForeignKeyConstraint(
            ["account_id", "import_id"],
            ["roster_import.account_id", "roster_import.id"],
            ondelete="CASCADE",
        ),
        one_of("kind", DayKind),
        Index(None, "account_id", "local_date"),
    )

    account_id: Mapped[UUID] = owner_key()
    import_id: Mapped[UUID] = mapped_column(primary_key=True)
    local_date: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(8))
