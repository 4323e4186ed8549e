"""One self-report, normally after a shift."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key, within
from journal.vocabulary import Backed, Leaving

SCALES = (
    "mood",
    "energy",
    "tension",
    "masking",
    "replay",
    "away",
    "perspective",
    "slept_well",
    "target_pressure",
)


class CheckIn(Base):
    """What she said of herself; every answer may be missing, scales run from 1 to 5.

    ``local_date`` is the day of the shift it belongs to, in ``zone``; ``version`` rises with
    each edit, so that a second device cannot overwrite silently. ``import_id`` and ``dedup_key``
    are those of a journal that was brought in from elsewhere.
    """

    __tablename__ = "check_in"
    __table_args__ = (
        *(within(name, 1, 5) for name in SCALES),
        one_of("backed", Backed),
        one_of("leaving", Leaving),
        within("sleep_minutes", 0, 1440),
        within("open_cases", 0, 9999),
        Index(None, "account_id", "at"),
        Index(None, "account_id", "import_id"),
        Index(None, "account_id", "dedup_key", unique=True),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    at: Mapped[datetime] = mapped_column(Moment)
    zone: Mapped[str] = mapped_column(String(64))
    local_date: Mapped[date]
    mood: Mapped[int | None]
    energy: Mapped[int | None]
    tension: Mapped[int | None]
    masking: Mapped[int | None]
    replay: Mapped[int | None]
    away: Mapped[int | None]
    backed: Mapped[str | None] = mapped_column(String(10))
    perspective: Mapped[int | None]
    sleep_minutes: Mapped[int | None]
    slept_well: Mapped[int | None]
    open_cases: Mapped[int | None]
    target_pressure: Mapped[int | None]
    leaving: Mapped[str | None] = mapped_column(String(10))
    import_id: Mapped[UUID | None]
    dedup_key: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    body_hash: Mapped[bytes]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(Moment)


class OwnTag(Base):
    """A word of her own for what she did, such as an activity of a journal kept elsewhere."""

    __tablename__ = "own_tag"
    __table_args__ = (UniqueConstraint("account_id", "label"),)

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    label: Mapped[str] = mapped_column(String(60))


class CheckInTag(Base):
    """That one of her words was said of one self-report."""

    __tablename__ = "check_in_tag"
    __table_args__ = (
        ForeignKeyConstraint(
            ["account_id", "check_in_id"],
            ["check_in.account_id", "check_in.id"],
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["account_id", "tag_id"], ["own_tag.account_id", "own_tag.id"], ondelete="CASCADE"
        ),
    )

    account_id: Mapped[UUID] = owner_key()
    check_in_id: Mapped[UUID] = mapped_column(primary_key=True)
    tag_id: Mapped[UUID] = mapped_column(primary_key=True)
