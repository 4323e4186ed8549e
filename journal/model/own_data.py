"""What a person decides about her own data: how long it stays, what goes, what she agrees to."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key, within
from journal.vocabulary import ErasureScope, OwnPurpose


class Retention(Base):
    """For how many months her entries stay; without a row it is the product's 24.

    ``announced_at`` is since when her page says that something is about to go, None while nothing
    is; nothing goes before it has stood there for a week.
    """

    __tablename__ = "retention"
    __table_args__ = (within("months", 1, 24),)

    account_id: Mapped[UUID] = owner_key()
    months: Mapped[int]
    chosen_at: Mapped[datetime] = mapped_column(Moment)
    announced_at: Mapped[datetime | None] = mapped_column(Moment)


class PendingErasure(Base):
    """Something she wants erased, until it is; ``first`` and ``last`` are the dates of a period.

    Both ends belong to the period; an account has none. ``with_shifts`` is whether what she
    entered for single dates of her shifts goes with it. Nothing is hidden or gone before
    ``due_at``, and until then she can take it back.
    """

    __tablename__ = "pending_erasure"
    __table_args__ = (
        one_of("scope", ErasureScope),
        CheckConstraint("(scope = 'period') = (first IS NOT NULL)", name="first_of_a_period"),
        CheckConstraint("(scope = 'period') = (last IS NOT NULL)", name="last_of_a_period"),
        Index(None, "due_at"),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    scope: Mapped[str] = mapped_column(String(10))
    first: Mapped[date | None]
    last: Mapped[date | None]
    with_shifts: Mapped[bool]
    asked_at: Mapped[datetime] = mapped_column(Moment)
    due_at: Mapped[datetime] = mapped_column(Moment)


class OwnAgreement(Base):
    """What a person agreed to for herself, from when, until when; only ever added to."""

    __tablename__ = "own_agreement"
    __table_args__ = (one_of("purpose", OwnPurpose),)

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    purpose: Mapped[str] = mapped_column(String(20))
    text_version: Mapped[str] = mapped_column(String(20))
    granted_at: Mapped[datetime] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
