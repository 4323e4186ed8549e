"""What the cast asks of the pages about own data."""

import re
from html import unescape
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import PASSWORD


def page_of(client: FlaskClient, path: str = "/me/data") -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return words_in(answer)


def words_in(answer: TestResponse) -> str:
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", main).split()))


def ask_period(client: FlaskClient, first: str, last: str, **said: str) -> TestResponse:
    wanted = {"id": str(uuid4()), "first": first, "last": last, **said}
    return client.post("/me/data/period", data=wanted)


def ask_account(client: FlaskClient, **said: str) -> TestResponse:
    wanted = {"id": str(uuid4()), "password": PASSWORD, **said}
    return client.post("/me/data/account", data=wanted)


def check_in(client: FlaskClient, day: str) -> str:
    said = {"id": str(uuid4()), "mood": "3", "date": day, "time": "18:30"}
    assert client.post("/check-ins", data=said).status_code == 303
    return said["id"]
