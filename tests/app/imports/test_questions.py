"""Only what a file leaves open is asked."""

import json

import pytest

from tests.app.imports.browsing import asked, bring_in, hidden_fields, picks, send_file
from tests.conftest import CastMember
from tests.journal.importing.exports import ANDROID_KOREAN, MAC_TABLE, make_room
from tests.journal.importing.test_phone import call, calls

WORK, FRIEND = "01011111111", "01022222222"
PHONE = calls(
    call(number=WORK, contact_name="가람"),
    call(number=WORK, minute=3),
    call(2, number=FRIEND, minute=9),
)
LOOKS = json.dumps(
    {
        "buckets": {
            "aw-watcher-android-test": {
                "type": "currentwindow",
                "client": "aw-android",
                "hostname": "h",
                "created": "2024-05-10T00:00:00Z",
                "events": [
                    {
                        "timestamp": f"2024-05-10T11:0{minute}:00Z",
                        "duration": 3.5,
                        "data": {"app": app, "package": f"com.{app}", "classname": "x"},
                    }
                    for minute, app in enumerate(("talk", "mail", "talk"))
                ],
            }
        }
    }
).encode()


@pytest.mark.parametrize(
    "content,questions",
    [
        (ANDROID_KOREAN, {"owner", "alerts", "room", "relation", "zone"}),
        (MAC_TABLE, {"owner", "alerts", "room", "relation", "zone"}),
        (PHONE, {"picked", "relation"}),
        (LOOKS, {"picked", "relation"}),
    ],
)
def test_each_file_is_asked_only_what_it_leaves_open(
    mina: CastMember, content: str | bytes, questions: set[str]
) -> None:
    page = send_file(mina.client, content)

    assert page.status_code == 200
    assert asked(page) == questions


def test_numbers_are_listed_with_counts_and_none_is_ticked(mina: CastMember) -> None:
    listed = picks(send_file(mina.client, PHONE))

    assert [name for name in listed if WORK in name and name.endswith(" 2")]
    assert not any(is_on for _place, is_on in listed.values())


def test_only_what_is_picked_is_kept_and_known_the_next_time(mina: CastMember) -> None:
    page = send_file(mina.client, PHONE)
    work = next(place for name, (place, _on) in picks(page).items() if WORK in name)

    done = bring_in(mina.client, PHONE, picked=[work])

    assert "New: 2 calls and texts." in mina.client.get(done.headers["Location"]).text
    again = picks(send_file(mina.client, PHONE))
    assert [is_on for name, (_place, is_on) in again.items() if WORK in name] == [True]
    assert [is_on for name, (_place, is_on) in again.items() if FRIEND in name] == [False]


@pytest.mark.parametrize("picked", [[], ["99"], ["x"], ["9" * 4000]])
def test_at_least_one_has_to_be_picked(mina: CastMember, picked: list[str]) -> None:
    page = bring_in(mina.client, PHONE, picked=picked)

    assert page.status_code == 422
    assert 'href="#f-picked"' in page.text
    assert WORK in page.text


def test_looking_again_keeps_ticks_and_names(mina: CastMember) -> None:
    first = send_file(mina.client, PHONE)
    fields = {**hidden_fields(first), "zone": "Asia/Seoul", "picked": ["0"]}

    again = mina.client.post("/imports/preview", data=fields)

    assert "2 calls and texts" in again.text
    assert [is_on for _place, is_on in picks(again).values()] == [True, False]


def test_the_kind_is_said_and_can_be_overruled(mina: CastMember) -> None:
    page = send_file(mina.client)
    overruled = send_file(mina.client, ANDROID_KOREAN, kind="phone")

    assert "This looks like: KakaoTalk." in page.text
    assert "/imports?kind=kakaotalk" in page.text
    assert overruled.status_code == 422
    assert '<option value="phone"' in mina.client.get("/imports?kind=phone").text


def test_an_unknown_kind_is_found_out_all_the_same(mina: CastMember) -> None:
    assert send_file(mina.client, make_room(6), kind="<b>").status_code == 200


def test_the_zone_is_shown_by_an_example(mina: CastMember) -> None:
    first = send_file(mina.client)
    fields = {**hidden_fields(first), "owner": "1", "zone": "Europe/London"}

    again = mina.client.post("/imports/preview", data=fields)

    assert "The first is written as 2023-05-08 12:05." in first.text
    assert "that is Mon, 8 May 12:05" in first.text
    assert "that is Mon, 8 May 8:05" in again.text


def test_exact_moments_are_shown_on_her_own_clock(mina: CastMember) -> None:
    page = send_file(mina.client, PHONE)

    assert "The first was at Fri, 10 May 8:00" in page.text


@pytest.mark.parametrize(
    "content,kept",
    [(ANDROID_KOREAN, "Kept: when each message came"), (PHONE, "Not kept: numbers, names")],
)
def test_what_is_kept_is_said_for_its_kind(
    mina: CastMember, content: str | bytes, kept: str
) -> None:
    assert kept in send_file(mina.client, content).text
