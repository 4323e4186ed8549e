from collections.abc import Iterator

import pytest

from tests.app.rosters.serving import Place, serving


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """Give a place on the internet that a calendar can be fetched from."""
    with serving(monkeypatch) as opened:
        yield opened
