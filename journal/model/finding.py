"""Findings as computed once for one state of the journal."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, owner_key


class StoredFinding(Base):
    """One finding under its key; ``answer`` holds the numbers of the outcome, never a sentence."""

    __tablename__ = "finding"

    account_id: Mapped[UUID] = owner_key()
    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    journal_version: Mapped[int]
    method_version: Mapped[str] = mapped_column(String(20))
    tier: Mapped[str] = mapped_column(String(40))
    answer: Mapped[dict[str, Any]] = mapped_column(JSON)
    computed_at: Mapped[datetime] = mapped_column(Moment)
