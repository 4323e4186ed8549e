"""Findings as computed once for one state of the journal."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, one_of, owner_key
from journal.vocabulary import FindingReply


class StoredFinding(Base):
    """One finding under its key; ``answer`` holds the numbers of the outcome, never a sentence.

    ``detail`` is what only its own page draws: the days it rests on.
    """

    __tablename__ = "finding"

    account_id: Mapped[UUID] = owner_key()
    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    journal_version: Mapped[int]
    method_version: Mapped[str] = mapped_column(String(20))
    tier: Mapped[str] = mapped_column(String(40))
    answer: Mapped[dict[str, Any]] = mapped_column(JSON)
    detail: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    computed_at: Mapped[datetime] = mapped_column(Moment)


class RepliedFinding(Base):
    """What she says about a finding; kept beside it and never used in working anything out."""

    __tablename__ = "finding_reply"
    __table_args__ = (one_of("said", FindingReply),)

    account_id: Mapped[UUID] = owner_key()
    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    said: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(Moment)
