"""What a person deleted stays away, and an import knows its rooms even where it added nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables."""
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
    op.create_table(
        "import_room",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id", "import_id"],
            ["import_batch.account_id", "import_batch.id"],
            name=op.f("fk_import_room_account_id_import_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id", "room_id"],
            ["room.account_id", "room.id"],
            name=op.f("fk_import_room_account_id_room_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_import_room_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "import_id", "room_id", name=op.f("pk_import_room")),
    )
