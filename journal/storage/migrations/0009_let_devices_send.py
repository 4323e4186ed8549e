"""Tokens of a person's own devices, her own tags, and check-ins from elsewhere."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "own_tag",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_own_tag_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_own_tag")),
        sa.UniqueConstraint("account_id", "label", name=op.f("uq_own_tag_account_id_label")),
    )
    op.create_table(
        "personal_token",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("scopes", sa.String(length=60), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_alive_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_personal_token_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_personal_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_personal_token_token_hash")),
    )
    op.create_table(
        "check_in_tag",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("check_in_id", sa.Uuid(), nullable=False),
        sa.Column("tag_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id", "check_in_id"],
            ["check_in.account_id", "check_in.id"],
            name=op.f("fk_check_in_tag_account_id_check_in_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "tag_id"],
            ["own_tag.account_id", "own_tag.id"],
            name=op.f("fk_check_in_tag_account_id_tag_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_check_in_tag_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "account_id", "check_in_id", "tag_id", name=op.f("pk_check_in_tag")
        ),
    )
    op.add_column("check_in", sa.Column("import_id", sa.Uuid(), nullable=True))
    op.add_column("check_in", sa.Column("dedup_key", sa.LargeBinary(length=16), nullable=True))
    op.create_index(
        op.f("ix_check_in_account_id_check_in_dedup_key"),
        "check_in",
        ["account_id", "dedup_key"],
        unique=True,
    )
    op.create_index(
        op.f("ix_check_in_account_id_check_in_import_id"),
        "check_in",
        ["account_id", "import_id"],
        unique=False,
    )
