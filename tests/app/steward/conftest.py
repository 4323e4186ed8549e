"""Haesol, and the people around it, for tests of a steward's pages."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask

from journal import clock
from tests.app.steward.running import House, found
from tests.conftest import SEOUL, CastMember, sign_up

MARCH = datetime(2026, 3, 10, 12, tzinfo=SEOUL)
"""In the window from 2 to 29 March."""


@pytest.fixture
def yuna(app: Flask, monkeypatch: pytest.MonkeyPatch) -> CastMember:
    """Yuna runs Haesol, on a day in March."""
    member = sign_up(app, "yuna")
    monkeypatch.setattr(clock, "_present", lambda: MARCH)
    return member


@pytest.fixture
def house(yuna: CastMember) -> House:
    return found(yuna)


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Turn the clock to another moment."""
    return lambda moment: monkeypatch.setattr(clock, "_present", lambda: moment)
