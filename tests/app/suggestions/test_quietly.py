"""Nothing pops up: where a suggestion can stand, and that a broken catalogue stops the start."""

from pathlib import Path

import pytest
from flask import Flask

from app.config import Config
from app.suggestions import routes
from journal.suggestions.catalogue import BrokenCatalogue

APP = Path(__file__).parents[3] / "app"
ITS_PAGES = {"today/show.html", "suggestions/show.html", "style/_suggestion.html"}


def test_a_suggestion_never_stands_where_something_is_written() -> None:
    places = (APP / "templates").rglob("*.html")
    holding = {
        str(page.relative_to(APP / "templates"))
        for page in places
        if "{{ suggestion(" in page.read_text("utf-8")
    }

    assert holding == ITS_PAGES


def test_no_script_brings_a_suggestion() -> None:
    scripts = list((APP / "static" / "js").rglob("*.js"))

    assert scripts
    assert not [file.name for file in scripts if "/restore/answers" in file.read_text("utf-8")]


def test_a_broken_catalogue_does_not_start(monkeypatch: pytest.MonkeyPatch, app: Flask) -> None:
    def broken() -> None:
        raise BrokenCatalogue("rest: stands there twice")

    monkeypatch.setattr(routes, "catalogue", broken)
    config: Config = app.extensions["config"]

    with pytest.raises(BrokenCatalogue):
        Flask(config.instance.name).register_blueprint(routes.suggestions)
