"""Contact outside the shift in its normal form: no bodies, no names, no titles."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from journal.model.base import Base, Moment, client_key, one_of, owner_key, within
from journal.vocabulary import (
    Alerts,
    BesideShift,
    ContactChannel,
    ContactOutcome,
    Direction,
    Initiation,
    InitiationBasis,
    OpenedBy,
    Precision,
    Relation,
    SourceKind,
    Urgency,
    ZoneBasis,
)


class Room(Base):
    """One conversation, app or line, known again by keyed hashes of its head and label.

    It is shown by its number and, if she gave one, by her own ``label``. ``initiation`` is her word
    about all that came in it, None where the rules decide. ``alerts`` holds until the first row of
    ``RoomAlerts``.
    """

    __tablename__ = "room"
    __table_args__ = (
        UniqueConstraint("account_id", "number"),
        UniqueConstraint("account_id", "label_key"),
        one_of("alerts", Alerts),
        one_of("relation", Relation),
        one_of("source_kind", SourceKind),
        one_of("initiation", Initiation),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    number: Mapped[int]
    label_key: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    head_key: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    alerts: Mapped[str] = mapped_column(String(10))
    relation: Mapped[str] = mapped_column(String(12))
    source_kind: Mapped[str] = mapped_column(
        String(12), default="kakaotalk", server_default="kakaotalk"
    )
    label: Mapped[str | None] = mapped_column(String(40))
    initiation: Mapped[str | None] = mapped_column(String(8))
    created_at: Mapped[datetime] = mapped_column(Moment)


class RoomAlerts(Base):
    """From a moment on, whether a room rings."""

    __tablename__ = "room_alerts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["account_id", "room_id"], ["room.account_id", "room.id"], ondelete="CASCADE"
        ),
        one_of("alerts", Alerts),
    )

    account_id: Mapped[UUID] = owner_key()
    room_id: Mapped[UUID] = mapped_column(primary_key=True)
    since: Mapped[datetime] = mapped_column(Moment, primary_key=True)
    alerts: Mapped[str] = mapped_column(String(10))


class PickedPartner(Base):
    """Whether a number or conversation of a file is work, known again by a keyed hash alone."""

    __tablename__ = "picked_partner"

    account_id: Mapped[UUID] = owner_key()
    partner_key: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    is_work: Mapped[bool]


class SavedMapping(Base):
    """How the columns of one kind of table are read, under a name of hers; as JSON."""

    __tablename__ = "saved_mapping"

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    name: Mapped[str] = mapped_column(String(40))
    head_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    mapping: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)


class ImportBatch(Base):
    """One import: what it brought and on what basis; never the file's name.

    A device that sends has one too, that goes on; ``room_id`` is None where it has several rooms.
    """

    __tablename__ = "import_batch"
    __table_args__ = (
        ForeignKeyConstraint(["account_id", "room_id"], ["room.account_id", "room.id"]),
        one_of("source_kind", SourceKind),
        one_of("zone_basis", ZoneBasis),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    room_id: Mapped[UUID | None]
    source_kind: Mapped[str] = mapped_column(String(12))
    layout: Mapped[str] = mapped_column(String(40))
    parser_version: Mapped[int]
    file_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    zone: Mapped[str] = mapped_column(String(64))
    zone_basis: Mapped[str] = mapped_column(String(10))
    message_count: Mapped[int]
    system_count: Mapped[int]
    added_count: Mapped[int]
    duplicate_count: Mapped[int]
    body_hash: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(Moment)


class ImportRoom(Base):
    """That an import of several rooms covers one of them, also where it added nothing to it."""

    __tablename__ = "import_room"
    __table_args__ = (
        ForeignKeyConstraint(
            ["account_id", "import_id"],
            ["import_batch.account_id", "import_batch.id"],
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["account_id", "room_id"], ["room.account_id", "room.id"], ondelete="CASCADE"
        ),
    )

    account_id: Mapped[UUID] = owner_key()
    import_id: Mapped[UUID] = mapped_column(primary_key=True)
    room_id: Mapped[UUID] = mapped_column(primary_key=True)


class CoverageInterval(Base):
    """A stretch of time that one import covers: inside it silence is silence, outside unknown."""

    __tablename__ = "coverage_interval"
    __table_args__ = (
        ForeignKeyConstraint(
            ["account_id", "import_id"],
            ["import_batch.account_id", "import_batch.id"],
            ondelete="CASCADE",
        ),
        Index(None, "account_id", "starts_at"),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    import_id: Mapped[UUID]
    starts_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)


class ContactEvent(Base):
    """One message, call, notification or look at work.

    ``order_in_minute`` is its place among the messages of its minute in the file.

    The last block is derived from shifts and rooms and rebuilt with them: ``local_date`` and
    ``local_minute`` (since midnight) in ``zone``; ``beside_shift``; ``minutes_after_shift`` since
    the end of the shift before, None when there is none. ``is_outside_shift`` is whether it counts
    as contact outside the shift: not in one, not on call, and not in a private room.
    """

    __tablename__ = "contact_event"
    __table_args__ = (
        ForeignKeyConstraint(["account_id", "room_id"], ["room.account_id", "room.id"]),
        ForeignKeyConstraint(
            ["account_id", "import_id"],
            ["import_batch.account_id", "import_batch.id"],
            ondelete="CASCADE",
        ),
        UniqueConstraint("account_id", "dedup_key"),
        one_of("source_kind", SourceKind),
        one_of("channel", ContactChannel),
        one_of("precision", Precision),
        one_of("zone_basis", ZoneBasis),
        one_of("direction", Direction),
        one_of("opened_by", OpenedBy),
        one_of("initiation", Initiation),
        one_of("initiation_basis", InitiationBasis),
        one_of("urgency", Urgency),
        one_of("outcome", ContactOutcome),
        one_of("beside_shift", BesideShift),
        within("duration_seconds", 0, 604_800),
        within("folded_count", 1, 1_000_000),
        within("local_minute", 0, 1439),
        Index(None, "account_id", "at"),
        Index(None, "account_id", "import_id"),
        # Everything the pictures count stands in this index; whole rows are never read for them.
        Index(
            "ix_contact_event_pictured",
            "account_id",
            "is_outside_shift",
            "local_date",
            "initiation",
            "local_minute",
            "folded_count",
        ),
    )

    account_id: Mapped[UUID] = owner_key()
    id: Mapped[UUID] = client_key()
    import_id: Mapped[UUID | None]
    room_id: Mapped[UUID | None]
    source_kind: Mapped[str] = mapped_column(String(12))
    channel: Mapped[str] = mapped_column(String(12))
    at: Mapped[datetime] = mapped_column(Moment)
    zone: Mapped[str] = mapped_column(String(64))
    precision: Mapped[str] = mapped_column(String(8))
    zone_basis: Mapped[str] = mapped_column(String(10))
    direction: Mapped[str] = mapped_column(String(4))
    opened_by: Mapped[str] = mapped_column(String(8))
    initiation: Mapped[str] = mapped_column(String(8))
    initiation_basis: Mapped[str] = mapped_column(String(8))
    urgency: Mapped[str | None] = mapped_column(String(12))
    free_not_to_look: Mapped[bool | None]
    folded_count: Mapped[int] = mapped_column(default=1)
    outcome: Mapped[str] = mapped_column(String(8), default="none", server_default="none")
    duration_seconds: Mapped[int | None]
    order_in_minute: Mapped[int] = mapped_column(default=0, server_default="0")
    dedup_key: Mapped[bytes] = mapped_column(LargeBinary(16))
    body_hash: Mapped[bytes | None]
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(Moment)

    local_date: Mapped[date]
    local_minute: Mapped[int]
    is_outside_shift: Mapped[bool]
    beside_shift: Mapped[str] = mapped_column(
        String(8), default="unknown", server_default="unknown"
    )
    minutes_after_shift: Mapped[int | None]
    episode: Mapped[int | None]
