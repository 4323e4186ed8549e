"""Good forms for the pages of the roster, without their ids."""

from datetime import timedelta
from uuid import uuid4

from flask.testing import FlaskClient

from journal.clock import utc_now
from tests.conftest import SEOUL

Form = dict[str, object]
TODAY = utc_now().astimezone(SEOUL).date()
YESTERDAY = TODAY - timedelta(days=1)
LATE: Form = {"begin": "21:00", "end": "22:00"}
RULE: Form = {
    "zone": "Asia/Seoul",
    "starting": str(YESTERDAY),
    "cycle_days": "7",
    "anchor": "1990-01-01",
    "slots": "0:540-1080 1:1080-540c",
}
CYCLE: Form = {
    "codes": "D N OFF OFF",
    "today": str(TODAY),
    "today_is": "2",
    "begin_1": "07:00",
    "end_1": "19:00",
    "begin_2": "19:00",
    "end_2": "07:00",
    "zone": "Asia/Seoul",
    "starting": str(TODAY),
}


def two_days(browser: FlaskClient) -> Form:
    """Ask for a day with a shift and the one before it to change places."""
    browser.post(f"/shifts/days/{YESTERDAY}/shift", data={"id": str(uuid4()), **LATE})
    before = YESTERDAY - timedelta(days=1)
    return {"id": str(uuid4()), "first": str(before), "second": str(YESTERDAY)}
