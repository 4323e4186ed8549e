"""Causes outside the journals: duty rosters, contact that was sent, and what was changed."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, within
from journal.model.team import organisation_key


def _unit_key() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["organisation_id", "unit_id"], ["unit.organisation_id", "unit.id"], ondelete="CASCADE"
    )


class Duty(Base):
    """One duty of one worker in the organisation's own roster; no account hangs on it.

    ``worker`` is the organisation's own label. ``known_since`` is when the roster first said it;
    ``dropped_at`` when a later roster no longer did, None while it stands.
    """

    __tablename__ = "duty"
    __table_args__ = (
        _unit_key(),
        Index(None, "organisation_id", "unit_id", "starts_at"),
        Index(None, "organisation_id", "unit_id", "worker", "starts_at"),
    )

    organisation_id: Mapped[UUID] = organisation_key()
    id: Mapped[UUID] = client_key()
    unit_id: Mapped[UUID]
    worker: Mapped[str] = mapped_column(String(40))
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    zone: Mapped[str] = mapped_column(String(64))
    known_since: Mapped[datetime] = mapped_column(Moment)
    dropped_at: Mapped[datetime | None] = mapped_column(Moment)


class CompanyContact(Base):
    """Contact that the organisation's own systems sent to a unit in one hour of one date.

    ``outside_count`` reached somebody who was not on duty, ``unknown_count`` somebody whose duty
    is not known; both are parts of ``sent_count``.
    """

    __tablename__ = "company_contact"
    __table_args__ = (_unit_key(), within("hour", 0, 23))

    organisation_id: Mapped[UUID] = organisation_key()
    unit_id: Mapped[UUID] = mapped_column(primary_key=True)
    local_date: Mapped[date] = mapped_column(primary_key=True)
    hour: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(40), primary_key=True)
    sent_count: Mapped[int] = mapped_column(BigInteger)
    outside_count: Mapped[int] = mapped_column(BigInteger)
    unknown_count: Mapped[int] = mapped_column(BigInteger)


class CompanyContactSeen(Base):
    """The id of a report that was counted, so that a second sending is not counted again."""

    __tablename__ = "company_contact_seen"

    organisation_id: Mapped[UUID] = organisation_key()
    id: Mapped[UUID] = client_key()
    body_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    seen_at: Mapped[datetime] = mapped_column(Moment)


class ServiceToken(Base):
    """The key of one of the organisation's own systems; it can report contact and nothing else."""

    __tablename__ = "service_token"
    __table_args__ = (UniqueConstraint("token_hash"),)

    organisation_id: Mapped[UUID] = organisation_key()
    id: Mapped[UUID] = client_key()
    name: Mapped[str] = mapped_column(String(60))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_used_on: Mapped[date | None]
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class CauseAction(Base):
    """What a lead changed about a cause, in the lead's words, for every member to read.

    ``list_name`` and ``cause`` are values of a cause table, or ``roster`` and a roster cause.
    """

    __tablename__ = "cause_action"
    __table_args__ = (_unit_key(), Index(None, "organisation_id", "unit_id"))

    organisation_id: Mapped[UUID] = organisation_key()
    id: Mapped[UUID] = client_key()
    unit_id: Mapped[UUID]
    list_name: Mapped[str] = mapped_column(String(20))
    cause: Mapped[str] = mapped_column(String(30))
    changed_on: Mapped[date]
    words: Mapped[str] = mapped_column(Text)
    recorded_by: Mapped[str] = mapped_column(String(80))
    body_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
