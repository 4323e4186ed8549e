"""A person's own words, as ciphertext that only her own devices can open."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key, within
from journal.vocabulary import NoteKind


class NoteKey(Base):
    """Her data key, wrapped twice; neither the passphrase nor the code that opens it was ever here.

    A generation begins anew when both are lost; the notes of the one before stay locked from
    ``replaced_at`` on. ``revision`` rises with each new wrapping, so that two devices cannot
    change the passphrase past each other.
    """

    __tablename__ = "note_key"
    __table_args__ = (within("generation", 1, 1000),)

    account_id: Mapped[UUID] = owner_key()
    generation: Mapped[int] = mapped_column(primary_key=True)
    by_passphrase: Mapped[bytes] = mapped_column(LargeBinary(256))
    by_recovery: Mapped[bytes] = mapped_column(LargeBinary(256))
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    replaced_at: Mapped[datetime | None] = mapped_column(Moment)


class Note(Base):
    """One note of hers: what it is about, and which of its versions is the newest.

    ``subject_id`` is the entry that it belongs to, None where it stands for itself.
    """

    __tablename__ = "note"
    __table_args__ = (
        one_of("kind", NoteKind),
        ForeignKeyConstraint(
            ["account_id", "generation"],
            ["note_key.account_id", "note_key.generation"],
            ondelete="CASCADE",
        ),
        Index(None, "account_id", "kind", "subject_id"),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    kind: Mapped[str] = mapped_column(String(12))
    subject_id: Mapped[UUID | None]
    generation: Mapped[int]
    version: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)


class NoteVersion(Base):
    """One version of a note as her device sealed it; the older ones are kept beside the newest."""

    __tablename__ = "note_version"
    __table_args__ = (
        ForeignKeyConstraint(
            ["account_id", "note_id"], ["note.account_id", "note.id"], ondelete="CASCADE"
        ),
    )

    account_id: Mapped[UUID] = owner_key()
    note_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary(20_000))
    at: Mapped[datetime] = mapped_column(Moment)
