"""Writing hard interactions down through the pages."""

from uuid import UUID, uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

TEN_TO_FIVE = {"date": "2026-03-02", "time": "16:50", "zone": "Asia/Seoul"}
FULL = {
    "kind": "threat_to_leave",
    "channel": "email",
    "intensity": "5",
    "still_with_me": "4",
    "ending": "good_ending",
    "backed": "colleague",
    "overtime_minutes": "40",
    "cause": "own_slip",
}


def hit(client: FlaskClient, **said: str) -> TestResponse:
    return client.post("/interactions", data={"id": str(uuid4()), **TEN_TO_FIVE, **said})


def logged(client: FlaskClient, **said: str) -> UUID:
    answer = hit(client, **(said or FULL))
    assert answer.status_code == 303, answer.text
    return UUID(answer.location.split("/")[-1].split("?")[0])
