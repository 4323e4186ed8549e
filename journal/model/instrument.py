"""Answers to published questionnaires."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, owner_key


class InstrumentAnswer(Base):
    """One questionnaire filled in: the number given to each item, None where it was left out.

    ``instrument``, ``edition`` and ``language`` name the wording that was shown; scores are worked
    out from the answers and never kept.
    """

    __tablename__ = "instrument_answer"
    __table_args__ = (Index("ix_instrument_answer_given", "account_id", "instrument", "at"),)

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    instrument: Mapped[str] = mapped_column(String(40))
    edition: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(5))
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(Moment)
    local_date: Mapped[date]
    body_hash: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(Moment)


class InstrumentWish(Base):
    """That she wants to be reminded, inside Offshift, once a questionnaire's period is over."""

    __tablename__ = "instrument_wish"

    account_id: Mapped[UUID] = owner_key()
    instrument: Mapped[str] = mapped_column(String(40), primary_key=True)
    since: Mapped[datetime] = mapped_column(Moment)
