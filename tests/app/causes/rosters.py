"""Rosters to bring in, and what the pages say of them."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.app.team.house import House

NOW = datetime(2027, 2, 17, 3, tzinfo=UTC)
"""A Wednesday, noon in Seoul."""

HEAD = "worker,date,start,end\n"
QUICK = HEAD + "12,2027-02-09,14:00,23:00\n12,2027-02-10,07:00,15:00\n13,2027-02-10,09:00,18:00\n"
NIGHTS = HEAD + "".join(f"12,2027-02-0{day},22:00,06:00\n" for day in range(1, 9))


@dataclass
class Clock:
    now: datetime

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def bring(
    browser: FlaskClient, house: House, text: str = QUICK, *, unit: str = "Morning"
) -> TestResponse:
    """Paste a roster."""
    return browser.post(house.path(unit, "/roster"), data={"text": text})


def send_file(browser: FlaskClient, house: House, content: bytes) -> TestResponse:
    # Written by hand: the test client's own writer would spool a large body to disk.
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="roster.csv"\r\n\r\n'
    body = head + content + b"\r\n--x--\r\n"
    kind = "multipart/form-data; boundary=x"
    return browser.post(house.path("Morning", "/roster"), data=body, content_type=kind)


def page(browser: FlaskClient, house: House, query: str = "", *, unit: str = "Morning") -> str:
    answer = browser.get(house.path(unit, "/roster" + query))
    assert answer.status_code == 200, answer.status_code
    return answer.text


def counts(text: str) -> dict[str, int]:
    """Give the number beside each cause's heading."""
    found = re.findall(r'<section class="cause" id="(\w+)">.*?data-count="(\d+)"', text, re.DOTALL)
    return {name: int(count) for name, count in found}


def heading(text: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", text, re.DOTALL)
    assert found
    return found[1]


def shown(text: str) -> str:
    """Give the words of what is shown, without where else a lead can go."""
    return words(re.sub(r'<nav class="unit-places".*?</nav>', "", text, flags=re.DOTALL))


def words(text: str) -> str:
    """Give the text of a page without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))
