"""Publishing from the command line: once, and the same bytes for ever."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from journal import clock
from journal.model import AuditRecord
from tests.journal.aggregates.world import DUE, World

ENOUGH, TOO_FEW = 10, 9


@contextmanager
def writing(app: Flask) -> Iterator[Session]:
    with app.extensions["database"].writer.begin() as connection, Session(connection) as session:
        yield session
        session.flush()


def found(app: Flask, people: int) -> UUID:
    with writing(app) as session:
        world = World(session)
        world.unit("North")
        world.team("North", people)
    return world.id


def run(app: Flask, *arguments: str) -> tuple[int, dict[str, Any]]:
    result = app.test_cli_runner().invoke(args=["releases", *arguments, "--json"])
    return result.exit_code, json.loads(result.output)


@pytest.fixture(autouse=True)
def due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_present", lambda: DUE)


def test_what_is_due_is_published_once(app: Flask) -> None:
    organisation = found(app, ENOUGH)

    code, first = run(app, "publish")
    _, second = run(app, "publish")

    (one,) = first["published"]
    assert (code, one["organisation"], one["window"]) == (0, str(organisation), 1)
    assert one["releases"][0]["contributors"] == "10 or more"
    assert second == {"published": []}


def test_too_few_are_named_as_not_enough(app: Flask) -> None:
    found(app, TOO_FEW)

    _, answer = run(app, "publish")

    (one,) = answer["published"]
    assert (one["releases"], len(one["not_enough"])) == ([], 1)


def test_showing_a_window_leaves_a_record(app: Flask) -> None:
    organisation = found(app, ENOUGH)
    _, published = run(app, "publish")

    code, shown = run(app, "show", str(organisation), "1")

    assert code == 0
    assert shown["releases"] == published["published"][0]["releases"]
    with writing(app) as session:
        acts = session.scalars(select(AuditRecord.act).order_by(AuditRecord.number)).all()
    assert acts == ["published", "figures_opened"]


def test_an_unknown_organisation_is_said_and_leaves_no_record(app: Flask) -> None:
    code, answer = run(app, "show", str(uuid4()), "1")

    assert (code, answer["error"]) == (1, "not_found")
    with writing(app) as session:
        assert session.scalar(select(func.count()).select_from(AuditRecord)) == 0


def test_files_and_database_are_compared(app: Flask, tmp_path: Path) -> None:
    organisation = found(app, ENOUGH)
    run(app, "publish")

    whole = run(app, "check")
    (file,) = (tmp_path / "published" / str(organisation)).iterdir()
    file.unlink()

    assert whole == (0, {"organisations": 1})
    code, answer = run(app, "check")
    assert (code, answer["error"]) == (1, "differs")


def test_the_key_of_a_published_window_is_nowhere_in_the_database(
    app: Flask, tmp_path: Path
) -> None:
    found(app, ENOUGH)
    with writing(app) as session:
        organisation = session.execute(text("SELECT id FROM organisation")).scalar_one()
        key = b"a key that must not be found again.."[:32]
        values = {"organisation": organisation, "key": key}
        session.execute(text("INSERT INTO window_key VALUES (:organisation, 1, :key)"), values)

    run(app, "publish")

    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) > 1
    assert [file.name for file in files if key in file.read_bytes()] == []


def test_a_damaged_file_holds_up_nobody_else(app: Flask, tmp_path: Path) -> None:
    damaged, whole = found(app, ENOUGH), found(app, ENOUGH)
    file = tmp_path / "published" / str(damaged) / "1.json"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"[]")

    code, answer = run(app, "publish")

    assert (code, answer["error"]) == (1, "not_all")
    assert str(damaged) in answer["message"]
    assert run(app, "show", str(whole), "1")[1]["releases"]
