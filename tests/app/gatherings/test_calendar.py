"""The calendar: a file of one date, of all of hers, and an address to subscribe to."""

import re

from app.database import writing
from journal.accounts.rules import LIMITS
from journal.teams.joining import leave
from journal.vocabulary import Locale, OwnPurpose
from tests.app.gatherings.gathering import HELD_ON, LIST, NOW, Harbour, page_of
from tests.conftest import CastMember

FEED = f"{LIST}/feed"


def address_in(page: str) -> str:
    found = re.search(r"http://localhost(/sessions/group/feed/[\w-]+\.ics)", page)
    assert found
    return found.group(1)


def test_one_date_is_a_file(harbour: Harbour, mina: CastMember) -> None:
    class_ = harbour.announce()

    answer = mina.client.get(f"{page_of(class_)}/session.ics")

    assert answer.mimetype == "text/calendar"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert f"UID:{class_}-{HELD_ON:%Y%m%d}@offshift" in answer.text
    assert "DTSTART;TZID=Asia/Seoul:20260313T173000" in answer.text
    assert "VALARM" not in answer.text


def test_the_file_of_all_has_those_she_has_a_place_at(
    harbour: Harbour, mina: CastMember, jun: CastMember
) -> None:
    mine, full = harbour.announce(), harbour.announce(title="Walk")
    harbour.announce(title="Talk")
    harbour.join(mina, mine)
    harbour.join(jun, full)
    harbour.join(mina, full)

    assert re.findall("SUMMARY:(.*)\r", mina.client.get(f"{LIST}/mine.ics").text) == [
        "Friday class"
    ]


def test_who_is_reminded_has_an_alarm_that_says_nothing(harbour: Harbour, mina: CastMember) -> None:
    path = page_of(harbour.announce())
    harbour.agree(mina, OwnPurpose.REMINDERS)
    form = {"id": "7b5a8b5e-5d5e-4d4b-9d6f-1f8e8f0a1c11", "begin": "09:00", "end": "19:00"}
    mina.client.post(f"/shifts/days/{HELD_ON}/shift", data=form)

    content = mina.client.get(f"{path}/session.ics").text

    assert "TRIGGER:-PT10M" in content
    assert re.findall("SUMMARY:(.*)\r", content) == ["Offshift"]


def test_an_address_is_shown_once_and_gives_her_dates_to_whoever_has_it(
    harbour: Harbour, mina: CastMember
) -> None:
    harbour.join(mina, harbour.announce())

    address = address_in(mina.client.post(FEED).text)

    answer = harbour.app.test_client().get(address)
    assert answer.status_code == 200
    assert "SUMMARY:Friday class" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "mina" not in answer.text
    assert "/feed/" not in re.sub('action="[^"]*"', "", mina.client.get(LIST).text)
    assert "You have one. A new one ends it." in mina.client.get(LIST).text


def test_the_feed_speaks_its_owners_language(harbour: Harbour) -> None:
    hana = harbour.seat("hana", Locale.KO)

    address = address_in(hana.client.post(FEED).text)

    assert "X-WR-CALNAME:세션" in harbour.app.test_client().get(address).text


def test_a_new_address_ends_the_old_one_and_it_can_be_ended(
    harbour: Harbour, mina: CastMember
) -> None:
    stranger = harbour.app.test_client()
    old, new = (address_in(mina.client.post(FEED).text) for _time in range(2))

    assert [stranger.get(one).status_code for one in (old, new)] == [404, 200]
    answer = mina.client.post(f"{FEED}/end")
    assert (answer.status_code, answer.location) == (303, f"{LIST}?done=ended")
    assert "That address shows nothing any more." in mina.client.get(answer.location).text
    assert stranger.get(new).status_code == 404


def test_who_guesses_addresses_is_slowed_down(harbour: Harbour, mina: CastMember) -> None:
    stranger, guess = harbour.app.test_client(), f"{FEED}/{'a' * 43}.ics"
    address = address_in(mina.client.post(FEED).text)
    codes = {stranger.get(guess).status_code for _try in range(LIMITS["network"])}

    assert codes == {404}
    assert stranger.get(guess).status_code == 429
    assert stranger.get(address).status_code == 200


def test_what_is_no_address_by_its_shape_is_no_guess(harbour: Harbour) -> None:
    stranger = harbour.app.test_client()
    codes = {stranger.get(f"{FEED}/short.ics").status_code for _try in range(LIMITS["network"])}

    assert codes | {stranger.get(f"{FEED}/{'a' * 43}.ics").status_code} == {404}


def test_who_has_left_can_still_end_her_address(harbour: Harbour, mina: CastMember) -> None:
    harbour.join(mina, harbour.announce())
    address = address_in(mina.client.post(FEED).text)
    with harbour.app.app_context(), writing() as session:
        leave(session, mina.id, NOW)

    assert "VEVENT" not in harbour.app.test_client().get(address).text
    assert f'action="{FEED}/end"' in mina.client.get(LIST).text
    mina.client.post(f"{FEED}/end")
    assert f'action="{FEED}' not in mina.client.get(LIST).text
