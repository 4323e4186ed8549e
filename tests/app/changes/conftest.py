from collections.abc import Callable

import pytest

from journal.findings.before_after import BeforeAfter
from tests.app.changes.marking import worked_out


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Callable[[BeforeAfter | None], None]:
    """Give what lays down the outcome of comparing, so that a page can be looked at alone."""

    def say(outcome: BeforeAfter | None, *, is_behind: bool = False) -> None:
        found = worked_out(outcome, is_behind=is_behind)
        monkeypatch.setattr("app.changes.comparing.worked_out", lambda _session, _id: found)

    return say
