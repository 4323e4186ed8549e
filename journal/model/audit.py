"""What leads, stewards and operators did: one record an act, each bound to the one before."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, one_of
from journal.vocabulary import Act, Role


class AuditRecord(Base):
    """One act: who, when, what about whom, why.

    There is one chain for the whole database. ``content_hash`` is SHA-256 of the record's
    content, ``chain_hash`` SHA-256 of the previous chain hash and it. No foreign keys: a record
    outlives what it speaks of, and is emptied when it is too old, keeping its hashes.
    """

    __tablename__ = "audit_record"
    __table_args__ = (
        one_of("role", Role),
        one_of("act", Act),
        Index(None, "organisation_id", "number"),
        Index(None, "about_id"),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime | None] = mapped_column(Moment)
    role: Mapped[str | None] = mapped_column(String(10))
    act: Mapped[str | None] = mapped_column(String(30))
    actor_id: Mapped[UUID | None] = mapped_column(Uuid)
    actor_name: Mapped[str | None] = mapped_column(String(80))
    organisation_id: Mapped[UUID | None] = mapped_column(Uuid)
    unit_id: Mapped[UUID | None] = mapped_column(Uuid)
    about_id: Mapped[UUID | None] = mapped_column(Uuid)
    details: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    content_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    chain_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
