"""What a person holds on to, and how often it went well."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key
from journal.vocabulary import GoalKind


class Goal(Base):
    """One goal, known by its number; ``until`` is a date she set herself, such as an examination's.

    ``paused_since`` is None while she minds it; ``ended_at`` is None until she lets it go.
    """

    __tablename__ = "goal"
    __table_args__ = (one_of("kind", GoalKind), UniqueConstraint("account_id", "number"))

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    until: Mapped[date | None]
    paused_since: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    body_hash: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(Moment)


class GoalTap(Base):
    """One tap: it went well on this date."""

    __tablename__ = "goal_tap"
    __table_args__ = (
        ForeignKeyConstraint(
            ["account_id", "goal_id"], ["goal.account_id", "goal.id"], ondelete="CASCADE"
        ),
        Index(None, "account_id", "goal_id", "local_date"),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    goal_id: Mapped[UUID]
    local_date: Mapped[date]
    at: Mapped[datetime] = mapped_column(Moment)
