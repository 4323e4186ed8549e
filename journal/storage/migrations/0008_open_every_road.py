"""Contact from every source, rooms with a label, and where contact lies beside the shifts."""

import sqlalchemy as sa
from alembic import op

from journal.storage.widening import widen

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "picked_partner",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("partner_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("is_work", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_picked_partner_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "partner_key", name=op.f("pk_picked_partner")),
    )
    op.create_table(
        "saved_mapping",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("head_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_saved_mapping_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_saved_mapping")),
    )
    op.create_table(
        "room_alerts",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("alerts", sa.String(length=10), nullable=False),
        sa.CheckConstraint(
            "alerts IN ('on', 'off', 'unknown')", name=op.f("ck_room_alerts_alerts_listed")
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "room_id"],
            ["room.account_id", "room.id"],
            name=op.f("fk_room_alerts_account_id_room_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_room_alerts_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "room_id", "since", name=op.f("pk_room_alerts")),
    )
    op.add_column(
        "account", sa.Column("derived_version", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column(
        "contact_event",
        sa.Column(
            "outcome",
            sa.String(length=8),
            sa.CheckConstraint(
                "outcome IN ('answered', 'missed', 'none')",
                name=op.f("ck_contact_event_outcome_listed"),
            ),
            server_default="none",
            nullable=False,
        ),
    )
    op.add_column(
        "contact_event",
        sa.Column(
            "duration_seconds",
            sa.Integer(),
            sa.CheckConstraint(
                "duration_seconds BETWEEN 0 AND 604800",
                name=op.f("ck_contact_event_duration_seconds_range"),
            ),
            nullable=True,
        ),
    )
    op.add_column(
        "contact_event",
        sa.Column("order_in_minute", sa.Integer(), server_default="0", nullable=False),
    )
    op.add_column(
        "contact_event",
        sa.Column(
            "beside_shift",
            sa.String(length=8),
            sa.CheckConstraint(
                "beside_shift IN ('inside', 'on_call', 'between', 'after', 'before', 'day_off', 'unknown')",
                name=op.f("ck_contact_event_beside_shift_listed"),
            ),
            server_default="unknown",
            nullable=False,
        ),
    )
    op.add_column(
        "room",
        sa.Column(
            "source_kind",
            sa.String(length=12),
            sa.CheckConstraint(
                "source_kind IN ('kakaotalk', 'whatsapp', 'line', 'telegram', 'slack', 'phone', 'cdr', 'notification', 'activity', 'helpdesk', 'csv', 'daylio', 'device', 'manual')",
                name=op.f("ck_room_source_kind_listed"),
            ),
            server_default="kakaotalk",
            nullable=False,
        ),
    )
    op.add_column("room", sa.Column("label", sa.String(length=40), nullable=True))
    op.add_column(
        "room",
        sa.Column(
            "initiation",
            sa.String(length=8),
            sa.CheckConstraint(
                "initiation IN ('pushed', 'chosen', 'uneasy', 'unknown')",
                name=op.f("ck_room_initiation_listed"),
            ),
            nullable=True,
        ),
    )
    before = "source_kind IN ('kakaotalk', 'manual')"
    after = "source_kind IN ('kakaotalk', 'whatsapp', 'line', 'telegram', 'slack', 'phone', 'cdr', 'notification', 'activity', 'helpdesk', 'csv', 'daylio', 'device', 'manual')"
    for table in ("import_batch", "contact_event"):
        widen(table, f"ck_{table}_source_kind_listed", before, after)
    widen(
        "contact_event",
        "ck_contact_event_initiation_basis_listed",
        "initiation_basis IN ('source', 'rule', 'user')",
        "initiation_basis IN ('source', 'rule', 'room', 'user')",
    )
