"""What the person did with an offer, and sessions with the tension before and after."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key, within
from journal.vocabulary import Moment as MomentKind
from journal.vocabulary import OfferAnswer


class AnsweredOffer(Base):
    """One answer to one suggestion; an offer nobody answered leaves no trace."""

    __tablename__ = "answered_offer"
    __table_args__ = (
        one_of("moment", MomentKind),
        one_of("answer", OfferAnswer),
        Index(None, "account_id", "at"),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    entry: Mapped[str] = mapped_column(String(30))
    moment: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(40))
    answer: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(Moment)


class SessionRun(Base):
    """One guided session; tension runs from 1 to 5 and may be left out."""

    __tablename__ = "session_run"
    __table_args__ = (
        within("tension_before", 1, 5),
        within("tension_after", 1, 5),
        within("seconds", 0, 7200),
        Index(None, "account_id", "started_at"),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    session: Mapped[str] = mapped_column(String(30))
    started_at: Mapped[datetime] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    seconds: Mapped[int | None]
    tension_before: Mapped[int | None]
    tension_after: Mapped[int | None]
