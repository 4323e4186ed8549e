"""An organisation: its units in a tree, who has which role in it, and who was invited."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, LargeBinary, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key, within
from journal.vocabulary import Purpose, Role


def organisation_key() -> Mapped[UUID]:
    """Make the first half of an organisation's primary key; gone with the organisation."""
    return mapped_column(Uuid, ForeignKey("organisation.id", ondelete="CASCADE"), primary_key=True)


class Organisation(Base):
    """An employer, a works council, a cooperative: whoever runs units together, in one zone."""

    __tablename__ = "organisation"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    zone: Mapped[str] = mapped_column(String(64))
    founded_at: Mapped[datetime] = mapped_column(Moment)


class Unit(Base):
    """One team or department; closed from the start of a window on, None: open."""

    __tablename__ = "unit"

    organisation_id: Mapped[UUID] = organisation_key()
    id: Mapped[UUID] = client_key()
    name: Mapped[str] = mapped_column(String(80))
    closed_from: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(Moment)


class UnitPlace(Base):
    """Where a unit hangs from one window on: under another unit, None: at the top."""

    __tablename__ = "unit_place"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "unit_id"], ["unit.organisation_id", "unit.id"], ondelete="CASCADE"
        ),
    )

    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(primary_key=True)
    from_window: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[UUID | None]


class Membership(Base):
    """A stretch of time in which a person belonged to one unit; never rewritten, only ended."""

    __tablename__ = "membership"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "unit_id"], ["unit.organisation_id", "unit.id"], ondelete="CASCADE"
        ),
        Index(None, "organisation_id", "joined_at"),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    organisation_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    joined_at: Mapped[datetime] = mapped_column(Moment)
    left_at: Mapped[datetime | None] = mapped_column(Moment)


class RoleGrant(Base):
    """A lead's or a steward's role, from being taken to being revoked; a lead's is for a unit.

    ``name`` is the name at work that members read beside what was done.
    """

    __tablename__ = "role_grant"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "unit_id"], ["unit.organisation_id", "unit.id"], ondelete="CASCADE"
        ),
        one_of("role", Role),
        Index(None, "organisation_id"),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    organisation_id: Mapped[UUID] = mapped_column(
        Uuid, ForeignKey("organisation.id", ondelete="CASCADE")
    )
    role: Mapped[str] = mapped_column(String(10))
    unit_id: Mapped[UUID | None]
    name: Mapped[str] = mapped_column(String(80))
    granted_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class Invitation(Base):
    """One way in, for one person, once, for seven days; who took it is kept nowhere."""

    __tablename__ = "invitation"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "unit_id"], ["unit.organisation_id", "unit.id"], ondelete="CASCADE"
        ),
        one_of("role", Role),
    )

    organisation_id: Mapped[UUID] = organisation_key()
    id: Mapped[UUID] = client_key()
    unit_id: Mapped[UUID | None]
    role: Mapped[str] = mapped_column(String(10))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    is_open: Mapped[bool]


class Consent(Base):
    """What a person agreed to, under which text, from when, until when; only ever added to."""

    __tablename__ = "consent"
    __table_args__ = (one_of("purpose", Purpose), Index(None, "organisation_id"))

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    purpose: Mapped[str] = mapped_column(String(20))
    organisation_id: Mapped[UUID] = mapped_column(
        Uuid, ForeignKey("organisation.id", ondelete="CASCADE")
    )
    text_version: Mapped[str] = mapped_column(String(20))
    granted_at: Mapped[datetime] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)


class ConsentText(Base):
    """What an organisation adds to the consent page: its own contact, its agreement; versioned."""

    __tablename__ = "consent_text"

    organisation_id: Mapped[UUID] = organisation_key()
    version: Mapped[int] = mapped_column(primary_key=True)
    words_ko: Mapped[str] = mapped_column(Text)
    words_en: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)


class AnnouncedSession(Base):
    """A session that a steward announced: to one unit with those under it, or to everybody."""

    __tablename__ = "announced_session"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "unit_id"], ["unit.organisation_id", "unit.id"], ondelete="CASCADE"
        ),
        within("minutes", 1, 480),
    )

    organisation_id: Mapped[UUID] = organisation_key()
    id: Mapped[UUID] = client_key()
    unit_id: Mapped[UUID | None]
    title: Mapped[str] = mapped_column(String(80))
    place: Mapped[str] = mapped_column(String(200))
    starts_at: Mapped[datetime] = mapped_column(Moment)
    minutes: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(Moment)
    cancelled_at: Mapped[datetime | None] = mapped_column(Moment)


class IdentityProvider(Base):
    """An organisation's own sign-in by OpenID Connect; the secret is sealed under the app key."""

    __tablename__ = "identity_provider"

    organisation_id: Mapped[UUID] = organisation_key()
    issuer: Mapped[str] = mapped_column(String(300))
    client_id: Mapped[str] = mapped_column(String(200))
    sealed_secret: Mapped[bytes] = mapped_column(LargeBinary(1024))
    created_at: Mapped[datetime] = mapped_column(Moment)


class OutsideIdentity(Base):
    """Who an organisation's sign-in says somebody is, tied to an account by the person herself."""

    __tablename__ = "outside_identity"
    __table_args__ = (Index(None, "account_id"),)

    organisation_id: Mapped[UUID] = organisation_key()
    subject: Mapped[str] = mapped_column(String(255), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(Uuid, ForeignKey("account.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(Moment)
