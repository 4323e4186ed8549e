"""Releases: published once, never changed; and the little that is needed until then."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, owner_key
from journal.model.team import organisation_key


class WindowVeto(Base):
    """A person keeps out of the figures of one window; erased when that window is published."""

    __tablename__ = "window_veto"

    account_id: Mapped[UUID] = owner_key()
    window: Mapped[int] = mapped_column(primary_key=True)


class WindowKey(Base):
    """The key that noise of one window is drawn with; erased when the window is published."""

    __tablename__ = "window_key"

    organisation_id: Mapped[UUID] = organisation_key()
    window: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary(32))


class PublishedWindow(Base):
    """One window that an organisation's figures were published for; ``digest`` is SHA-256."""

    __tablename__ = "published_window"

    organisation_id: Mapped[UUID] = organisation_key()
    window: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    published_at: Mapped[datetime] = mapped_column(Moment)


class Release(Base):
    """The figures of one group of units and one window: canonical JSON, byte for byte."""

    __tablename__ = "release"

    organisation_id: Mapped[UUID] = organisation_key()
    id: Mapped[UUID] = client_key()
    window: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime] = mapped_column(Moment)


class ReleaseCover(Base):
    """Which release speaks for a unit in a window; None: not enough."""

    __tablename__ = "release_cover"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "release_id"],
            ["release.organisation_id", "release.id"],
            ondelete="CASCADE",
        ),
        Index(None, "organisation_id", "unit_id", "window"),
    )

    organisation_id: Mapped[UUID] = organisation_key()
    window: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    release_id: Mapped[UUID | None]


class EpsilonEntry(Base):
    """What one published figure or table spent of its group's privacy, in thousandths."""

    __tablename__ = "epsilon_entry"
    __table_args__ = (
        ForeignKeyConstraint(
            ["organisation_id", "release_id"],
            ["release.organisation_id", "release.id"],
            ondelete="CASCADE",
        ),
    )

    organisation_id: Mapped[UUID] = organisation_key()
    release_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    window: Mapped[int]
    thousandths: Mapped[int]
