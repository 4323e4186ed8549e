"""Print what a new migration would have to do: the models against a freshly upgraded database."""

import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext

from journal.model import Base
from journal.model.base import Moment
from journal.storage.engine import open_database
from journal.storage.upgrade import upgrade


def render(kind: str, item: Any, _context: object) -> str | bool:
    """Write our own column types as the plain ones they are in the database."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


def main() -> None:
    """Compare and print."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/draft.sqlite3")
        if list((Path("journal") / "storage" / "migrations").glob("0*.py")):
            upgrade(database)
        with database.reader.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            steps = produce_migrations(context, Base.metadata).upgrade_ops
        print(render_python_code(steps, render_item=render, render_as_batch=False))


if __name__ == "__main__":
    main()
