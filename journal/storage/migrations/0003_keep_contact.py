"""Contact outside the shift with its imports, and stored findings."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "finding",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("journal_version", sa.Integer(), nullable=False),
        sa.Column("method_version", sa.String(length=20), nullable=False),
        sa.Column("tier", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_finding_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "key", name=op.f("pk_finding")),
    )
    op.create_table(
        "room",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label_key", sa.LargeBinary(length=32), nullable=True),
        sa.Column("head_key", sa.LargeBinary(length=32), nullable=True),
        sa.Column("alerts", sa.String(length=10), nullable=False),
        sa.Column("relation", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "alerts IN ('on', 'off', 'unknown')", name=op.f("ck_room_alerts_listed")
        ),
        sa.CheckConstraint(
            "relation IN ('customer', 'colleague', 'lead', 'private', 'unknown')",
            name=op.f("ck_room_relation_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_room_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_room")),
        sa.UniqueConstraint("account_id", "label_key", name=op.f("uq_room_account_id_label_key")),
        sa.UniqueConstraint("account_id", "number", name=op.f("uq_room_account_id_number")),
    )
    op.create_table(
        "import_batch",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("source_kind", sa.String(length=12), nullable=False),
        sa.Column("layout", sa.String(length=40), nullable=False),
        sa.Column("parser_version", sa.Integer(), nullable=False),
        sa.Column("file_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("zone_basis", sa.String(length=10), nullable=False),
        sa.Column("message_count", sa.Integer(), nullable=False),
        sa.Column("system_count", sa.Integer(), nullable=False),
        sa.Column("added_count", sa.Integer(), nullable=False),
        sa.Column("duplicate_count", sa.Integer(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "source_kind IN ('kakaotalk', 'manual')",
            name=op.f("ck_import_batch_source_kind_listed"),
        ),
        sa.CheckConstraint(
            "zone_basis IN ('in_file', 'epoch', 'account', 'asked', 'guessed')",
            name=op.f("ck_import_batch_zone_basis_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "room_id"],
            ["room.account_id", "room.id"],
            name=op.f("fk_import_batch_account_id_room_id"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_import_batch_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_import_batch")),
    )
    op.create_table(
        "contact_event",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=True),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("source_kind", sa.String(length=12), nullable=False),
        sa.Column("channel", sa.String(length=12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("precision", sa.String(length=8), nullable=False),
        sa.Column("zone_basis", sa.String(length=10), nullable=False),
        sa.Column("direction", sa.String(length=4), nullable=False),
        sa.Column("opened_by", sa.String(length=8), nullable=False),
        sa.Column("initiation", sa.String(length=8), nullable=False),
        sa.Column("initiation_basis", sa.String(length=8), nullable=False),
        sa.Column("urgency", sa.String(length=12), nullable=True),
        sa.Column("free_not_to_look", sa.Boolean(), nullable=True),
        sa.Column("folded_count", sa.Integer(), nullable=False),
        sa.Column("dedup_key", sa.LargeBinary(length=16), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("local_minute", sa.Integer(), nullable=False),
        sa.Column("is_outside_shift", sa.Boolean(), nullable=False),
        sa.Column("minutes_after_shift", sa.Integer(), nullable=True),
        sa.Column("episode", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "channel IN ('messenger', 'call', 'chat', 'email', 'push', 'app_open', 'ticket', 'other')",
            name=op.f("ck_contact_event_channel_listed"),
        ),
        sa.CheckConstraint(
            "direction IN ('in', 'out', 'none')", name=op.f("ck_contact_event_direction_listed")
        ),
        sa.CheckConstraint(
            "initiation IN ('pushed', 'chosen', 'uneasy', 'unknown')",
            name=op.f("ck_contact_event_initiation_listed"),
        ),
        sa.CheckConstraint(
            "initiation_basis IN ('source', 'rule', 'user')",
            name=op.f("ck_contact_event_initiation_basis_listed"),
        ),
        sa.CheckConstraint(
            "opened_by IN ('them', 'me', 'unknown')", name=op.f("ck_contact_event_opened_by_listed")
        ),
        sa.CheckConstraint(
            "precision IN ('second', 'minute', 'day')",
            name=op.f("ck_contact_event_precision_listed"),
        ),
        sa.CheckConstraint(
            "source_kind IN ('kakaotalk', 'manual')",
            name=op.f("ck_contact_event_source_kind_listed"),
        ),
        sa.CheckConstraint(
            "urgency IN ('needed', 'could_wait')", name=op.f("ck_contact_event_urgency_listed")
        ),
        sa.CheckConstraint(
            "zone_basis IN ('in_file', 'epoch', 'account', 'asked', 'guessed')",
            name=op.f("ck_contact_event_zone_basis_listed"),
        ),
        sa.CheckConstraint(
            "folded_count BETWEEN 1 AND 1000000", name=op.f("ck_contact_event_folded_count_range")
        ),
        sa.CheckConstraint(
            "local_minute BETWEEN 0 AND 1439", name=op.f("ck_contact_event_local_minute_range")
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "import_id"],
            ["import_batch.account_id", "import_batch.id"],
            name=op.f("fk_contact_event_account_id_import_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "room_id"],
            ["room.account_id", "room.id"],
            name=op.f("fk_contact_event_account_id_room_id"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_contact_event_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_contact_event")),
        sa.UniqueConstraint(
            "account_id", "dedup_key", name=op.f("uq_contact_event_account_id_dedup_key")
        ),
    )
    op.create_index(
        op.f("ix_contact_event_account_id_contact_event_at"),
        "contact_event",
        ["account_id", "at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_contact_event_account_id_contact_event_import_id"),
        "contact_event",
        ["account_id", "import_id"],
        unique=False,
    )
    op.create_index(
        "ix_contact_event_pictured",
        "contact_event",
        [
            "account_id",
            "is_outside_shift",
            "local_date",
            "initiation",
            "local_minute",
            "folded_count",
        ],
        unique=False,
    )
    op.create_table(
        "coverage_interval",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id", "import_id"],
            ["import_batch.account_id", "import_batch.id"],
            name=op.f("fk_coverage_interval_account_id_import_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_coverage_interval_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_coverage_interval")),
    )
    op.create_index(
        op.f("ix_coverage_interval_account_id_coverage_interval_starts_at"),
        "coverage_interval",
        ["account_id", "starts_at"],
        unique=False,
    )
