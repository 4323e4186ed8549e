"""Mina with incidents, and what she sends to the pages of evidence."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import SEOUL

NOW = datetime(2026, 3, 5, 20, 0, tzinfo=SEOUL)


def incident(client: FlaskClient, **more: Any) -> str:
    said = {"id": str(uuid4()), "kind": "threat", "channel": "inbound_call", "backed": "nobody"}
    said |= {"date": "2026-03-05", "time": "16:50", **more}
    answer = client.post("/interactions", data=said)
    assert answer.status_code == 303, answer.text
    return str(said["id"])


def ask(client: FlaskClient, about: str, **more: Any) -> TestResponse:
    said = {"id": str(uuid4()), "asked": "rest", "asked_on": "2026-03-05", "outcome": "open"}
    return client.post(f"/evidence/incidents/{about}/requests", data={**said, **more})


def change(client: FlaskClient, request: str, **more: Any) -> TestResponse:
    said = {"version": "1", "asked": "rest", "asked_on": "2026-03-05", "outcome": "refused"}
    return client.post(f"/evidence/requests/{request}", data={**said, **more})


def asked(client: FlaskClient, about: str, **more: Any) -> str:
    request = str(uuid4())
    assert ask(client, about, id=request, **more).status_code == 303
    return request


def preview(client: FlaskClient, *ids: str, **more: str) -> TestResponse:
    return client.get("/evidence/preview", query_string={"i": list(ids), **more})


def data_file(client: FlaskClient, *ids: str, **more: str) -> bytes:
    answer = client.get("/evidence/file", query_string={"i": list(ids), **more})
    assert answer.status_code == 200
    return answer.data
