"""The server's own log says what went wrong, never whom it happened to."""

import importlib.util
import logging
import sys
from types import ModuleType

import pytest

from tests.architecture.source import ROOT


@pytest.fixture
def settings() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gunicorn_conf", ROOT / "gunicorn.conf.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def failed_request() -> logging.LogRecord:
    try:
        int("mina wrote this")
    except ValueError:
        why = sys.exc_info()
    words = ("Error handling request %s", ("/check-ins/?day=2026-03-02",))
    return logging.LogRecord("gunicorn.error", logging.ERROR, "x.py", 1, *words, why)


def test_there_is_no_access_log(settings: ModuleType) -> None:
    assert settings.accesslog is None


def test_a_failed_request_leaves_only_the_kind_of_its_error(settings: ModuleType) -> None:
    record = failed_request()

    settings.WithoutVisitors().filter(record)

    assert logging.Formatter().format(record) == "A request failed: ValueError"


def test_an_unreadable_request_leaves_no_address(settings: ModuleType) -> None:
    words = ("Invalid request from ip=192.0.2.7: mina", ())
    record = logging.LogRecord("gunicorn.error", logging.WARNING, "x.py", 1, *words, None)

    settings.WithoutVisitors().filter(record)

    assert record.getMessage() == "A request could not be read"


def test_what_is_about_the_server_itself_is_kept(settings: ModuleType) -> None:
    record = logging.LogRecord("gunicorn.error", logging.ERROR, "x.py", 1, "Can't bind", (), None)

    assert settings.WithoutVisitors().filter(record)
    assert record.getMessage() == "Can't bind"
