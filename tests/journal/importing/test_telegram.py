import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.importing.export import CHANNELS, OUTCOMES
from journal.importing.telegram import _what_counts, looks_like, read_telegram
from journal.vocabulary import ContactChannel, ContactOutcome, ZoneBasis

AT = 1_683_540_000


def said(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2023-05-08T19:00:00",
        "date_unixtime": str(AT + number),
        "from": "가람",
        "from_id": "user7",
        "text": ["hushhush", {"type": "bold", "text": "words"}],
        **more,
    }


def call(number: int, **more: Any) -> dict[str, Any]:
    about = {"type": "service", "action": "phone_call", "actor": "가람", "actor_id": "user7"}
    return {**said(number), **about, "from": None, "from_id": None, **more}


def chat(*messages: Any, **more: Any) -> bytes:
    return json.dumps({"name": "Shop", "id": 11, "messages": messages, **more}).encode()


def whole(*chats: dict[str, Any], **more: Any) -> bytes:
    return json.dumps({"chats": {"list": chats}, **more}).encode()


def test_one_chat_is_one_room() -> None:
    content = chat(said(1), said(2, **{"from": "미나", "from_id": "user9"}))

    export = read_telegram(content)

    assert looks_like(content)
    assert (export.rooms, export.senders) == (("11\tShop",), ("user7\t가람", "user9\t미나"))
    assert list(export.timeline.moments) == [AT + 1, AT + 2]
    assert export.identities == ("11|1", "11|2")
    assert export.timeline.zone_basis is ZoneBasis.EPOCH


def test_an_account_has_all_its_chats_and_says_whose_it_is() -> None:
    me = {"personal_information": {"user_id": 9, "first_name": "Mina"}}
    mine = said(2, **{"from": "미나", "from_id": "user9"})
    chats = [
        {"id": 1, "messages": [said(1)]},
        {"id": 2, "name": "b", "messages": [mine]},
        "no chat",
    ]

    export = read_telegram(whole(*chats, **me, left_chats={"list": [{"messages": [said(3)]}]}))

    assert export.rooms == ("1\t1", "2\tb", "chat 2\tchat 2")
    assert export.senders[export.timeline.owner or 0] == "user9\t미나"


def test_a_chat_without_a_number_is_known_by_nothing_but_its_name() -> None:
    nameless = json.dumps({"messages": [said(1)]}).encode()
    named = json.dumps({"name": "Shop", "messages": [said(1)]}).encode()

    assert (read_telegram(nameless).rooms, read_telegram(nameless).identities) == (("",), ())
    assert read_telegram(named).rooms == ("Shop\tShop",)


def test_own_notes_reach_nobody() -> None:
    notes = {"id": 5, "type": "saved_messages", "messages": [said(1)]}

    with pytest.raises(Invalid, match="unknown_layout"):
        read_telegram(whole(notes))
    assert read_telegram(whole(notes, {"id": 1, "messages": [said(2)]})).rooms == ("1\t1",)


def test_a_message_that_is_there_twice_counts_once() -> None:
    line = read_telegram(whole({"id": 1, "messages": [said(1)]}, {"id": 1, "messages": [said(1)]}))

    assert len(line.timeline.moments) == 1
    assert line.timeline.warnings[0].code == "repeated_rows"


def test_people_of_older_exports_are_numbers() -> None:
    content = whole(
        {"id": 1, "messages": [said(1, from_id=7), said(2, from_id=9)]},
        personal_information={"user_id": 7},
    )

    export = read_telegram(content)

    assert (export.senders, export.timeline.owner) == (("user7\t가람", "user9\t가람"), 0)


def test_half_a_sign_in_a_name_can_still_be_hashed() -> None:
    content = chat(said(1, **{"from": "\ud83d", "from_id": "\ud83d"}), name="\ud83d")

    export = read_telegram(content)

    assert "".join((*export.rooms, *export.senders, *export.identities)).encode()


def test_words_are_dropped_while_a_file_is_read() -> None:
    assert _what_counts([("id", 1), ("text", "hushhush"), ("phone_number", "010")]) == {"id": 1}


def test_a_sender_who_takes_another_name_stays_one() -> None:
    export = read_telegram(chat(said(1), said(2, **{"from": "가람 (new)"})))

    assert export.senders == ("user7\t가람",)


@pytest.mark.parametrize(
    "more, outcome, lasted",
    [
        ({"duration_seconds": 30}, ContactOutcome.ANSWERED, 30),
        ({"discard_reason": "missed"}, ContactOutcome.MISSED, 0),
        ({"discard_reason": "disconnect", "duration_seconds": 5}, ContactOutcome.ANSWERED, 5),
        ({"discard_reason": "hangup"}, ContactOutcome.MISSED, 0),
    ],
)
def test_calls_have_an_outcome_and_a_length(
    more: dict[str, Any], outcome: ContactOutcome, lasted: int
) -> None:
    line = read_telegram(chat(call(1, **more))).timeline

    assert CHANNELS[line.channels[0]] is ContactChannel.CALL
    assert (OUTCOMES[line.outcomes[0]], line.durations[0]) == (outcome, lasted)


def test_what_happened_in_a_chat_is_counted_only() -> None:
    export = read_telegram(chat(said(1), {"type": "service", "action": "pin_message"}, "x"))

    assert (len(export.timeline.moments), export.timeline.system_lines) == (1, 1)


def test_old_exports_have_the_clock_of_the_computer_alone() -> None:
    old = {"type": "message", "date": "2023-05-08T19:00:00", "from": "가람", "text": "x"}

    export = read_telegram(chat(old))

    assert (export.timeline.is_local, list(export.timeline.moments)) == (True, [1683572400])
    assert (export.senders, export.identities) == (("가람",), ())


@pytest.mark.parametrize("written", ["soon", None, 5, "2023-05-08T19:00:00+09:00", "0001-01-01"])
def test_an_old_moment_that_cannot_be_is_left_out(written: object) -> None:
    good = {"type": "message", "date": "2023-05-08T19:00:00", "from": "가람"}

    line = read_telegram(chat(good, {**good, "date": written})).timeline

    assert (len(line.moments), line.warnings[0].code) == (1, "rows_left_out")


def test_a_moment_that_cannot_be_is_left_out() -> None:
    line = read_telegram(chat(said(1), said(2, date_unixtime="soon"))).timeline

    assert (len(line.moments), line.warnings[0].count) == (1, 1)


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"[]", "unknown_layout"),
        (b'{"chats": {"list": 5}}', "unknown_layout"),
        (b'{"chats": [], "messages": 3}', "unknown_layout"),
        (chat(), "no_messages"),
        (b'{"messages": [', "damaged_json"),
        (b"\xef\xbb\xbf <!DOCTYPE html><title>Exported Data</title>", "unknown_layout"),
        (b"", "empty_file"),
        (b'{"messages":' + b"[" * 100_000, "damaged_json"),
    ],
)
def test_what_is_no_export_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        read_telegram(content)


def test_other_json_is_not_taken_for_it() -> None:
    assert not looks_like(b'{"buckets": {}}')
    assert not looks_like(b'["messages", "from"]')
    assert not looks_like(b'{"messages": []}')
    assert not looks_like(b'{"messages": [{"sender_name": "a", "timestamp_ms": 1}]}')
    assert not looks_like(b"<!DOCTYPE html><title>Elsewhere</title>")


@pytest.mark.parametrize(
    "beginning",
    [
        b'\xef\xbb\xbf{"about": "Here is the data you requested. Remember"',
        b'{\n "personal_information": {"user_id": 1',
        b'{"messages": [{"type": "service"',
        b"<!DOCTYPE html>\n<html>\n <head>\n  <title>Exported Data</title>",
    ],
)
def test_its_files_and_its_page_are_known_by_their_beginning(beginning: bytes) -> None:
    assert looks_like(beginning)


@given(st.data())
def test_damage_is_refused_and_never_breaks_the_reader(data: st.DataObject) -> None:
    content = bytearray(chat(said(1), call(2), said(3)))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    try:
        found = read_telegram(bytes(content))
    except Invalid:
        return
    assert len(found.timeline.moments) > 0
