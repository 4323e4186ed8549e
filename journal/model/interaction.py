"""One stressful interaction with a customer."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key, within
from journal.vocabulary import Backed, Cause, Channel, Ending, InteractionKind


class Interaction(Base):
    """What hit her, in closed words only; scales run from 1 to 5, minutes are whole.

    ``minutes_before_end`` is derived from the shifts and rebuilt with them: minutes from the
    interaction to the planned end of its shift, negative after it, None without a shift.
    """

    __tablename__ = "interaction"
    __table_args__ = (
        one_of("channel", Channel),
        one_of("kind", InteractionKind),
        one_of("ending", Ending),
        one_of("backed", Backed),
        one_of("cause", Cause),
        within("intensity", 1, 5),
        within("still_with_me", 1, 5),
        within("overtime_minutes", 0, 1440),
        Index(None, "account_id", "at"),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    at: Mapped[datetime] = mapped_column(Moment)
    zone: Mapped[str] = mapped_column(String(64))
    local_date: Mapped[date]
    kind: Mapped[str] = mapped_column(String(20))
    channel: Mapped[str | None] = mapped_column(String(20))
    intensity: Mapped[int | None]
    still_with_me: Mapped[int | None]
    ending: Mapped[str | None] = mapped_column(String(20))
    backed: Mapped[str | None] = mapped_column(String(10))
    overtime_minutes: Mapped[int | None]
    cause: Mapped[str | None] = mapped_column(String(20))
    minutes_before_end: Mapped[int | None]
    body_hash: Mapped[bytes]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(Moment)
