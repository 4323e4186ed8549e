"""Taps sent the way the contact pages send them."""

import re
from uuid import UUID, uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
LATE = {"date": "2026-03-02", "time": "23:40", "zone": "Asia/Seoul"}


def tap(client: FlaskClient, **said: str) -> TestResponse:
    sent = {"id": str(uuid4()), "initiation": "pushed", **LATE, **said}
    return client.post("/contact", data=sent)


def kept(client: FlaskClient, **said: str) -> UUID:
    answer = tap(client, **said)
    assert answer.status_code == 303, answer.text
    return UUID(answer.location.split("/")[-1].split("?")[0])
