"""What a browser sends of an export, for the life in which everything is used once."""

import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from uuid import uuid4

from flask.testing import FlaskClient

LONG_AGO = "2026-03-02T12:00:00Z"


def some_changes(_browser: FlaskClient) -> str:
    row = {"id": str(uuid4()), "kind": "new_rule", "on_date": "2026-03-02", "version": 1}
    return json.dumps({"rows": [{**row, "created_at": LONG_AGO}]})


def a_good_thing(_browser: FlaskClient) -> str:
    body = b"\x01" + secrets.token_bytes(12 + 256 + 16)
    version = {"version": 1, "at": LONG_AGO, "body": urlsafe_b64encode(body).decode().rstrip("=")}
    note = {"id": str(uuid4()), "kind": "good_thing", "created_at": LONG_AGO, "versions": [version]}
    return json.dumps({"generation": 1, "notes": [note]})


BRING_FORMS: dict[str, Callable[[FlaskClient], object]] = {
    "my_bring.keep_rows": some_changes,
    "my_bring.keep_notes": a_good_thing,
    "my_bring.settle": lambda _: "{}",
}
"""JSON as text: a form of these addresses is a body."""
