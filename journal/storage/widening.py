"""Letting a column's check pass more than it did, without copying its table."""

from alembic import op

SCHEMA = "sqlite_master"


def widen(table: str, constraint: str, before: str, after: str) -> None:
    """Replace the condition of a named check; every row that met ``before`` has to meet ``after``.

    SQLite's own way for a change that no row on disk can notice: its text in the schema
    (https://www.sqlite.org/lang_altertable.html, section 7). Raise ``ValueError`` when the check
    is not there as stated.
    """
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f(constraint), table, type_="check")
        op.create_check_constraint(op.f(constraint), table, after)
        return
    connection = op.get_bind()
    old, new = f"CHECK ({before})", f"CHECK ({after})"
    kept = str(
        connection.exec_driver_sql(
            f"SELECT sql FROM {SCHEMA} WHERE type = 'table' AND name = ?",  # noqa: S608 - a constant
            (table,),
        ).scalar_one()
    )
    if f"{constraint} {old}" not in kept:
        message = f"{table} has no check {constraint} as stated"
        raise ValueError(message)
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    connection.exec_driver_sql(
        f"UPDATE {SCHEMA} SET sql = ? WHERE type = 'table' AND name = ?",  # noqa: S608 - a constant
        (kept.replace(f"{constraint} {old}", f"{constraint} {new}"), table),
    )
    connection.exec_driver_sql(f"PRAGMA schema_version={int(version) + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema=OFF")
