"""What a person marked as changed on a date."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key
from journal.vocabulary import ChangeKind


class Change(Base):
    """One mark on one of her own dates; the days around it are compared, whatever it was."""

    __tablename__ = "change"
    __table_args__ = (one_of("kind", ChangeKind), Index(None, "account_id", "on_date"))

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    kind: Mapped[str] = mapped_column(String(20))
    on_date: Mapped[date]
    body_hash: Mapped[bytes]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(Moment)
