"""Every route says who it is for; one that does not is not there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.access import anyone, audience_of
from app.config import Config

AUDIENCES = {"anyone", "agents", "developers", "devices", "leads", "services", "stewards", "team"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Flask]:
    url = f"sqlite:///{tmp_path / 'offshift.sqlite3'}"
    built = create_app(Config(tmp_path, url, "a secret that is only for this test 0123456789"))
    yield built
    built.extensions["database"].reader.dispose()


def test_every_route_has_an_audience(house: Flask) -> None:
    assert undeclared(house) == []


def test_every_group_of_pages_is_registered(house: Flask) -> None:
    folders = {path.parent.name for path in Path(house.root_path).glob("*/routes.py")}

    assert folders <= set(house.blueprints)


def test_a_route_that_does_not_say_whose_it_is_is_seen_and_refused(house: Flask) -> None:
    house.add_url_rule("/undeclared", "undeclared", lambda: "secret")

    answer = house.test_client().get("/undeclared")

    assert undeclared(house) == ["undeclared"]
    assert answer.status_code == 404
    assert b"secret" not in answer.data


def test_a_route_that_says_so_is_served(house: Flask) -> None:
    house.add_url_rule("/declared", "declared", anyone(lambda: "open"))

    assert house.test_client().get("/declared").data == b"open"


def undeclared(house: Flask) -> list[str]:
    return sorted(
        rule.endpoint
        for rule in house.url_map.iter_rules()
        if audience_of(house.view_functions[rule.endpoint]) not in AUDIENCES
    )
