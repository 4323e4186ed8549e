"""Subscribing to a calendar, fetching it again, and ending that."""

from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask

from app.database import reading
from app.rosters.refresh import refresh_due
from journal import clock
from journal.clock import utc_now
from journal.rosters.feeds import feeds_of
from tests.app.rosters.browsing import fields_of, keep, look
from tests.app.rosters.serving import Place
from tests.conftest import SEOUL, CastMember
from tests.journal.rosters.calendars import make_calendar, make_event

TODAY = utc_now().astimezone(SEOUL).date()
FIRST = TODAY - timedelta(days=3)


def daily(hour: int = 0, title: str = "Ward seven", days: int = 10) -> bytes:
    start = f"{FIRST:%Y%m%d}T{hour:02}0000Z"
    event = make_event("UID:1", f"RRULE:FREQ=DAILY;COUNT={days}", title=title, start=start)
    other = make_event("UID:2", start=f"{TODAY:%Y%m%d}T120000Z", title="Dentist")
    return make_calendar(event, other, make_event("DTEND:20200101T000000Z")).encode()


def subscribe(mina: CastMember, place: Place, content: bytes | None = None) -> str:
    """Subscribe to the events of the ward and return the address."""
    address = place.answer("/secret.ics", daily() if content is None else content)
    page = mina.client.post("/rosters/feeds/look", data={"address": address, "zone": "Asia/Seoul"})
    kinds = ["work" if one == "none" else one for one in fields_of(page)["kind"]]
    month = look(mina.client, page, which="some", kind=[kinds[0], "none"])
    done = keep(mina.client, month)
    assert done.status_code == 303, done.text[:500]
    return address


def shown(mina: CastMember, days: int) -> str:
    day = TODAY + timedelta(days=days)
    return mina.client.get(f"/shifts/days/{day}").text.replace("\u202f", " ")


def feed_id(mina: CastMember) -> str:
    with mina.app.app_context(), reading() as session:
        (feed,) = feeds_of(session, mina.id)
    return str(feed.id)


def later(monkeypatch: pytest.MonkeyPatch, hours: int) -> None:
    moment = utc_now() + timedelta(hours=hours)
    monkeypatch.setattr(clock, "_present", lambda: moment)


def test_a_calendar_is_looked_at_before_anything_is_kept(mina: CastMember, place: Place) -> None:
    address = place.answer("/secret.ics", daily())

    page = mina.client.post("/rosters/feeds/look", data={"address": address, "zone": "Asia/Seoul"})

    assert "Which events are shifts?" in page.text
    assert "Roster apps often give" in mina.client.get("/rosters/feeds").text


def test_a_subscribed_calendar_brings_its_shifts(mina: CastMember, place: Place) -> None:
    subscribe(mina, place)

    page = mina.client.get("/rosters/feeds").text
    assert "Calendar 1" in page
    assert "Fetched 0 minutes ago." in page
    assert "9:00 AM to 5:00 PM" in shown(mina, -2)
    assert "9:00 PM" not in shown(mina, 0)
    assert "It is fetched from an address" in mina.client.get("/rosters").text


def test_the_address_is_never_shown_or_stored_in_the_open(mina: CastMember, place: Place) -> None:
    subscribe(mina, place)

    assert "secret.ics" not in mina.client.get("/rosters/feeds").text
    (file,) = (mina.app.extensions["config"].instance).glob("offshift.sqlite3")
    everything = b"".join(one.read_bytes() for one in file.parent.glob("offshift.sqlite3*"))
    for word in (b"secret.ics", b"Ward seven", b"Dentist"):
        assert word not in everything


def test_fetching_again_changes_what_is_to_come(mina: CastMember, place: Place) -> None:
    subscribe(mina, place)
    place.answer("/secret.ics", daily(hour=2))

    done = mina.client.post(f"/rosters/feeds/{feed_id(mina)}/refresh")

    assert "Fetched just now." in mina.client.get(done.headers["Location"]).text
    assert "9:00 AM to 5:00 PM" in shown(mina, -1)
    assert "11:00 AM to 7:00 PM" in shown(mina, 1)


def test_a_failure_is_said_in_words_and_keeps_what_is_there(
    mina: CastMember, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(mina, place)
    later(monkeypatch, 3)
    place.answer("/secret.ics", status=500)

    mina.client.post(f"/rosters/feeds/{feed_id(mina)}/refresh")

    page = mina.client.get("/rosters/feeds").text.replace("&#39;", "'")
    assert "Couldn't be fetched for 3 hours. The other side answered, but with an error." in page
    assert "What was known stays." in page
    assert "9:00 AM to 5:00 PM" in shown(mina, 1)


def test_something_that_is_no_calendar_any_more_is_a_failure_too(
    mina: CastMember, place: Place
) -> None:
    subscribe(mina, place)
    place.answer("/secret.ics", b"<html>sign in</html>")

    mina.client.post(f"/rosters/feeds/{feed_id(mina)}/refresh")

    assert "a calendar that we can read" in mina.client.get("/rosters/feeds").text


def test_a_calendar_without_shifts_of_hers_leaves_the_future_open(
    mina: CastMember, place: Place
) -> None:
    subscribe(mina, place)
    place.answer("/secret.ics", daily(title="Somebody else"))

    mina.client.post(f"/rosters/feeds/{feed_id(mina)}/refresh")

    assert "9:00 AM to 5:00 PM" in shown(mina, -1)
    assert "No shift on this day" in shown(mina, 1)


def test_all_events_with_a_time_count_where_she_said_so(mina: CastMember, place: Place) -> None:
    address = place.answer("/secret.ics", daily())
    page = mina.client.post("/rosters/feeds/look", data={"address": address, "zone": "Asia/Seoul"})
    keep(mina.client, look(mina.client, page, which="all"))
    place.answer("/secret.ics", daily(title="Ward nine", hour=3))

    mina.client.post(f"/rosters/feeds/{feed_id(mina)}/refresh")

    assert "12:00 PM to 8:00 PM" in shown(mina, 2)


def test_those_that_are_due_are_fetched_beside_the_requests(
    mina: CastMember, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(mina, place)
    asked = len(place.asked)
    with mina.app.app_context():
        before = refresh_due()
        later(monkeypatch, 2)
        after, again = refresh_due(), refresh_due()

    assert (before, after, again) == (0, 1, 0)
    assert len(place.asked) == asked + 1


def test_a_round_of_fetching_ends_in_time(
    mina: CastMember, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(mina, place)
    later(monkeypatch, 2)
    monkeypatch.setattr("app.rosters.refresh.SECONDS_A_ROUND", -1.0)

    with mina.app.app_context():
        assert refresh_due() == 0


def test_too_many_shifts_at_an_address_are_a_failure(
    mina: CastMember, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(mina, place)
    monkeypatch.setattr("journal.rosters.plan.MOST_SHIFTS", 2)

    mina.client.post(f"/rosters/feeds/{feed_id(mina)}/refresh")

    assert "9:00 AM to 5:00 PM" in shown(mina, 1)


def test_an_address_sealed_with_another_key_cannot_be_fetched(
    mina: CastMember, place: Place, app: Flask
) -> None:
    subscribe(mina, place)
    config = app.extensions["config"]
    app.extensions["config"] = type(config)(
        config.instance, config.database_url, "another secret of about the same length"
    )

    mina.client.post(f"/rosters/feeds/{feed_id(mina)}/refresh")

    assert "can&#39;t be opened" in mina.client.get("/rosters/feeds").text.replace("'", "&#39;")


def test_removing_keeps_what_was_worked(mina: CastMember, place: Place) -> None:
    subscribe(mina, place)

    done = mina.client.post(f"/rosters/feeds/{feed_id(mina)}/remove")

    assert "What you worked until yesterday stays" in mina.client.get(done.headers["Location"]).text
    assert "9:00 AM to 5:00 PM" in shown(mina, -1)
    assert "No shift on this day" in shown(mina, 1)


def test_the_same_address_twice_is_refused(mina: CastMember, place: Place) -> None:
    address = subscribe(mina, place)
    page = mina.client.post("/rosters/feeds/look", data={"address": address, "zone": "Asia/Seoul"})
    kinds = fields_of(page)["kind"]
    month = look(mina.client, page, which="some", kind=["work", *kinds[1:]])

    refused = keep(mina.client, month)

    assert refused.status_code == 422
    assert "subscribed to that address already" in refused.text


def test_somebody_elses_calendar_is_not_found(
    mina: CastMember, jun: CastMember, place: Place
) -> None:
    subscribe(mina, place)

    for act in ("refresh", "remove"):
        path = f"/rosters/feeds/{feed_id(mina)}/{act}"
        assert jun.client.post(path).status_code == 404
        assert mina.client.post(f"/rosters/feeds/{uuid4()}/{act}").status_code == 404
        assert mina.client.get(path).status_code == 405
