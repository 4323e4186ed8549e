"""The person's account, the devices signed in to it, and guesses at its password."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, one_of
from journal.vocabulary import Locale


class Account(Base):
    """One person; erased whole, with everything that hangs on it.

    ``import_key`` keys the hashes of this person's imports, so that they match nobody else's.
    ``journal_version`` rises with every write that can change a finding or a picture;
    ``derived_version`` is that of the rules by which contact was last placed beside the shifts.
    A deactivated account keeps everything and lets nobody in. ``leaves_at`` is when it will be
    erased as she asked, said here too since every page shows it. ``brought_at`` is when she last
    brought in an export: what had been erased before that may be here again because she wanted it.
    """

    __tablename__ = "account"
    __table_args__ = (one_of("locale", Locale),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    locale: Mapped[str] = mapped_column(String(2))
    zone: Mapped[str] = mapped_column(String(64))
    import_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    journal_version: Mapped[int] = mapped_column(default=1)
    derived_version: Mapped[int] = mapped_column(default=0, server_default="0")
    created_at: Mapped[datetime] = mapped_column(Moment)
    deactivated_at: Mapped[datetime | None] = mapped_column(Moment)
    leaves_at: Mapped[datetime | None] = mapped_column(Moment)
    brought_at: Mapped[datetime | None] = mapped_column(Moment)


class DeviceSession(Base):
    """One device signed in; only a hash of its token is kept."""

    __tablename__ = "device_session"
    __table_args__ = (Index(None, "account_id"),)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(Uuid, ForeignKey("account.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)


class FailedSignIn(Base):
    """One failed guess, counted in a bucket that names nobody (a keyed hash)."""

    __tablename__ = "failed_sign_in"
    __table_args__ = (Index(None, "bucket", "at"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    bucket: Mapped[bytes] = mapped_column(LargeBinary(16))
    at: Mapped[datetime] = mapped_column(Moment)
