import re
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.app.check_ins.entering import check_in
from tests.app.interactions.entering import hit
from tests.app.log.filling import fill
from tests.conftest import CastMember

PUSHED = {
    "id": str(uuid4()),
    "initiation": "pushed",
    "date": "2026-03-02",
    "time": "23:40",
}
LINES = re.compile(r'class="line" href="/(?:check-ins|interactions|contact)/([0-9a-f-]{36})')


def test_three_things_can_be_put_down(mina: CastMember) -> None:
    page = mina.client.get("/log").text

    for way in ("/check-ins/new", "/interactions/new", "/contact"):
        assert f'class="tap" href="{way}"' in page
    assert "Days without an entry are fine." in page


def test_entries_stand_under_their_day(mina: CastMember) -> None:
    check_in(mina.client, mood="3")
    hit(mina.client, kind="own_slip")

    page = mina.client.get("/log").text

    order = [page.index(word) for word in ("Mon, 2 Mar", "Check-in", "My own slip")]
    assert order == sorted(order)
    assert page.count("Mon, 2 Mar") == 1


def test_contact_entered_by_hand_stands_there_too(mina: CastMember) -> None:
    mina.client.post("/contact", data=PUSHED)

    page = mina.client.get("/log").text

    assert "It came to me" in page
    assert "11:40" in page


def test_days_without_entries_are_lighter(mina: CastMember) -> None:
    for day in ("2026-03-02", "2026-03-05", "2026-03-20"):
        check_in(mina.client, mood="3", date=day, day=day, day_for=f"{day}T18:30")

    page = mina.client.get("/log").text

    assert re.findall(r'empty-day">(.*?)</p>', page) == ["Wed, 4 Mar", "Tue, 3 Mar"]


def test_after_midnight_an_entry_stands_under_its_shifts_day(mina: CastMember) -> None:
    moved = {"date": "2026-03-03", "time": "01:30", "day_for": "2026-03-03T01:30"}
    check_in(mina.client, mood="3", **moved)
    hit(mina.client, kind="refusal")

    page = mina.client.get("/log").text

    assert page.count("Mon, 2 Mar") == 1
    assert re.findall(r"[^>]*3 Mar[^<]*", page) == ["Tue, 3 Mar 1:30 AM"]


def test_pages_hold_every_entry_once(mina: CastMember) -> None:
    logged = fill(mina, 120)
    seen: list[str] = []
    address: str | None = "/log"

    while address:
        page = mina.client.get(address).text
        seen += LINES.findall(page)
        found = re.search(r'href="(/log\?before=[^"]+)"', page)
        address = found and found.group(1)

    assert len(seen) == len(logged)
    assert set(seen) == logged


def test_the_page_makes_four_queries(mina: CastMember, statements: list[str]) -> None:
    fill(mina, 60)
    statements.clear()

    mina.client.get("/log")

    assert len(statements) == 4


def test_older_pages_lead_back(mina: CastMember) -> None:
    page = mina.client.get("/log?before=2026-03-02T09:30:00%2B00:00~" + "0" * 32).text

    assert "Older entries" in page
    assert 'href="/log">Back to the newest' in page
    assert "/check-ins/new" not in page


@pytest.mark.parametrize(
    "place",
    [
        "yesterday",
        "2026-03-02T09:30:00%2B00:00~x",
        "2026-03-02~" + "0" * 32,
        "0001-01-01T00:00:00%2B14:00~" + "0" * 32,
        "9999-12-31T23:59:59-14:00~" + "0" * 32,
    ],
)
def test_what_is_no_place_in_the_log_is_not_there(mina: CastMember, place: str) -> None:
    assert mina.client.get(f"/log?before={place}").status_code == 404


def test_nobody_sees_the_log_of_another(mina: CastMember, jun: CastMember) -> None:
    check_in(mina.client, mood="3")

    assert LINES.findall(jun.client.get("/log").text) == []


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/log").status_code == 303


def test_the_log_is_not_for_sending(mina: CastMember) -> None:
    assert mina.client.post("/log").status_code == 405
