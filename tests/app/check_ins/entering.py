"""Checking in through the pages."""

from uuid import UUID, uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

YESTERDAY_EVENING = {"date": "2026-03-02", "time": "18:30", "zone": "Asia/Seoul"}
PROPOSED = {**YESTERDAY_EVENING, "day": "2026-03-02", "day_for": "2026-03-02T18:30"}
CORE = {
    "mood": "2",
    "energy": "1",
    "tension": "4",
    "masking": "5",
    "replay": "3",
    "away": "2",
    "backed": "colleague",
}


def check_in(client: FlaskClient, **said: str) -> TestResponse:
    return client.post("/check-ins", data={"id": str(uuid4()), **PROPOSED, **said})


def logged(client: FlaskClient, **said: str) -> UUID:
    answer = check_in(client, **(said or CORE))
    assert answer.status_code == 303, answer.text
    return UUID(answer.location.split("/")[-1].split("?")[0])
