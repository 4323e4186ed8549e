"""The cast before a team: Kim founded Haesol with Blue and Green in it."""

import pytest
from flask import Flask

from tests.app.membership.teaming import Team, Wall, found


@pytest.fixture(autouse=True)
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    made = Wall()
    for module in ("routes", "joining"):
        monkeypatch.setattr(f"app.membership.{module}.utc_now", lambda: made.now)
    return made


@pytest.fixture
def team(app: Flask) -> Team:
    return found(app)
