"""Releases with what is needed until they are published, and what they spent."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "window_veto",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_window_veto_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "window", name=op.f("pk_window_veto")),
    )
    op.create_table(
        "window_key",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_window_key_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "window", name=op.f("pk_window_key")),
    )
    op.create_table(
        "published_window",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_published_window_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "window", name=op.f("pk_published_window")),
    )
    op.create_table(
        "release",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_release_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", "id", name=op.f("pk_release")),
    )
    op.create_table(
        "release_cover",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("release_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id", "release_id"],
            ["release.organisation_id", "release.id"],
            name=op.f("fk_release_cover_organisation_id_release_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_release_cover_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "window", "unit_id", name=op.f("pk_release_cover")
        ),
    )
    op.create_index(
        op.f("ix_release_cover_organisation_id_release_cover_unit_id_release_cover_window"),
        "release_cover",
        ["organisation_id", "unit_id", "window"],
        unique=False,
    )
    op.create_table(
        "epsilon_entry",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("thousandths", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "release_id"],
            ["release.organisation_id", "release.id"],
            name=op.f("fk_epsilon_entry_organisation_id_release_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_epsilon_entry_organisation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "organisation_id", "release_id", "name", name=op.f("pk_epsilon_entry")
        ),
    )
