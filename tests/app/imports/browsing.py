"""What a browser does on the import pages."""

import re
from html import unescape
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.journal.importing.exports import ANDROID_KOREAN

FIELDS = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
FOREIGN = {"csrf_token", "next", "language", "light"}


def send_file(
    client: FlaskClient, content: str | bytes = ANDROID_KOREAN, kind: str = ""
) -> TestResponse:
    raw = content.encode() if isinstance(content, str) else content
    # Written by hand: the test client's own writer would spool a large body to disk.
    chosen = f'--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\n{kind}\r\n'.encode()
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="secret-name.txt"\r\n\r\n'
    typed = "multipart/form-data; boundary=x"
    body = chosen + head + raw + b"\r\n--x--\r\n"
    return client.post("/imports/preview", data=body, content_type=typed)


def hidden_fields(page: TestResponse) -> dict[str, list[str]]:
    """Read what a preview carries to the saving."""
    fields: dict[str, list[str]] = {}
    for name, value in FIELDS.findall(page.text):
        if name not in FOREIGN:
            fields.setdefault(name, []).append(unescape(value))
    return fields


def answered(page: TestResponse, **said: Any) -> dict[str, Any]:
    answers = {"owner": "1", "room": "new", "alerts": "on", "zone": "Asia/Seoul"}
    return {**hidden_fields(page), **answers, "relation": "customer", **said}


def bring_in(client: FlaskClient, content: str | bytes = ANDROID_KOREAN, **said: Any) -> Any:
    return client.post("/imports", data=answered(send_file(client, content), **said))


def picks(page: TestResponse, field: str = "picked") -> dict[str, tuple[str, bool]]:
    """Read the list to tick: the number and whether it is ticked, by what is shown."""
    found = re.findall(
        rf'name="{field}" value="(\d+)"[^>]*?( checked)?>'
        r'<span class="pick-name">([^<]*)</span><span class="line-aside">([^<]*)',
        page.text,
    )
    return {f"{unescape(name)} {count}": (place, bool(on)) for place, on, name, count in found}


def asked(page: TestResponse) -> set[str]:
    """Which questions a preview asks."""
    names = ("owner", "alerts", "room", "picked", "relation")
    found = {name for name in names if f'id="f-{name}"' in page.text}
    return found | ({"zone"} if 'select name="zone"' in page.text else set())
