"""What every table shares: the naming rule, and columns that keep their meaning."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, MetaData, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The parent of all tables."""

    metadata = MetaData(naming_convention=NAMING)


class Moment(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; a naive one is refused with ``ValueError``."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn any aware moment into UTC; SQLite keeps it without the offset."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a naive moment cannot be stored"
            raise ValueError(message)
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give the moment back aware and in UTC."""
        del dialect
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def owner_key() -> Mapped[UUID]:
    """Make the first half of a person's primary key: whose row it is; gone with the account."""
    return mapped_column(Uuid, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)


def client_key() -> Mapped[UUID]:
    """Make the second half: the id that the person's device made, so that a replay is known."""
    return mapped_column(Uuid, primary_key=True)


def one_of(column: str, choices: type[Any]) -> CheckConstraint:
    """Bind a text column to the members of a closed list."""
    listed = ", ".join(f"'{member.value}'" for member in choices)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_listed")


def within(column: str, low: int, high: int) -> CheckConstraint:
    """Bind a number column to a closed range."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=f"{column}_range")
