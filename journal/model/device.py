"""Tokens with which a person's own phone and tools send and read."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, owner_key


class PersonalToken(Base):
    """One token: a hash of it, what it may do, and when it was last used.

    ``scopes`` are members of ``TokenScope``, sorted and separated by blanks.
    """

    __tablename__ = "personal_token"

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    name: Mapped[str] = mapped_column(String(40))
    scopes: Mapped[str] = mapped_column(String(60))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_used_at: Mapped[datetime | None] = mapped_column(Moment)
    last_alive_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)
