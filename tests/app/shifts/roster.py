"""Weeks typed into the page, and the moments that pages are asked about."""

import re
from datetime import UTC, datetime
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
MONDAY = "2026-11-02"
STARTS = int(datetime(2026, 11, 2, tzinfo=UTC).timestamp())
OFFICE = {
    "days": ["0", "1", "2", "3", "4"],
    "begin": "09:00",
    "end": "18:00",
    "zone": "Asia/Seoul",
    "starting": "2026-01-01",
}


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def send_week(client: FlaskClient, **changes: object) -> TestResponse:
    return client.post("/shifts/weekly", data={"id": str(uuid4()), **OFFICE, **changes})


def add_shift(client: FlaskClient, day: str = MONDAY, **changes: str) -> TestResponse:
    sent = {"id": str(uuid4()), "begin": "20:00", "end": "23:00", **changes}
    return client.post(f"/shifts/days/{day}/shift", data=sent)


def undo(page: str, action: str) -> dict[str, str]:
    """What the undo form of a page would send."""
    form = page[page.index(f'action="{action}"') :]
    return dict(HIDDEN.findall(form[: form.index("</form>")]))
