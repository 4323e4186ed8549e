"""What a person deleted and must not find again because something brings it once more."""

from uuid import UUID

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, client_key, one_of, owner_key
from journal.vocabulary import EntryKind


class Forgotten(Base):
    """That an entry was deleted: its kind, its id, and its key against doubles if it had one.

    Nothing of what the entry said, or when, or when it was deleted.
    """

    __tablename__ = "forgotten"
    __table_args__ = (one_of("kind", EntryKind),)

    account_id: Mapped[UUID] = owner_key()
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    id: Mapped[UUID] = client_key()
    dedup_key: Mapped[bytes | None] = mapped_column(LargeBinary(16))
