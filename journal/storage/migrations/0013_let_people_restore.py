"""Limits, what helps, plans for messages, and sessions that people can join."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

from journal.storage.widening import widen

revision = "0013"
down_revision = "0012"

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
    "suggestion_added",
    "suggestion_retired",
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
    "storage_restored",
)
NEW_ACTS = ("suggestion_added", "suggestion_retired")


def upgrade() -> None:
    """Make the tables, and let an answered offer carry the tension before and after."""
    _learning_start()
    _message_plan()
    _own_limit()
    _sessions_feed()
    _local_suggestion()
    _session_count()
    _session_date_off()
    _session_place()
    _session_terms()
    _answered_offer()
    _acts()


def _learning_start() -> None:
    op.create_table(
        "learning_start",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_learning_start_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_learning_start")),
    )


def _message_plan() -> None:
    op.create_table(
        "message_plan",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("times", sa.String(length=40), nullable=False),
        sa.Column("slack_minutes", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "slack_minutes BETWEEN 5 AND 120", name=op.f("ck_message_plan_slack_minutes_range")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_message_plan_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_message_plan")),
    )


def _own_limit() -> None:
    op.create_table(
        "own_limit",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('breathing', 'lying_down', 'leaving_the_desk', 'walking', 'stillness', 'talking', 'the_lead', 'an_employer', 'sound')",
            name=op.f("ck_own_limit_kind_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_own_limit_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "kind", name=op.f("pk_own_limit")),
    )


def _sessions_feed() -> None:
    op.create_table(
        "sessions_feed",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_sessions_feed_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_sessions_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sessions_feed_token_hash")),
    )


def _local_suggestion() -> None:
    op.create_table(
        "local_suggestion",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("entry", sa.String(length=8000), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "unit_id"],
            ["unit.organisation_id", "unit.id"],
            name=op.f("fk_local_suggestion_organisation_id_unit_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_local_suggestion_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_local_suggestion")),
    )


def _session_count() -> None:
    op.create_table(
        "session_count",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("at_least", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "at_least BETWEEN 10 AND 100000", name=op.f("ck_session_count_at_least_range")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "session_id"],
            ["announced_session.organisation_id", "announced_session.id"],
            name=op.f("fk_session_count_organisation_id_session_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_session_count_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "session_id", "held_on", name=op.f("pk_session_count")
        ),
    )


def _session_date_off() -> None:
    op.create_table(
        "session_date_off",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "session_id"],
            ["announced_session.organisation_id", "announced_session.id"],
            name=op.f("fk_session_date_off_organisation_id_session_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_session_date_off_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "session_id", "held_on", name=op.f("pk_session_date_off")
        ),
    )


def _session_place() -> None:
    op.create_table(
        "session_place",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=8), nullable=False),
        sa.Column("turn", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "place IN ('held', 'waiting')", name=op.f("ck_session_place_place_listed")
        ),
        sa.CheckConstraint("turn >= 1", name=op.f("ck_session_place_turn_from_one")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_session_place_account_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "session_id"],
            ["announced_session.organisation_id", "announced_session.id"],
            name=op.f("fk_session_place_organisation_id_session_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_session_place")),
        sa.UniqueConstraint(
            "account_id",
            "session_id",
            "held_on",
            name=op.f("uq_session_place_account_id_session_id_held_on"),
        ),
        sa.UniqueConstraint(
            "organisation_id",
            "session_id",
            "held_on",
            "turn",
            name=op.f("uq_session_place_organisation_id_session_id_held_on_turn"),
        ),
    )


def _session_terms() -> None:
    op.create_table(
        "session_terms",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("link", sa.String(length=300), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("repeats", sa.String(length=12), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('meditation', 'movement', 'walk', 'talk', 'training', 'other')",
            name=op.f("ck_session_terms_kind_listed"),
        ),
        sa.CheckConstraint(
            "repeats = 'once' OR until IS NOT NULL",
            name=op.f("ck_session_terms_until_of_what_repeats"),
        ),
        sa.CheckConstraint(
            "repeats IN ('once', 'weekly', 'fortnightly', 'monthly')",
            name=op.f("ck_session_terms_repeats_listed"),
        ),
        sa.CheckConstraint(
            "capacity BETWEEN 1 AND 1000", name=op.f("ck_session_terms_capacity_range")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "session_id"],
            ["announced_session.organisation_id", "announced_session.id"],
            name=op.f("fk_session_terms_organisation_id_session_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_session_terms_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "session_id", name=op.f("pk_session_terms")),
    )


def _answered_offer() -> None:
    for column in ("tension_before", "tension_after"):
        named = op.f(f"ck_answered_offer_{column}_range")
        check = sa.CheckConstraint(f"{column} BETWEEN 1 AND 5", name=named)
        op.add_column("answered_offer", sa.Column(column, sa.Integer(), check, nullable=True))


def _acts() -> None:
    before = [act for act in ACTS if act not in NEW_ACTS]
    widen("audit_record", "ck_audit_record_act_listed", _listed(before), _listed(ACTS))


def _listed(acts: Iterable[str]) -> str:
    return f"act IN ({', '.join(repr(act) for act in acts)})"
