"""What a browser does on the import pages."""

import re
from html import unescape
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.journal.importing.exports import ANDROID_KOREAN

FIELDS = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
FOREIGN = {"csrf_token", "next", "language", "light"}


def send_file(client: FlaskClient, content: str | bytes = ANDROID_KOREAN) -> TestResponse:
    raw = content.encode() if isinstance(content, str) else content
    # Written by hand: the test client's own writer would spool a large body to disk.
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="secret-name.txt"\r\n\r\n'
    kind = "multipart/form-data; boundary=x"
    return client.post("/imports/preview", data=head + raw + b"\r\n--x--\r\n", content_type=kind)


def hidden_fields(page: TestResponse) -> dict[str, list[str]]:
    """Read what a preview carries to the saving."""
    fields: dict[str, list[str]] = {}
    for name, value in FIELDS.findall(page.text):
        if name not in FOREIGN:
            fields.setdefault(name, []).append(unescape(value))
    return fields


def answered(page: TestResponse, **said: str) -> dict[str, Any]:
    answers = {"owner": "1", "room": "new", "alerts": "on", "zone": "Asia/Seoul"}
    return {**hidden_fields(page), **answers, "relation": "customer", **said}


def bring_in(client: FlaskClient, content: str = ANDROID_KOREAN, **said: str) -> TestResponse:
    return client.post("/imports", data=answered(send_file(client, content), **said))
