"""Changes, goals, questionnaires, and what a person says about her findings."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

from journal.storage.widening import widen

revision = "0011"
down_revision = "0010"

ACTS = (
    "founded",
    "unit_added",
    "unit_renamed",
    "unit_moved",
    "unit_closed",
    "invited",
    "invitations_revoked",
    "role_taken",
    "role_revoked",
    "consent_text_changed",
    "token_made",
    "token_revoked",
    "sign_in_set",
    "sign_in_removed",
    "session_announced",
    "session_cancelled",
    "figures_opened",
    "causes_opened",
    "roster_brought_in",
    "roster_removed",
    "action_recorded",
    "action_withdrawn",
    "published",
    "account_opened",
    "account_deactivated",
    "account_reactivated",
    "account_erased",
    "shifts_set",
    "messages_imported",
    "findings_read",
    "changes_set",
    "storage_copied",
)
NEW_ACT = "changes_set"


def upgrade() -> None:
    """Make the tables."""
    _changes()
    _goals()
    _instruments()
    _findings()
    _acts()


def _changes() -> None:
    op.create_table(
        "change",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('app_deleted', 'alerts_off', 'fixed_times', 'auto_reply', 'second_phone',"
            " 'new_roster', 'new_task', 'new_lead', 'notice_rewritten', 'new_rule', 'new_habit',"
            " 'treatment', 'other')",
            name=op.f("ck_change_kind_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_change_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_change")),
    )
    op.create_index(
        op.f("ix_change_account_id_change_on_date"), "change", ["account_id", "on_date"]
    )


def _goals() -> None:
    op.create_table(
        "goal",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("paused_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('leave_on_time', 'quiet_evening', 'real_break', 'stay_until', 'look_around',"
            " 'ask_for_help', 'slow_breath', 'move', 'sleep', 'friends', 'learn', 'other')",
            name=op.f("ck_goal_kind_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_goal_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_goal")),
        sa.UniqueConstraint("account_id", "number", name=op.f("uq_goal_account_id_number")),
    )
    _goal_taps()


def _goal_taps() -> None:
    op.create_table(
        "goal_tap",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id", "goal_id"],
            ["goal.account_id", "goal.id"],
            name=op.f("fk_goal_tap_account_id_goal_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_goal_tap_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_goal_tap")),
    )
    op.create_index(
        op.f("ix_goal_tap_account_id_goal_tap_goal_id_goal_tap_local_date"),
        "goal_tap",
        ["account_id", "goal_id", "local_date"],
    )


def _instruments() -> None:
    op.create_table(
        "instrument_answer",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("instrument", sa.String(length=40), nullable=False),
        sa.Column("edition", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_instrument_answer_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_instrument_answer")),
    )
    op.create_index(
        "ix_instrument_answer_given", "instrument_answer", ["account_id", "instrument", "at"]
    )
    _instrument_wishes()


def _instrument_wishes() -> None:
    op.create_table(
        "instrument_wish",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("instrument", sa.String(length=40), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_instrument_wish_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "instrument", name=op.f("pk_instrument_wish")),
    )


def _findings() -> None:
    op.create_table(
        "finding_reply",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("said", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "said IN ('fits', 'does_not_fit')", name=op.f("ck_finding_reply_said_listed")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_finding_reply_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "key", name=op.f("pk_finding_reply")),
    )
    op.add_column("finding", sa.Column("detail", sa.JSON(none_as_null=True), nullable=True))


def _acts() -> None:
    before = [act for act in ACTS if act != NEW_ACT]
    widen("audit_record", "ck_audit_record_act_listed", _listed(before), _listed(ACTS))


def _listed(acts: Iterable[str]) -> str:
    return f"act IN ({', '.join(repr(act) for act in acts)})"
