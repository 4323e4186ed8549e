"""What the person did with an offer, sessions with the tension before and after, and her limits."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key, within
from journal.vocabulary import Limit, OfferAnswer
from journal.vocabulary import Moment as MomentKind


class AnsweredOffer(Base):
    """One answer to one suggestion; an offer nobody answered leaves no trace.

    Tension runs from 1 to 5 and may be left out; a guided session has its own in SessionRun.
    """

    __tablename__ = "answered_offer"
    __table_args__ = (
        one_of("moment", MomentKind),
        one_of("answer", OfferAnswer),
        within("tension_before", 1, 5),
        within("tension_after", 1, 5),
        Index(None, "account_id", "at"),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    entry: Mapped[str] = mapped_column(String(30))
    moment: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(40))
    answer: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(Moment)
    tension_before: Mapped[int | None]
    tension_after: Mapped[int | None]


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


class OwnLimit(Base):
    """Something she doesn't want or can't do; said by her, guessed from nothing."""

    __tablename__ = "own_limit"
    __table_args__ = (one_of("kind", Limit),)

    account_id: Mapped[UUID] = owner_key()
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    set_at: Mapped[datetime] = mapped_column(Moment)


class LearningStart(Base):
    """From when on her ratings count for what seems to help her; without a row all of them do."""

    __tablename__ = "learning_start"

    account_id: Mapped[UUID] = owner_key()
    from_at: Mapped[datetime] = mapped_column(Moment)


class MessagePlan(Base):
    """When she means to look at messages on a day; ``until`` None: still so.

    ``times`` are minutes of the day in her zone, ascending, written with spaces between; a look
    within ``slack_minutes`` of one keeps to it.
    """

    __tablename__ = "message_plan"
    __table_args__ = (within("slack_minutes", 5, 120),)

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    times: Mapped[str] = mapped_column(String(40))
    slack_minutes: Mapped[int]
    since: Mapped[date]
    until: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(Moment)
