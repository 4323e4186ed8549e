"""Marks made through the pages, and outcomes of comparing that a test can shape."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from uuid import UUID, uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from journal.findings.answers import Tier
from journal.findings.before_after import BeforeAfter, Counted, Shift, ShiftTooEarly

DELETED = date(2026, 1, 29)
DAY = timedelta(days=1)
Fake = Callable[[BeforeAfter | None], None]


def mark(client: FlaskClient, **said: str) -> TestResponse:
    usual = {"id": str(uuid4()), "kind": "app_deleted", "on_date": str(DELETED)}
    return client.post("/changes", data={**usual, **said})


def marked(client: FlaskClient, **said: str) -> UUID:
    answer = mark(client, **said)
    assert answer.status_code == 303, answer.text
    return UUID(answer.location.split("/")[-1].split("?")[0])


def shift(outcome: str = "energy", **given: object) -> Shift:
    plain = Shift(
        outcome=outcome,
        tier=Tier.SUPPORTED,
        difference=0.81,
        standard_error=0.14,
        degrees_of_freedom=61.3,
        low=0.53,
        high=1.09,
        p=0.0001,
        q=0.0004,
        looks=3,
        smallest_visible=0.39,
        days_before=52,
        days_after=56,
        mean_before=2.42,
        before_low=2.2,
        before_high=2.64,
        mean_after=3.23,
        after_low=3.02,
        after_high=3.44,
        similarity=0.31,
    )
    return replace(plain, **given)  # type: ignore[arg-type]  # a test says what matters


def unclear(outcome: str) -> Shift:
    numbers = {"difference": 0.1, "low": -0.3, "high": 0.5, "smallest_visible": 0.57}
    return shift(outcome, tier=Tier.CANNOT_TELL, **numbers)


def early(outcome: str = "energy", *, before: int = 20, after: int = 5) -> ShiftTooEarly:
    return ShiftTooEarly(outcome=outcome, days_before=before, days_after=after, needed=14)


def compared(*outcomes: Shift | ShiftTooEarly, **given: object) -> BeforeAfter:
    """The shop owner's three answers, unless a test gives others for the first of them."""
    names = ("energy", "mood", "tension")
    plain = BeforeAfter(
        mark=DELETED,
        outcomes=(*outcomes, *(unclear(name) for name in names[len(outcomes) :])),
        overlapping=(),
        first=DELETED - 60 * DAY,
        last=DELETED + 60 * DAY,
        washout=(DELETED - 7 * DAY, DELETED + 3 * DAY),
        evenings_before=Counted(
            evenings=50, episodes_per_evening=3.2, pushed_minutes_per_evening=41.0
        ),
        evenings_after=Counted(
            evenings=55, episodes_per_evening=0.1, pushed_minutes_per_evening=1.4
        ),
    )
    return replace(plain, **given)  # type: ignore[arg-type]  # the same


class Anything(dict[UUID, BeforeAfter]):
    """One outcome for whatever mark is asked for."""

    def __init__(self, outcome: BeforeAfter | None) -> None:
        super().__init__()
        self.outcome = outcome

    def get(self, _id: UUID, _default: object = None) -> BeforeAfter | None:  # type: ignore[override]  # one for all
        return self.outcome


def worked_out(outcome: BeforeAfter | None, *, is_behind: bool = False) -> SimpleNamespace:
    return SimpleNamespace(found=SimpleNamespace(changes=Anything(outcome)), is_behind=is_behind)
