"""The cast in an app whose database can be put back as it was, and one knock at a door."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app import create_app
from app.config import Config
from app.database import writing
from journal.accounts.commands import sign_in_device
from journal.clock import utc_now
from journal.storage.engine import sqlite_driver
from tests.app.matrix.cast import PEOPLE, Cast, gather
from tests.app.matrix.forms import form_for, said_in_json

SECRET = "a secret of the tests, long enough to pass"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
SPARE = {"units.close", "units.move", "units.rename"}
"""Acts on a unit that has nothing under it and that nobody needs."""


@dataclass
class World:
    app: Flask
    file: Path
    as_it_was: bytes
    cast: Cast
    tokens: dict[str, str]
    made_at: datetime
    rows: tuple[object, ...] = ()
    """What ``version`` says of the database as it was."""

    watcher: Any = None

    def put_back(self) -> None:
        """Make the database what it was before anybody knocked."""
        self.look_away()
        opened = self.app.extensions["database"]
        for engine in (opened.reader, opened.team_reader):
            engine.dispose()
        for beside in ("-wal", "-shm"):
            Path(f"{self.file}{beside}").unlink(missing_ok=True)
        self.file.write_bytes(self.as_it_was)

    def path_of(self, rule: Rule) -> str:
        parts = {name: self.cast.ids[name] for name in rule.arguments}
        if rule.endpoint in SPARE:
            parts["unit_id"] = self.cast.ids["spare_id"]
        return self.app.url_map.bind("localhost").build(rule.endpoint, parts)

    def browser(self, actor: str) -> FlaskClient:
        made = self.app.test_client()
        if actor in self.tokens:
            with made.session_transaction() as cookie:
                cookie["_user_id"] = self.tokens[actor]
        return made

    def knock(self, actor: str, rule: Rule, method: str) -> TestResponse:
        """Ask for an address as somebody would who may."""
        browser = self.browser(actor)
        asked: dict[str, Any] = {}
        if actor in self.cast.keys:
            asked["headers"] = {"Authorization": f"Bearer {self.cast.keys[actor]}"}
        if rule.endpoint.startswith(("api.", "notes_api.")):
            asked["json"] = said_in_json(rule.endpoint, self.cast)
        elif method == "POST":
            asked["data"] = form_for(rule.endpoint, self.cast, browser)
        return browser.open(self.path_of(rule), method=method, **asked)

    def mark(self) -> int:
        """A number that changes with whatever anybody commits."""
        if self.watcher is None:
            self.watcher = sqlite_driver().connect(self.file)
        return int(self.watcher.execute("PRAGMA data_version").fetchone()[0])

    def has_changed(self, mark: int) -> bool:
        """Whether it is no longer as it was; all of it is read only if there was any commit."""
        return self.mark() != mark and self.version() != self.rows

    def look_away(self) -> None:
        if self.watcher is not None:
            self.watcher.close()
        self.watcher = None

    def version(self) -> tuple[object, ...]:
        """What tells whether anything was written: every row but the devices signed in."""
        # Two builds of SQLite in one process do not know of each other's locks.
        with closing(sqlite_driver().connect(self.file)) as opened:
            names = [
                name
                for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            ]
            return tuple(
                (name, tuple(opened.execute(f"SELECT * FROM {name}")))
                for name in names
                if name != "device_session"
            )


def make(folder: Path, empty: Path) -> World:
    """Gather everybody in a fresh app."""
    file = folder / "matrix.sqlite3"
    file.write_bytes(empty.read_bytes())
    app = create_app(Config(folder, f"sqlite:///{file}", SECRET, is_development=True))
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    cast = gather(app)
    tokens = {name: _signed_in(app, cast, name) for name in PEOPLE}
    opened = app.extensions["database"]
    for engine in (opened.reader, opened.team_reader):
        engine.dispose()
    made = World(app, file, file.read_bytes(), cast, tokens, utc_now())
    made.rows = made.version()
    return made


def _signed_in(app: Flask, cast: Cast, name: str) -> str:
    with app.app_context(), writing() as session:
        return sign_in_device(session, cast.people[name], utc_now())


def method_of(rule: Rule) -> str:
    """The method that an address is made for."""
    asked = rule.methods or ()
    return next((method for method in ("POST", "PUT", "DELETE") if method in asked), "GET")


def rules_of(app: Flask) -> list[Rule]:
    """Every address but the files that anybody may fetch."""
    found = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    return sorted(found, key=lambda rule: (rule.endpoint, str(rule)))
