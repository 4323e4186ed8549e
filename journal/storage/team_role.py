"""What the pages of a team may reach in the database, enforced by the database itself.

On SQLite an authorizer refuses every other table while a statement is prepared; on PostgreSQL
the connection takes a role that was granted nothing else.
"""

from typing import Any

from sqlalchemy import Connection, text

ROLE = "offshift_team"

READABLE = frozenset(
    {
        "announced_session",
        "audit_record",
        "cause_action",
        "company_contact",
        "duty",
        "epsilon_entry",
        "organisation",
        "published_window",
        "release",
        "release_cover",
        "unit",
        "unit_place",
    }
)
"""Stored releases, the organisation's own data, and what was done: never a person's row."""

INSERTABLE = frozenset({"audit_record", "cause_action"})
UPDATABLE = frozenset({"cause_action"})

# SQLite's own numbers for what a statement is about to do, https://sqlite.org/c3ref/c_alter_table.html
_ALLOW, _DENY = 0, 1
_INSERT, _READ, _SELECT, _TRANSACTION, _UPDATE, _FUNCTION, _SAVEPOINT = 18, 20, 21, 22, 23, 31, 32
_TABLES = {_READ: READABLE, _INSERT: INSERTABLE, _UPDATE: UPDATABLE}
_HARMLESS = frozenset({_SELECT, _TRANSACTION, _FUNCTION, _SAVEPOINT})


def authorize(action: int, table: str | None, *_rest: Any) -> int:
    """Answer SQLite whether a statement of a team's page may do what it is about to do."""
    if action in _HARMLESS or table in _TABLES.get(action, ()):
        return _ALLOW
    return _DENY


def grant_team_role(connection: Connection) -> None:
    """Make the role on PostgreSQL, take everything from it, and give it what it may reach.

    The user who upgrades needs the right to make roles, or the role has to be there already.
    """
    known = text("SELECT 1 FROM pg_roles WHERE rolname = :role")
    if connection.execute(known, {"role": ROLE}).first() is None:
        connection.execute(text(f"CREATE ROLE {ROLE} NOLOGIN"))
    for statement in (
        f"GRANT {ROLE} TO CURRENT_USER",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {ROLE}",
        f"GRANT USAGE ON SCHEMA public TO {ROLE}",
        f"GRANT SELECT ON {_listed(READABLE)} TO {ROLE}",
        f"GRANT INSERT ON {_listed(INSERTABLE)} TO {ROLE}",
        f"GRANT UPDATE ON {_listed(UPDATABLE)} TO {ROLE}",
    ):
        connection.execute(text(statement))


def _listed(tables: frozenset[str]) -> str:
    return ", ".join(sorted(tables))
