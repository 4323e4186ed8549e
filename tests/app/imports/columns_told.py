"""What a browser does on the page about a table's columns."""

import re
from html import unescape
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.app.imports.browsing import hidden_fields

_SELECT = re.compile(r'<select name="(\w+)"[^>]*>(.*?)</select>', re.DOTALL)
_CHOSEN = re.compile(r'<option value="([^"]*)" selected')
_OPTION = re.compile(r'<option value="([^"]*)"[^>]*>([^<]*)')


def told(page: TestResponse, **said: Any) -> dict[str, Any]:
    """All the answers of a page as a browser would send them, with some changed."""
    answers: dict[str, Any] = dict(hidden_fields(page))
    for name, inside in _SELECT.findall(page.text):
        chosen = _CHOSEN.search(inside)
        first = _OPTION.search(inside)
        value = unescape((chosen or first)[1])
        answers.setdefault(name, []).append(value)
    return {**answers, "name": "", **said}


def offered(page: TestResponse, field: str) -> dict[str, str]:
    """The choices of a select by their words."""
    inside = next(inside for name, inside in _SELECT.findall(page.text) if name == field)
    return {unescape(words): value for value, words in _OPTION.findall(inside)}


def chosen(page: TestResponse, field: str) -> list[str]:
    """The words that are chosen in each select of a name."""
    found = []
    for name, inside in _SELECT.findall(page.text):
        if name == field:
            words = re.search(r"selected>([^<]*)", inside)
            found.append(unescape(words[1]) if words else "")
    return found


def go_on(client: FlaskClient, page: TestResponse, **said: Any) -> TestResponse:
    """Go on to the preview with the answers of a page."""
    return client.post("/imports/columns", data=told(page, **said))
