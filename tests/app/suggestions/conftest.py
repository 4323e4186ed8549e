"""An hour of the day for the pages that depend on it."""

import pytest

from journal import clock
from tests.conftest import SEOUL


@pytest.fixture
def afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be three in the afternoon in Seoul, on the day it is."""
    now = clock.utc_now().astimezone(SEOUL).replace(hour=15, minute=0)
    monkeypatch.setattr(clock, "_present", lambda: now)
