"""The sessions an organisation holds, who comes, and what its stewards suggest themselves."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key, within
from journal.model.team import organisation_key
from journal.vocabulary import PlaceKind, Repeats, SessionKind


class SessionTerms(Base):
    """What an announced session is, how often it comes again, and for how many.

    It comes again at the same time on the clock of ``zone``, up to ``until`` (that date too).
    ``capacity`` None: nobody is turned away. ``link`` is a way to take part from elsewhere.
    ``moved_at`` None: it is held where it was announced.
    """

    __tablename__ = "session_terms"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "session_id"],
            ["announced_session.organisation_id", "announced_session.id"],
            ondelete="CASCADE",
        ),
        one_of("kind", SessionKind),
        one_of("repeats", Repeats),
        within("capacity", 1, 1000),
        CheckConstraint("repeats = 'once' OR until IS NOT NULL", name="until_of_what_repeats"),
    )

    organisation_id: Mapped[UUID] = organisation_key()
    session_id: Mapped[UUID] = client_key()
    kind: Mapped[str] = mapped_column(String(12))
    link: Mapped[str] = mapped_column(String(300))
    capacity: Mapped[int | None]
    zone: Mapped[str] = mapped_column(String(64))
    repeats: Mapped[str] = mapped_column(String(12))
    until: Mapped[date | None]
    moved_at: Mapped[datetime | None] = mapped_column(Moment)


class SessionDateOff(Base):
    """One date of a repeating session that doesn't take place."""

    __tablename__ = "session_date_off"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "session_id"],
            ["announced_session.organisation_id", "announced_session.id"],
            ondelete="CASCADE",
        ),
    )

    organisation_id: Mapped[UUID] = organisation_key()
    session_id: Mapped[UUID] = client_key()
    held_on: Mapped[date] = mapped_column(primary_key=True)
    cancelled_at: Mapped[datetime] = mapped_column(Moment)


class SessionPlace(Base):
    """That a person asked for one date of a session, and in which turn.

    The lowest turns, as many as there are places, have one now; a turn is the microsecond she asked
    in, so that her own doesn't tell how many there are. ``place`` is what she was told when she
    asked, so that whoever waited and has a place now has moved up.
    """

    __tablename__ = "session_place"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "session_id"],
            ["announced_session.organisation_id", "announced_session.id"],
            ondelete="CASCADE",
        ),
        UniqueConstraint("account_id", "session_id", "held_on"),
        UniqueConstraint("organisation_id", "session_id", "held_on", "turn"),
        CheckConstraint("turn >= 1", name="turn_from_one"),
        one_of("place", PlaceKind),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    organisation_id: Mapped[UUID]
    session_id: Mapped[UUID]
    held_on: Mapped[date]
    place: Mapped[str] = mapped_column(String(8))
    turn: Mapped[int] = mapped_column(BigInteger)
    asked_at: Mapped[datetime] = mapped_column(Moment)


class SessionCount(Base):
    """That at least so many had a place at a date that is over: all that stays of who came.

    Worked out once, when the places go; of fewer than ten there is no row.
    """

    __tablename__ = "session_count"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "session_id"],
            ["announced_session.organisation_id", "announced_session.id"],
            ondelete="CASCADE",
        ),
        within("at_least", 10, 100_000),
    )

    organisation_id: Mapped[UUID] = organisation_key()
    session_id: Mapped[UUID] = client_key()
    held_on: Mapped[date] = mapped_column(primary_key=True)
    at_least: Mapped[int]


class SessionsFeed(Base):
    """The secret address of her own calendar of sessions; revoked by taking the row away."""

    __tablename__ = "sessions_feed"

    account_id: Mapped[UUID] = owner_key()
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    made_at: Mapped[datetime] = mapped_column(Moment)


class LocalSuggestion(Base):
    """A suggestion of an organisation's own (a quiet room, the tea corner), in both languages.

    ``unit_id`` None: for everybody; ``entry`` is the suggestion in the catalogue's own fields, as
    JSON, read and checked by the catalogue. ``retired_at`` None: it is offered.
    """

    __tablename__ = "local_suggestion"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "unit_id"], ["unit.organisation_id", "unit.id"], ondelete="CASCADE"
        ),
    )

    organisation_id: Mapped[UUID] = organisation_key()
    id: Mapped[UUID] = client_key()
    unit_id: Mapped[UUID | None]
    entry: Mapped[str] = mapped_column(String(8000))
    version: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(Moment)
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
