"""The gates themselves: CI runs what people run, and tests reach nothing outside this machine."""

import re
import socket
import tomllib
from configparser import ConfigParser

import pytest
from pytest_socket import SocketConnectBlockedError

from tests.architecture.source import ROOT, files
from tests.architecture.test_single_importers import KNOWS_TABLES


def test_ci_runs_the_command_that_people_run() -> None:
    lines = (ROOT / ".ci/run").read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]

    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "make test"]


def test_the_network_is_closed_in_tests() -> None:
    with socket.socket() as outside, pytest.raises((SocketConnectBlockedError, UserWarning)):
        outside.connect(("192.0.2.1", 80))


def test_every_lint_rule_is_on_and_each_exception_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    exceptions = re.findall(r'^  "[A-Z]+[0-9]*",.*$', text, re.MULTILINE)

    assert tomllib.loads(text)["tool"]["ruff"]["lint"]["select"] == ["ALL"]
    assert exceptions
    assert [line for line in exceptions if not re.search(r", +# \S.*\s", line)] == []


def test_every_module_of_a_feature_is_pure_or_named_as_knowing_tables() -> None:
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter")
    pure = contracts["importlinter:contract:rules-are-pure"]["source_modules"].split()

    assert [path for path in feature_modules() if not is_placed(path, pure)] == []


def test_a_module_without_a_place_is_seen() -> None:
    assert is_placed("journal/shifts/roster.py", ["journal.shifts.roster"])
    assert is_placed("journal/shifts/queries.py", [])
    assert not is_placed("journal/shifts/roster.py", ["journal.shifts.usual"])


def test_types_are_strict() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]

    assert settings["strict"]
    assert settings["files"] == ["app", "journal"]


def test_no_lock_names_where_it_was_made() -> None:
    locks = [path.read_text() for path in files("requirements*.txt", "tools/uv.txt")]

    assert [
        word for text in locks for word in ("://", "--find-links", "file:") if word in text
    ] == []


def feature_modules() -> list[str]:
    """The modules of the journal's features; contracts name rules and statistics as a whole."""
    paths = [path.relative_to(ROOT).as_posix() for path in files("journal/*/*.py")]
    whole = ("journal/statistics/", "journal/storage/", "journal/model/", "journal/vocabulary/")
    return [path for path in paths if not path.startswith(whole) and "__init__" not in path]


def is_placed(path: str, pure: list[str]) -> bool:
    name = path.removesuffix(".py").replace("/", ".")
    knows_tables = any(place in path for place in KNOWS_TABLES)
    is_pure = any(name == one or name.startswith(f"{one}.") for one in pure)
    return knows_tables or name.endswith(".rules") or is_pure
