"""What a person deleted stays away, whatever brings it again."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "forgotten",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dedup_key", sa.LargeBinary(length=16), nullable=True),
        sa.CheckConstraint(
            "kind IN ('check_in', 'interaction', 'contact', 'shift')",
            name=op.f("ck_forgotten_kind_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_forgotten_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "kind", "id", name=op.f("pk_forgotten")),
    )
