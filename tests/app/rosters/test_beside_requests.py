"""The thread that works beside the requests fetches calendars, and goes on when that fails."""

import logging
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from app.jobs import FindingsWorker
from app.rosters.refresh import refresh_due
from journal import clock
from journal.clock import utc_now
from tests.app.rosters.serving import Place
from tests.app.rosters.test_feeds import subscribe
from tests.conftest import CastMember


def sweep(app: Flask, errand: object) -> None:
    worker = FindingsWorker(app, beside=[errand])
    worker._sweep()
    worker.stop()


def test_a_sweep_fetches_what_is_due(
    mina: CastMember, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(mina, place)
    asked = len(place.asked)
    moment = utc_now() + timedelta(hours=2)
    monkeypatch.setattr(clock, "_present", lambda: moment)

    sweep(mina.app, refresh_due)

    assert len(place.asked) == asked + 1


def test_a_database_that_cannot_be_asked_stops_nothing(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse() -> int:
        raise OperationalError("SELECT secret", {}, Exception("full"))

    with caplog.at_level(logging.WARNING):
        sweep(app, refuse)

    assert "OperationalError" in caplog.text
    assert "secret" not in caplog.text
