"""What a browser does on the pages of rosters from outside."""

import re
from collections import defaultdict
from html import unescape
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.journal.rosters.calendars import make_calendar, make_event
from tests.journal.rosters.tables import make_grid

FIELD = re.compile(r'<input type="(?:hidden|time|date)" name="(\w+)"[^>]* value="([^"]*)"')
CHECKED = re.compile(r'<input type="radio" name="(\w+)" value="([^"]*)"[^>]* checked')
SELECT = re.compile(r'<select name="(\w+)".*?</select>', re.DOTALL)
SELECTED = re.compile(r'<option value="([^"]*)" selected')
FOREIGN = {"csrf_token", "next", "language", "light"}
GRID = make_grid()
CALENDAR = make_calendar(
    make_event("UID:1", "RRULE:FREQ=WEEKLY;COUNT=3", title="Ward seven"),
    make_event("UID:2", start="20260305T140000Z", title="Dentist"),
    make_event("UID:3", "DTSTART;VALUE=DATE:20260307", "DURATION:P1D", title="N"),
    make_event("UID:4", "DTEND:20260301T000000Z", title="Broken"),
)

Fields = dict[str, list[str]]


def send_file(client: FlaskClient, content: str | bytes = GRID, **fields: str) -> TestResponse:
    """Choose a file; written by hand, as the test client would spool a large body to disk."""
    raw = content.encode() if isinstance(content, str) else content
    head = (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="secret-name.xlsx"\r\n\r\n'
    )
    said = {"zone": "Asia/Seoul", "text": "", **fields}
    more = "".join(
        f'\r\n--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}'
        for name, value in said.items()
    )
    body = head + raw + more.encode() + b"\r\n--x--\r\n"
    return client.post("/rosters/file", data=body, content_type="multipart/form-data; boundary=x")


def paste(client: FlaskClient, text: str, **fields: str) -> TestResponse:
    return client.post("/rosters/file", data={"zone": "Asia/Seoul", "text": text, **fields})


def fields_of(page: TestResponse, **said: Any) -> dict[str, Any]:
    """Everything the last form of a page would send, with some answers changed."""
    form = page.text.rpartition("<main")[2].rpartition("</main>")[0].rpartition("<form")[2]
    fields: Fields = defaultdict(list)
    places = [
        *((found.start(), found[1], unescape(found[2])) for found in FIELD.finditer(form)),
        *((found.start(), found[1], found[2]) for found in CHECKED.finditer(form)),
        *((found.start(), found[1], _selected(found[0])) for found in SELECT.finditer(form)),
    ]
    for _place, name, value in sorted(places):
        if name not in FOREIGN:
            fields[name].append(value)
    return {**fields, **said}


def _selected(select: str) -> str:
    found = SELECTED.search(select) or re.search(r'<option value="([^"]*)"', select)
    return unescape(found[1]) if found else ""


def choose_row(
    client: FlaskClient, page: TestResponse, row: str = "0", **said: Any
) -> TestResponse:
    return client.post("/rosters/row", data=fields_of(page, row=row, **said))


def look(client: FlaskClient, page: TestResponse, **said: Any) -> TestResponse:
    return client.post("/rosters/month", data=fields_of(page, **said))


def keep(client: FlaskClient, page: TestResponse, **said: Any) -> TestResponse:
    return client.post("/rosters", data=fields_of(page, **said))


def month_of(client: FlaskClient, content: str | bytes = GRID, **said: Any) -> TestResponse:
    """Go from a file to the preview of its months with what is proposed."""
    page = send_file(client, content)
    if 'name="row"' in page.text:
        page = choose_row(client, page)
    return look(client, page, **said)


def bring_in(client: FlaskClient, content: str | bytes = GRID, **said: Any) -> TestResponse:
    """Go from a file to the end."""
    return keep(client, month_of(client, content), **said)
