"""Every route, asked as nobody, as Jun with Mina's ids, and as Mina; and no GET ever writes."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import event, select
from werkzeug.routing import Rule

from app import create_app
from app.access import audience_of
from app.config import Config
from journal.model import Account, Base
from tests.app.a_full_life import FORMS, OWNED, FullLife, live
from tests.conftest import PASSWORD

MINA = "mina@example.com"
SECRET = "a secret of the tests, long enough to pass"


def make(file: Path) -> Flask:
    made = create_app(Config(file.parent, f"sqlite:///{file}", SECRET, is_development=True))
    made.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    return made


def rules_of(method: str) -> list[Rule]:
    app = create_app(Config(Path(), "sqlite:///never-opened.sqlite3", SECRET))
    found = [one for one in app.url_map.iter_rules() if method in (one.methods or ())]
    return sorted((one for one in found if one.endpoint != "static"), key=str)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> tuple[Path, FullLife]:
    file = tmp_path_factory.mktemp("lived") / "lived.sqlite3"
    file.write_bytes(empty_database.read_bytes())
    app = make(file)
    life = live(app)
    with app.extensions["database"].writer.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    return file, life


@pytest.fixture
def world(
    lived: tuple[Path, FullLife], tmp_path: Path, compiled_pages: FileSystemBytecodeCache
) -> tuple[Flask, FullLife]:
    file = tmp_path / "copy.sqlite3"
    file.write_bytes(lived[0].read_bytes())
    app = make(file)
    app.jinja_env.bytecode_cache = compiled_pages
    return app, lived[1]


def enter(app: Flask, name: str) -> FlaskClient:
    browser = app.test_client()
    browser.post("/sign-in", data={"email": f"{name}@example.com", "password": PASSWORD})
    return browser


def path_of(app: Flask, rule: Rule, life: FullLife) -> str:
    with app.test_request_context():
        parts = {name: life.ids[name] for name in rule.arguments}
        return app.url_map.bind("localhost").build(rule.endpoint, parts)


def minas_rows(app: Flask) -> dict[str, list[Any]]:
    kept = {}
    with app.extensions["database"].reader.connect() as connection:
        mina = connection.execute(select(Account.id).where(Account.email == MINA)).scalar_one()
        for table in Base.metadata.sorted_tables:
            owner = table.c.get("account_id", table.c.get("id"))
            if table.name not in {"device_session", "failed_sign_in"}:
                kept[table.name] = connection.execute(select(table).where(owner == mina)).all()
    return kept


@pytest.mark.parametrize("rule", rules_of("GET"), ids=str)
def test_a_page_is_shown_to_its_audience_only(world: tuple[Flask, FullLife], rule: Rule) -> None:
    app, life = world
    path = path_of(app, rule, life)
    is_public = audience_of(app.view_functions[rule.endpoint]) != "agents"
    forwards = {"account.welcome": 303}

    nobody = app.test_client().get(path)
    jun = enter(app, "jun").get(path)
    mina = enter(app, "mina").get(path)

    assert mina.status_code == forwards.get(rule.endpoint, 200)
    assert jun.status_code == (404 if OWNED & rule.arguments else mina.status_code)
    assert nobody.status_code == (200 if is_public else 303)
    assert is_public or nobody.location.startswith("/sign-in?next=")


@pytest.mark.parametrize("rule", rules_of("POST"), ids=str)
def test_an_act_is_open_to_its_audience_only(world: tuple[Flask, FullLife], rule: Rule) -> None:
    app, life = world
    path = path_of(app, rule, life)
    good = FORMS[rule.endpoint]
    is_public = audience_of(app.view_functions[rule.endpoint]) == "anyone"
    before = minas_rows(app)
    jun, mina = enter(app, "jun"), enter(app, "mina")

    by_nobody = app.test_client().post(path, data={} if is_public else {"id": "x"})
    by_jun = jun.post(path, data=good(jun))

    assert by_nobody.status_code in ({303, 422} if is_public else {401})
    assert by_jun.status_code == 404 if OWNED & rule.arguments else by_jun.status_code in {200, 303}
    assert minas_rows(app) == before
    assert mina.post(path, data=good(mina)).status_code in {200, 303}


@pytest.mark.parametrize("rule", rules_of("POST"), ids=str)
def test_an_act_is_not_done_by_opening_its_address(
    world: tuple[Flask, FullLife], rule: Rule
) -> None:
    app, life = world
    before = minas_rows(app)

    enter(app, "mina").get(path_of(app, rule, life))

    assert minas_rows(app) == before


@pytest.mark.parametrize("rule", rules_of("GET"), ids=str)
def test_no_page_writes(world: tuple[Flask, FullLife], rule: Rule) -> None:
    app, life = world
    mina = enter(app, "mina")
    engine = app.extensions["database"].reader
    engine.dispose()

    @event.listens_for(engine, "connect")
    def forbid_writing(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA query_only=ON")

    assert mina.get(path_of(app, rule, life)).status_code in {200, 303}


def test_the_guard_against_writing_bites(world: tuple[Flask, FullLife]) -> None:
    app, _ = world
    mina = enter(app, "mina")
    engine = app.extensions["database"].reader
    engine.dispose()

    @event.listens_for(engine, "connect")
    def forbid_writing(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA query_only=ON")

    assert mina.post("/me/zone", data={"zone": "Asia/Tokyo"}).status_code == 503
