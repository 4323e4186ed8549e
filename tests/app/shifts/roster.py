"""Weeks typed into the page, and the moments that pages are asked about."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.database import writing
from journal.rosters.commands import RosterRequest, keep_roster
from journal.rosters.plan import Plan, stretch_of
from journal.vocabulary import RosterSource, ShiftKind
from tests.conftest import SEOUL, CastMember

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
DAYS_AND_NIGHTS = {
    "codes": "D D N N OFF OFF",
    "today": MONDAY,
    "today_is": "2",
    "begin_1": "07:00",
    "end_1": "19:00",
    "begin_2": "19:00",
    "end_2": "07:00",
    "zone": "Asia/Seoul",
    "starting": MONDAY,
}


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def send_week(client: FlaskClient, **changes: object) -> TestResponse:
    return client.post("/shifts/weekly", data={"id": str(uuid4()), **OFFICE, **changes})


def send_cycle(client: FlaskClient, path: str = "/shifts/cycle", **changes: object) -> TestResponse:
    """Send two days, two nights and two days off, of which 2 November is the second."""
    return client.post(path, data={"id": str(uuid4()), **DAYS_AND_NIGHTS, **changes})


def put(client: FlaskClient, entry: str, day: str = MONDAY, **changes: str) -> TestResponse:
    """Tap a button of a day."""
    sent = {"id": str(uuid4()), "entry": entry, **changes}
    return client.post(f"/shifts/days/{day}", data=sent)


def add_shift(client: FlaskClient, day: str = MONDAY, **changes: str) -> TestResponse:
    sent = {"id": str(uuid4()), "begin": "20:00", "end": "23:00", **changes}
    return client.post(f"/shifts/days/{day}/shift", data=sent)


def undo(page: str, action: str) -> dict[str, str]:
    """What the undo form of a page would send."""
    form = page[page.index(f'action="{action}"') :]
    return dict(HIDDEN.findall(form[: form.index("</form>")]))


def bring_in(member: CastMember, first: date, days: int) -> None:
    """Give her a roster from a file: ten to four on some days in a row."""
    dates = [first + timedelta(days=number) for number in range(days)]
    shifts = tuple(
        shift
        for day in dates
        for shift in stretch_of(day, 600, 960, zone=SEOUL, kind=ShiftKind.WORK)
    )
    plan = Plan(RosterSource.GRID, SEOUL, first, dates[-1], shifts, {})
    with member.app.app_context(), writing() as session:
        keep_roster(session, member.id, RosterRequest(uuid4(), plan, is_whole=True), utc(1, 0))
