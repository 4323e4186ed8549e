import json
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.importing.slack import looks_like, read_slack

TS = "1683540000.{:06d}"
CHANNELS = [{"id": "C1", "name": "general"}, {"name": "nameless"}, "no channel"]
DMS = [{"id": "D1", "members": ["U1", "U2"]}]
USERS = [
    {"id": "U1", "name": "mina", "profile": {"display_name": "미나"}},
    {"id": "U2", "real_name": "Garam Lee"},
    {"id": "U3"},
    {"name": "no id"},
]


def said(number: int, user: str = "U1", **more: Any) -> dict[str, Any]:
    return {"type": "message", "user": user, "text": "hushhush", "ts": TS.format(number), **more}


def packed(parts: dict[str, Any], root: str = "") -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            archive.writestr(root + name, content)
    return file.getvalue()


def workspace(**more: Any) -> dict[str, Any]:
    return {
        "channels.json": CHANNELS,
        "dms.json": DMS,
        "users.json": USERS,
        "general/2023-05-08.json": [said(1), said(2, "U2"), said(3, subtype="channel_join")],
        "general/2023-05-09.json": [said(4, thread_ts=TS.format(1))],
        "D1/2023-05-08.json": [said(5, "U3")],
        **more,
    }


def test_each_channel_is_a_room_and_each_member_a_sender() -> None:
    content = packed(workspace())

    export = read_slack(content)

    assert looks_like(content)
    assert sorted(export.rooms) == ["C1\tgeneral", "D1\t미나, Garam Lee"]
    assert sorted(export.senders) == ["U1\t미나", "U2\tGaram Lee", "U3\tU3"]
    assert (len(export.timeline.moments), export.timeline.system_lines) == (4, 1)
    assert not export.timeline.is_local


def test_a_message_is_known_by_channel_and_stamp() -> None:
    again = packed(workspace(**{"general/2023-05-10.json": [said(1), said(1)]}))

    identities = read_slack(again).identities

    assert len(identities) == 4
    assert f"C1|{TS.format(1)}" in identities


def test_an_export_may_be_packed_within_a_folder() -> None:
    assert len(read_slack(packed(workspace(), root="export/")).timeline.moments) == 4


def test_a_list_deeper_inside_is_not_the_one() -> None:
    more = {"general/old/users.json": [{"id": "U1", "name": "other"}]}

    assert "U1\t미나" in read_slack(packed(workspace(**more))).senders


def test_a_folder_that_no_list_names_is_a_room_by_its_name() -> None:
    export = read_slack(packed({"channels.json": [], "lost/2023-05-08.json": [said(1)]}))

    assert export.rooms == ("lost",)
    assert export.senders == ("U1\tU1",)


def test_an_export_may_have_no_folders_and_its_lists_at_the_end() -> None:
    days = {"2023-05-08.json": [said(1)], "2023-05-09.json": [said(2, "U2")]}

    export = read_slack(packed({**days, "users.json": USERS, "channels.json": []}))

    assert (export.rooms, export.senders) == (("",), ("U1\t미나", "U2\tGaram Lee"))


def test_a_person_no_list_names_goes_by_the_name_on_the_message() -> None:
    guest = said(1, "U9", user_profile={"real_name": "Guest"})

    export = read_slack(packed({"channels.json": [], "c/2023-05-08.json": [guest]}))

    assert export.senders == ("U9\tGuest",)


@pytest.mark.parametrize(
    "more",
    [
        {"subtype": "tombstone"},
        {"subtype": "a word of next year"},
        {"hidden": True},
        {"user": "USLACKBOT"},
        {"user": "UBOT"},
        {"user": None},
    ],
)
def test_what_a_program_or_the_channel_says_is_counted_only(more: dict[str, Any]) -> None:
    people = [*USERS, {"id": "UBOT", "is_bot": True, "name": "bot"}]
    odd = {"users.json": people, "general/2023-05-10.json": [said(9) | more]}

    line = read_slack(packed(workspace(**odd))).timeline

    assert (len(line.moments), line.system_lines) == (4, 2)


@pytest.mark.parametrize("subtype", ["thread_broadcast", "file_share", "me_message", None])
def test_what_a_person_sends_counts_whatever_it_is(subtype: str | None) -> None:
    more = {"general/2023-05-10.json": [said(9, subtype=subtype)]}

    assert len(read_slack(packed(workspace(**more))).timeline.moments) == 5


def test_a_repeated_message_is_told() -> None:
    again = {"general/2023-05-10.json": [said(1), said(2, "U2")]}

    (found,) = read_slack(packed(workspace(**again))).timeline.warnings

    assert (found.code, found.count) == ("repeated_rows", 2)


def test_half_a_sign_in_a_name_can_still_be_hashed() -> None:
    half = "\ud83d"
    odd = {
        "channels.json": [{"id": "C1", "name": half}],
        "general/2023-05-08.json": [said(1, half), said(2) | {"ts": f"1683540000.{half}"}],
    }

    export = read_slack(packed(workspace(**odd)))

    assert "".join((*export.rooms, *export.senders, *export.identities)).encode()


def test_more_than_fits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.importing.slack.MOST_MESSAGES", 3)
    with pytest.raises(Invalid, match="too_many_messages"):
        read_slack(packed(workspace()))
    monkeypatch.setattr("journal.importing.slack.LARGEST_FILE_BYTES", 8)
    with pytest.raises(Invalid, match="too_large"):
        read_slack(packed(workspace()))


@pytest.mark.parametrize("ts", [None, "", "x.1", "1.5", "99999999999.1", "9" * 40])
def test_a_stamp_that_cannot_be_is_left_out_and_counted(ts: object) -> None:
    odd = {"general/2023-05-11.json": [said(1) | {"ts": ts}]}

    (found,) = read_slack(packed(workspace(**odd))).timeline.warnings

    assert (found.code, found.count) == ("rows_left_out", 1)


def test_what_no_person_sent_is_counted_only() -> None:
    bots = [said(7, subtype="bot_message"), {"type": "message", "ts": TS.format(8)}]
    more = {"general/2023-05-12.json": [*bots, {"type": "file"}, "x"], "general/x.json": {"a": 1}}

    assert read_slack(packed(workspace(**more))).timeline.system_lines == 3


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"{}", "unknown_layout"),
        (packed({"notes.txt": b"x"}), "unknown_layout"),
        (packed({"users.json": []}), "unknown_layout"),
        (packed({"channels.json": [], "c/2023-05-08.json": b"0" * 3_000_000}), "unsafe_zip"),
        (packed({"channels.json": [], "c/2023-05-08.json": b"[" * 1000}), "damaged_json"),
        (packed({"channels.json": [], "users.json": []}), "no_messages"),
        (packed({"channels.json": b"["}), "damaged_json"),
        (packed(workspace())[:-30], "damaged_zip"),
    ],
)
def test_what_is_no_export_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        read_slack(content)


def test_other_packed_files_are_not_taken_for_it() -> None:
    assert not looks_like(packed({"backup.daylio": b"x"}))
    assert not looks_like(b"channels.json users.json")
    assert not looks_like(packed({"users.json": []}))
    assert looks_like(packed({"users.json": [], "general/2023-05-08.json": []}))


@given(st.data())
def test_damage_is_refused_and_never_breaks_the_reader(data: st.DataObject) -> None:
    content = bytearray(packed(workspace()))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    try:
        found = read_slack(bytes(content))
    except Invalid:
        return
    assert len(found.timeline.moments) > 0
