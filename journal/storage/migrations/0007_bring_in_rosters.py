"""Cycles, on-call, kinds of free days, and rosters from files and calendars."""

import sqlalchemy as sa
from alembic import op

from journal.storage.widening import widen

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "calendar_feed",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sealed_address", sa.LargeBinary(length=4096), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.Column("next_fetch_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_problem", sa.String(length=40), nullable=True),
        sa.Column("failure_count", sa.Integer(), nullable=False),
        sa.Column("bad_event_count", sa.Integer(), nullable=False),
        sa.Column("file_key", sa.LargeBinary(length=32), nullable=True),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_calendar_feed_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_calendar_feed")),
    )
    op.create_index(
        op.f("ix_calendar_feed_next_fetch_at"), "calendar_feed", ["next_fetch_at"], unique=False
    )
    op.create_table(
        "roster_import",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("feed_id", sa.Uuid(), nullable=True),
        sa.Column("file_key", sa.LargeBinary(length=32), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("starting", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.Column("shift_count", sa.Integer(), nullable=False),
        sa.Column("bad_count", sa.Integer(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "source IN ('grid', 'list', 'ics', 'feed')", name=op.f("ck_roster_import_source_listed")
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "feed_id"],
            ["calendar_feed.account_id", "calendar_feed.id"],
            name=op.f("fk_roster_import_account_id_feed_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_roster_import_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_roster_import")),
    )
    op.create_table(
        "imported_day",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.CheckConstraint(
            "kind IN ('off', 'leave', 'sick', 'holiday', 'swapped')",
            name=op.f("ck_imported_day_kind_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "import_id"],
            ["roster_import.account_id", "roster_import.id"],
            name=op.f("fk_imported_day_account_id_import_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_imported_day_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "account_id", "import_id", "local_date", name=op.f("pk_imported_day")
        ),
    )
    op.create_index(
        op.f("ix_imported_day_account_id_imported_day_local_date"),
        "imported_day",
        ["account_id", "local_date"],
        unique=False,
    )
    op.create_table(
        "imported_shift",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.CheckConstraint(
            "kind IN ('work', 'on_call')", name=op.f("ck_imported_shift_kind_listed")
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "import_id"],
            ["roster_import.account_id", "roster_import.id"],
            name=op.f("fk_imported_shift_account_id_import_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_imported_shift_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "account_id", "import_id", "starts_at", "ends_at", name=op.f("pk_imported_shift")
        ),
    )
    op.create_index(
        op.f("ix_imported_shift_account_id_imported_shift_local_date"),
        "imported_shift",
        ["account_id", "local_date"],
        unique=False,
    )
    op.add_column(
        "day_off",
        sa.Column(
            "kind",
            sa.String(length=8),
            sa.CheckConstraint(
                "kind IN ('off', 'leave', 'sick', 'holiday', 'swapped')",
                name=op.f("ck_day_off_kind_listed"),
            ),
            server_default="off",
            nullable=False,
        ),
    )
    op.add_column(
        "single_shift",
        sa.Column(
            "kind",
            sa.String(length=8),
            sa.CheckConstraint(
                "kind IN ('work', 'on_call')", name=op.f("ck_single_shift_kind_listed")
            ),
            server_default="work",
            nullable=False,
        ),
    )
    op.add_column(
        "weekly_pattern",
        sa.Column(
            "cycle_days",
            sa.Integer(),
            sa.CheckConstraint(
                "cycle_days BETWEEN 1 AND 366", name=op.f("ck_weekly_pattern_cycle_days_range")
            ),
            server_default="7",
            nullable=False,
        ),
    )
    op.add_column(
        "weekly_pattern",
        sa.Column("anchor", sa.Date(), server_default="1990-01-01", nullable=False),
    )
    op.add_column("weekly_pattern", sa.Column("holidays", sa.String(length=2), nullable=True))
    op.add_column("weekly_pattern", sa.Column("pattern_name", sa.String(length=24), nullable=True))
    op.add_column(
        "weekly_slot",
        sa.Column(
            "kind",
            sa.String(length=8),
            sa.CheckConstraint(
                "kind IN ('work', 'on_call')", name=op.f("ck_weekly_slot_kind_listed")
            ),
            server_default="work",
            nullable=False,
        ),
    )
    widen(
        "weekly_slot",
        "ck_weekly_slot_weekday_range",
        "weekday BETWEEN 0 AND 6",
        "weekday BETWEEN 0 AND 365",
    )
