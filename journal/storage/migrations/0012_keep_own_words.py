"""A person's own words as ciphertext, the chain of evidence, and what she decides of her data."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

from journal.storage.widening import widen

revision = "0012"
down_revision = "0011"

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
    "storage_restored",
)
NEW_ACT = "storage_restored"


def upgrade() -> None:
    """Make the tables."""
    _note_key()
    _note()
    _note_version()
    _evidence_link()
    _employer_request()
    _retention()
    _pending_erasure()
    _own_agreement()
    _account()
    _acts()


def _note_key() -> None:
    op.create_table(
        "note_key",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("by_passphrase", sa.LargeBinary(length=256), nullable=False),
        sa.Column("by_recovery", sa.LargeBinary(length=256), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "generation BETWEEN 1 AND 1000", name=op.f("ck_note_key_generation_range")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_note_key_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "generation", name=op.f("pk_note_key")),
    )


def _note() -> None:
    op.create_table(
        "note",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('check_in', 'interaction', 'goal', 'good_thing', 'label', 'request')",
            name=op.f("ck_note_kind_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "generation"],
            ["note_key.account_id", "note_key.generation"],
            name=op.f("fk_note_account_id_generation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_note_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_note")),
    )
    op.create_index(
        op.f("ix_note_account_id_note_kind_note_subject_id"),
        "note",
        ["account_id", "kind", "subject_id"],
        unique=False,
    )


def _note_version() -> None:
    op.create_table(
        "note_version",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(length=20000), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id", "note_id"],
            ["note.account_id", "note.id"],
            name=op.f("fk_note_version_account_id_note_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_note_version_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "note_id", "version", name=op.f("pk_note_version")),
    )


def _evidence_link() -> None:
    op.create_table(
        "evidence_link",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("salt", sa.LargeBinary(length=32), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("commitment", sa.LargeBinary(length=32), nullable=False),
        sa.Column("previous", sa.LargeBinary(length=32), nullable=False),
        sa.Column("link", sa.LargeBinary(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("brought_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('written', 'changed', 'words', 'asked', 'answered', 'deleted')",
            name=op.f("ck_evidence_link_kind_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_evidence_link_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "number", name=op.f("pk_evidence_link")),
    )
    op.create_index(
        op.f("ix_evidence_link_account_id_evidence_link_subject_id"),
        "evidence_link",
        ["account_id", "subject_id"],
        unique=False,
    )


def _employer_request() -> None:
    op.create_table(
        "employer_request",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("interaction_id", sa.Uuid(), nullable=False),
        sa.Column("asked", sa.String(length=12), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "asked IN ('stop', 'rest', 'handover', 'treatment', 'complaint', 'other')",
            name=op.f("ck_employer_request_asked_listed"),
        ),
        sa.CheckConstraint(
            "outcome IN ('open', 'given', 'in_part', 'refused', 'no_answer')",
            name=op.f("ck_employer_request_outcome_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "interaction_id"],
            ["interaction.account_id", "interaction.id"],
            name=op.f("fk_employer_request_account_id_interaction_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_employer_request_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_employer_request")),
    )
    op.create_index(
        op.f("ix_employer_request_account_id_employer_request_interaction_id"),
        "employer_request",
        ["account_id", "interaction_id"],
        unique=False,
    )


def _retention() -> None:
    op.create_table(
        "retention",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("months BETWEEN 1 AND 24", name=op.f("ck_retention_months_range")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_retention_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_retention")),
    )


def _pending_erasure() -> None:
    op.create_table(
        "pending_erasure",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("scope", sa.String(length=10), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("with_shifts", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(scope = 'period') = (first IS NOT NULL)",
            name=op.f("ck_pending_erasure_first_of_a_period"),
        ),
        sa.CheckConstraint(
            "(scope = 'period') = (last IS NOT NULL)",
            name=op.f("ck_pending_erasure_last_of_a_period"),
        ),
        sa.CheckConstraint(
            "scope IN ('period', 'account')", name=op.f("ck_pending_erasure_scope_listed")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_pending_erasure_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_pending_erasure")),
    )
    op.create_index(op.f("ix_pending_erasure_due_at"), "pending_erasure", ["due_at"], unique=False)


def _own_agreement() -> None:
    op.create_table(
        "own_agreement",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("text_version", sa.String(length=20), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "purpose IN ('session_lists', 'reminders', 'priors')",
            name=op.f("ck_own_agreement_purpose_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_own_agreement_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_own_agreement")),
    )


def _account() -> None:
    op.add_column("account", sa.Column("leaves_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("account", sa.Column("brought_at", sa.DateTime(timezone=True), nullable=True))


def _acts() -> None:
    before = [act for act in ACTS if act != NEW_ACT]
    widen("audit_record", "ck_audit_record_act_listed", _listed(before), _listed(ACTS))


def _listed(acts: Iterable[str]) -> str:
    return f"act IN ({', '.join(repr(act) for act in acts)})"
