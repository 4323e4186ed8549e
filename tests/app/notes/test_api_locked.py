"""What was lost for 90 days goes by itself, beside the requests."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from app import jobs
from journal.notes.rules import KEEP_LOCKED
from tests.app.own_words import key
from tests.conftest import CastMember


def test_locked_notes_go_by_themselves(
    app: Flask, mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina.client.post("/notes/api/key", json=key())
    mina.client.post("/notes/api/key/anew", json=key(2))
    assert len(mina.client.get("/notes/api/key").json["locked"]) == 1
    later = datetime.now(UTC) + KEEP_LOCKED
    monkeypatch.setattr(jobs, "utc_now", lambda: later)

    with app.app_context():
        jobs._publish_due()

    said = mina.client.get("/notes/api/key").json
    assert (said["locked"], said["key"]["generation"]) == ([], 2)
