"""A roster from a file and a calendar by address, for the life in which everything is used once."""

import io
import re
from collections.abc import Callable
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient

from app.database import writing
from journal.accounts.queries import person_with_email
from journal.clock import utc_now
from journal.rosters.feeds import NewFeed, add_feed
from tests.conftest import SEOUL

ROSTER = "2026년 3월 근무표\n이름,1,2,3,4,5,6,7\n가람,D,E,N,O,D,E,N\n나래,N,O,D,E,N,O,D\n"


def roster_form(browser: FlaskClient, step: str) -> dict[str, object]:
    """Fill in a page of a roster; somebody without a journal has no page to send."""
    sent = {"file": (io.BytesIO(ROSTER.encode()), "roster.csv"), "zone": "Asia/Seoul"}
    page = browser.post("/rosters/file", data=sent)
    if page.status_code == 401:
        return {}
    row = {**_kept(page.text), "row": "0"}
    if step == "row":
        return row
    hours = {"begin": ["07:00"] * 4, "end": ["15:00"] * 4, "first": "2026-03-01"}
    own = browser.post("/rosters/row", data=row).text
    return {**_kept(own), **hours, "kind": ["work", "work", "work", "off"]}


def bring_rosters(app: Flask, browser: FlaskClient) -> dict[str, object]:
    """Keep Mina a roster, and a calendar that is never fetched, as nobody can open its address."""
    done = browser.post("/rosters", data=roster_form(browser, "month"))
    assert done.status_code == 303, done.text[:2000]
    feed = NewFeed(uuid4(), "https://x.example/a.ics", b"sealed", SEOUL, is_whole=True)
    with app.app_context(), writing() as session:
        add_feed(session, person_with_email(session, "mina@example.com").id, feed, utc_now())
    return {"roster_id": str(done.location).rpartition("=")[2], "feed_id": feed.id}


def _kept(page: str) -> dict[str, object]:
    found = {name: re.search(rf'name="{name}"[^>]*value="([^"]+)"', page) for name in _NAMES}
    return {name: one[1] for name, one in found.items() if one}


_NAMES = ("id", "parcel", "zone")

ROSTER_FORMS: dict[str, Callable[[FlaskClient], dict[str, object]]] = {
    "roster_feeds.fetch_now": lambda _: {},
    "roster_feeds.look": lambda _: {"address": "http://10.0.0.1/a.ics", "zone": "Asia/Seoul"},
    "roster_feeds.remove": lambda _: {},
    "rosters.bring": lambda _: {"text": ROSTER, "zone": "Asia/Seoul"},
    "rosters.choose_row": lambda browser: roster_form(browser, "row"),
    "rosters.create": lambda browser: roster_form(browser, "month"),
    "rosters.look": lambda browser: roster_form(browser, "month"),
    "rosters.undo": lambda _: {},
}
"""A good form for every act on rosters, by endpoint."""
