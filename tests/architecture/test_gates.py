"""The gates themselves: CI runs what people run, and tests reach nothing outside this machine."""

import re
import socket
import tomllib

import pytest
from pytest_socket import SocketConnectBlockedError

from tests.architecture.source import ROOT, files


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


def test_types_are_strict() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mypy"]

    assert settings["strict"]
    assert settings["files"] == ["app", "journal"]


def test_no_lock_names_where_it_was_made() -> None:
    locks = [path.read_text() for path in files("requirements*.txt", "tools/uv.txt")]

    assert [
        word for text in locks for word in ("://", "--find-links", "file:") if word in text
    ] == []
