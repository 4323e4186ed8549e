"""Goals of the cast, made and tapped through the page."""

import re
from html import unescape
from uuid import UUID, uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


def begin(client: FlaskClient, **said: str) -> TestResponse:
    return client.post("/goals", data={"id": str(uuid4()), "kind": "sleep", **said})


def begun(client: FlaskClient, **said: str) -> UUID:
    goal_id = uuid4()
    answer = begin(client, **{"id": str(goal_id), **said})
    assert answer.status_code == 303, answer.text
    return goal_id


def tap(client: FlaskClient, goal: UUID, **said: str) -> TestResponse:
    return client.post(f"/goals/{goal}/taps", data={"id": str(uuid4()), **said})


def turn(client: FlaskClient, goal: UUID, what: str) -> TestResponse:
    return client.post(f"/goals/{goal}", data={"turn": what})


def page_of(client: FlaskClient) -> str:
    answer = client.get("/goals")
    assert answer.status_code == 200
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", main).split()))
