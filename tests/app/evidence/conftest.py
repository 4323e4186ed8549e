"""A clock that stands at the end of a working day."""

import pytest

from journal import clock
from tests.app.evidence.asking import NOW


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_present", lambda: NOW)
