"""The chain that shows when an incident was written, and what was asked of the employer."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key
from journal.vocabulary import AskOutcome, EmployerAsk, LinkKind


class EvidenceLink(Base):
    """One link of a person's chain: a commitment to what was written, bound to the link before.

    ``content`` is what was committed to, as canonical JSON, and ``salt`` hides it in
    ``commitment``; both are None once the incident is deleted, and the chain holds all the same.
    ``brought_at`` is when it came here with an export of another Offshift, None if made here.
    """

    __tablename__ = "evidence_link"
    __table_args__ = (
        one_of("kind", LinkKind),
        Index(None, "account_id", "subject_id"),
    )

    account_id: Mapped[UUID] = owner_key()
    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    subject_id: Mapped[UUID | None]
    salt: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    content: Mapped[str | None] = mapped_column(Text)
    commitment: Mapped[bytes] = mapped_column(LargeBinary(32))
    previous: Mapped[bytes] = mapped_column(LargeBinary(32))
    link: Mapped[bytes] = mapped_column(LargeBinary(32))
    at: Mapped[datetime] = mapped_column(Moment)
    brought_at: Mapped[datetime | None] = mapped_column(Moment)


class EmployerRequest(Base):
    """What she asked her employer for after one incident, and what came of it."""

    __tablename__ = "employer_request"
    __table_args__ = (
        one_of("asked", EmployerAsk),
        one_of("outcome", AskOutcome),
        ForeignKeyConstraint(
            ["account_id", "interaction_id"],
            ["interaction.account_id", "interaction.id"],
            ondelete="CASCADE",
        ),
        Index(None, "account_id", "interaction_id"),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    interaction_id: Mapped[UUID]
    asked: Mapped[str] = mapped_column(String(12))
    asked_on: Mapped[date]
    outcome: Mapped[str] = mapped_column(String(12))
    answered_on: Mapped[date | None]
    body_hash: Mapped[bytes]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(Moment)
