"""Weeks in SQL: the one calendar sum that SQLite and PostgreSQL spell differently."""

from datetime import date
from typing import Any

from sqlalchemy import Date
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class monday_of(GenericFunction[date]):  # noqa: N801 - an SQL function is written small
    """The Monday on or before a date."""

    type = Date()
    inherit_cache = True


@compiles(monday_of, "sqlite")
def _in_sqlite(element: monday_of, compiler: SQLCompiler, **options: Any) -> str:
    day = compiler.process(element.clauses, **options)
    return f"date({day}, 'weekday 0', '-6 days')"


@compiles(monday_of, "postgresql")
def _in_postgresql(element: monday_of, compiler: SQLCompiler, **options: Any) -> str:
    day = compiler.process(element.clauses, **options)
    return f"CAST(date_trunc('week', {day}) AS date)"
