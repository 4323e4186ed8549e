"""Check-ins, hard interactions, answered suggestions and sessions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "answered_offer",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry", sa.String(length=30), nullable=False),
        sa.Column("moment", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "answer IN ('later', 'not_now', 'started', 'finished')",
            name=op.f("ck_answered_offer_answer_listed"),
        ),
        sa.CheckConstraint(
            "moment IN ('between', 'after_abuse', 'after_shift', 'evening', 'night', 'day_off', 'before_short_rest')",
            name=op.f("ck_answered_offer_moment_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_answered_offer_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_answered_offer")),
    )
    op.create_index(
        op.f("ix_answered_offer_account_id_answered_offer_at"),
        "answered_offer",
        ["account_id", "at"],
        unique=False,
    )
    op.create_table(
        "check_in",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("energy", sa.Integer(), nullable=True),
        sa.Column("tension", sa.Integer(), nullable=True),
        sa.Column("masking", sa.Integer(), nullable=True),
        sa.Column("replay", sa.Integer(), nullable=True),
        sa.Column("away", sa.Integer(), nullable=True),
        sa.Column("backed", sa.String(length=10), nullable=True),
        sa.Column("perspective", sa.Integer(), nullable=True),
        sa.Column("sleep_minutes", sa.Integer(), nullable=True),
        sa.Column("slept_well", sa.Integer(), nullable=True),
        sa.Column("open_cases", sa.Integer(), nullable=True),
        sa.Column("target_pressure", sa.Integer(), nullable=True),
        sa.Column("leaving", sa.String(length=10), nullable=True),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "backed IN ('lead', 'colleague', 'nobody')", name=op.f("ck_check_in_backed_listed")
        ),
        sa.CheckConstraint(
            "leaving IN ('no', 'passing', 'seriously')", name=op.f("ck_check_in_leaving_listed")
        ),
        sa.CheckConstraint("away BETWEEN 1 AND 5", name=op.f("ck_check_in_away_range")),
        sa.CheckConstraint("energy BETWEEN 1 AND 5", name=op.f("ck_check_in_energy_range")),
        sa.CheckConstraint("masking BETWEEN 1 AND 5", name=op.f("ck_check_in_masking_range")),
        sa.CheckConstraint("mood BETWEEN 1 AND 5", name=op.f("ck_check_in_mood_range")),
        sa.CheckConstraint(
            "open_cases BETWEEN 0 AND 9999", name=op.f("ck_check_in_open_cases_range")
        ),
        sa.CheckConstraint(
            "perspective BETWEEN 1 AND 5", name=op.f("ck_check_in_perspective_range")
        ),
        sa.CheckConstraint("replay BETWEEN 1 AND 5", name=op.f("ck_check_in_replay_range")),
        sa.CheckConstraint(
            "sleep_minutes BETWEEN 0 AND 1440", name=op.f("ck_check_in_sleep_minutes_range")
        ),
        sa.CheckConstraint("slept_well BETWEEN 1 AND 5", name=op.f("ck_check_in_slept_well_range")),
        sa.CheckConstraint(
            "target_pressure BETWEEN 1 AND 5", name=op.f("ck_check_in_target_pressure_range")
        ),
        sa.CheckConstraint("tension BETWEEN 1 AND 5", name=op.f("ck_check_in_tension_range")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_check_in_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_check_in")),
    )
    op.create_index(
        op.f("ix_check_in_account_id_check_in_at"), "check_in", ["account_id", "at"], unique=False
    )
    op.create_table(
        "interaction",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("intensity", sa.Integer(), nullable=True),
        sa.Column("still_with_me", sa.Integer(), nullable=True),
        sa.Column("ending", sa.String(length=20), nullable=True),
        sa.Column("backed", sa.String(length=10), nullable=True),
        sa.Column("overtime_minutes", sa.Integer(), nullable=True),
        sa.Column("cause", sa.String(length=20), nullable=True),
        sa.Column("minutes_before_end", sa.Integer(), nullable=True),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "backed IN ('lead', 'colleague', 'nobody')", name=op.f("ck_interaction_backed_listed")
        ),
        sa.CheckConstraint(
            "cause IN ('unclear_notice', 'missing_help_text', 'product_fault', 'policy', 'delay', 'staffing', 'own_slip', 'none')",
            name=op.f("ck_interaction_cause_listed"),
        ),
        sa.CheckConstraint(
            "channel IN ('inbound_call', 'outbound_call', 'email', 'chat', 'board', 'counter')",
            name=op.f("ck_interaction_channel_listed"),
        ),
        sa.CheckConstraint(
            "ending IN ('resolved', 'good_ending', 'handed_over', 'escalated', 'still_open')",
            name=op.f("ck_interaction_ending_listed"),
        ),
        sa.CheckConstraint(
            "kind IN ('insult', 'threat', 'sexual', 'unending_demand', 'threat_to_leave', 'threat_to_report', 'misunderstanding', 'own_slip', 'refusal', 'target_pressure', 'other')",
            name=op.f("ck_interaction_kind_listed"),
        ),
        sa.CheckConstraint(
            "intensity BETWEEN 1 AND 5", name=op.f("ck_interaction_intensity_range")
        ),
        sa.CheckConstraint(
            "overtime_minutes BETWEEN 0 AND 1440",
            name=op.f("ck_interaction_overtime_minutes_range"),
        ),
        sa.CheckConstraint(
            "still_with_me BETWEEN 1 AND 5", name=op.f("ck_interaction_still_with_me_range")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_interaction_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_interaction")),
    )
    op.create_index(
        op.f("ix_interaction_account_id_interaction_at"),
        "interaction",
        ["account_id", "at"],
        unique=False,
    )
    op.create_table(
        "session_run",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session", sa.String(length=30), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("tension_before", sa.Integer(), nullable=True),
        sa.Column("tension_after", sa.Integer(), nullable=True),
        sa.CheckConstraint("seconds BETWEEN 0 AND 7200", name=op.f("ck_session_run_seconds_range")),
        sa.CheckConstraint(
            "tension_after BETWEEN 1 AND 5", name=op.f("ck_session_run_tension_after_range")
        ),
        sa.CheckConstraint(
            "tension_before BETWEEN 1 AND 5", name=op.f("ck_session_run_tension_before_range")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_session_run_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_session_run")),
    )
    op.create_index(
        op.f("ix_session_run_account_id_session_run_started_at"),
        "session_run",
        ["account_id", "started_at"],
        unique=False,
    )
