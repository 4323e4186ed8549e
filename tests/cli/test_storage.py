"""The database from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from journal.storage.upgrade import newest_revision


def run(app: Flask, *arguments: str) -> tuple[int, dict[str, Any]]:
    result = app.test_cli_runner().invoke(args=["storage", *arguments, "--json"])
    return result.exit_code, json.loads(result.output)


def set_revision(app: Flask, revision: str) -> None:
    with app.extensions["database"].writer.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{revision}'")


def test_an_upgraded_database_stays_as_it_is(app: Flask) -> None:
    newest = newest_revision()

    assert run(app, "upgrade") == (0, {"before": newest, "after": newest})
    assert run(app, "check") == (0, {"revision": newest})


def test_an_old_or_newer_schema_is_told(app: Flask) -> None:
    set_revision(app, "9999")

    assert run(app, "check")[1]["error"] == "needs_upgrade"
    assert run(app, "upgrade")[1]["error"] == "newer_schema"


def test_a_backup_goes_where_it_is_told_to_once(app: Flask, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite3"

    assert run(app, "back-up", str(target)) == (0, {"file": str(target)})
    assert run(app, "back-up", str(target))[1]["error"] == "target_exists"
    assert Path(run(app, "back-up")[1]["file"]).parent == tmp_path / "backups"


def test_postgresql_is_not_copied_here(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("postgresql")

    monkeypatch.setattr("app.cli.storage.back_up", refuse)

    assert run(app, "back-up")[1]["error"] == "not_sqlite"


def test_a_backup_that_cannot_be_written_is_refused(app: Flask) -> None:
    assert run(app, "back-up", "/proc/copy.sqlite3")[1]["error"] == "not_written"


def test_a_database_that_cannot_be_used_is_told_without_a_trace(app: Flask) -> None:
    with app.extensions["database"].writer.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE account RENAME TO elsewhere")

    result = app.test_cli_runner().invoke(args=["findings", "show", "mina@example.com", "--json"])

    assert result.exit_code == 1
    assert json.loads(result.output)["error"] == "storage"
