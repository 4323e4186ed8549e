from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.importing.export import ParsedExport
from journal.importing.keys import (
    beginning_key,
    dedup_keys,
    file_key,
    head_key,
    label_key,
    marks_of,
    names_its_room,
)
from journal.importing.normal_form import RoomChoice
from journal.importing.recording import Recording, Said
from journal.vocabulary import Direction, SourceKind, ZoneBasis
from tests.journal.importing.exports import IOS_ENGLISH, IOS_ENGLISH_AT, MAC_TABLE, read

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
ROOM, OTHER_ROOM = "kakaotalk|1", "kakaotalk|2"
SENT = st.lists(st.tuples(st.integers(0, 600), st.sampled_from(Direction)), max_size=40)


def test_no_key_tells_another_person_anything() -> None:
    makers = [lambda key: file_key(key, b"x"), lambda key: label_key(key, "x")]
    makers += [lambda key: head_key(key, "x"), lambda key: beginning_key(key, 1)]

    assert all(make(KEY) == make(KEY) != make(OTHER_KEY) for make in makers)
    assert len({make(KEY) for make in makers}) == len(makers)


def test_a_label_is_the_same_however_it_is_typed() -> None:
    assert label_key(KEY, " Team ") == label_key(KEY, "team")
    assert label_key(KEY, "가") == label_key(KEY, "\u1100\u1161")


@pytest.mark.parametrize(
    "one,same",
    [
        ("KakaoTalk Chats with 방 (4 people)-1.txt", "KakaoTalk Chats with 방 (5 people)-2.txt"),
        ("가람,나래 4 님과 카카오톡 대화", "가람,나래 5 님과 카카오톡 대화"),
        ("방 (3)-1.txt", "방 (3)-2.txt"),
    ],
)
def test_parts_of_one_export_have_one_head(one: str, same: str) -> None:
    assert head_key(KEY, one) == head_key(KEY, same)
    assert head_key(KEY, one) != head_key(KEY, "다른 " + one)


@pytest.mark.parametrize(
    "head,names_it",
    [
        ("새벽별 님과 카카오톡 대화", True),
        ("KakaoTalk Chats with 새벽별", True),
        ("Talk_2026.4.25 10:20-1.txt", False),
        ("KakaoTalkChats.txt", False),
        (None, False),
    ],
)
def test_a_head_made_of_the_time_of_saving_names_no_room(head: str | None, names_it: bool) -> None:  # noqa: FBT001 - table of examples
    assert names_its_room(head) is names_it


def test_a_room_is_known_by_its_title_its_beginning_or_a_label() -> None:
    titled, untitled = read(IOS_ENGLISH), read(IOS_ENGLISH_AT)

    assert room_in(titled).head_key == head_key(KEY, titled.head_line or "")
    assert room_in(untitled).head_key == room_in(read(MAC_TABLE)).head_key
    assert room_in(titled, "Team").label_key == label_key(KEY, "team")
    assert room_in(titled).label_key is None


def room_in(export: ParsedExport, label: str | None = None) -> RoomChoice:
    (room,) = marks_of(KEY, b"", export, label).rooms
    return room


@given(sent=SENT)
def test_no_two_messages_of_a_room_share_a_key(sent: list[tuple[int, Direction]]) -> None:
    keys = keys_of(ROOM, sent)

    assert len(set(keys)) == len(sent)
    assert all(len(key) == 16 for key in keys)
    assert not set(keys) & set(keys_of(OTHER_ROOM, sent))


@given(sent=SENT)
def test_a_phone_and_a_mac_give_the_same_keys(sent: list[tuple[int, Direction]]) -> None:
    cut = [(seconds // 60 * 60, direction) for seconds, direction in reversed(sent)]

    assert set(keys_of(ROOM, sent)) == set(keys_of(ROOM, cut))


def keys_of(room: str, sent: list[tuple[int, Direction]]) -> list[bytes]:
    return [key for key, _ in dedup_keys(KEY, room, sent)]


def test_messages_of_a_minute_keep_their_order() -> None:
    sent = [(60, Direction.IN), (61, Direction.OUT), (70, Direction.IN), (120, Direction.IN)]

    assert [order for _, order in dedup_keys(KEY, ROOM, sent)] == [0, 1, 2, 0]


def test_each_of_several_rooms_is_known_by_its_own_text() -> None:
    marks = marks_of(KEY, b"", two_rooms())

    assert len({room.head_key for room in marks.rooms}) == 2
    assert len(set(marks.partners)) == 2
    assert all(room.names_its_room for room in marks.rooms)
    assert [len(key) for key in marks.events] == [16, 16]


def test_what_a_room_is_called_beside_its_id_does_not_matter() -> None:
    renamed = replace(two_rooms(), rooms=("c1\tanother", "c2"))

    assert marks_of(KEY, b"", renamed).rooms == marks_of(KEY, b"", two_rooms()).rooms


def test_joined_rooms_are_one_whoever_is_in_them() -> None:
    joined = recorded(joins_rooms=True)

    assert len(marks_of(KEY, b"", joined).rooms) == 1
    assert len(marks_of(KEY, b"", joined).partners) == 2


def two_rooms() -> ParsedExport:
    return recorded(joins_rooms=False)


def recorded(*, joins_rooms: bool) -> ParsedExport:
    recording = Recording(SourceKind.SLACK, "slack", ZoneBasis.EPOCH)
    for room in ("c1\tone", "c2"):
        recording.add(Said(seconds=60, sender="a", room=room, identity=room))
    return recording.export(joins_rooms=joins_rooms)


def test_a_phone_and_a_computer_name_a_room_alike() -> None:
    phone, computer = "새벽별 3 님과 카카오톡 대화", "새벽별 님과 카카오톡 대화"

    assert head_key(KEY, phone) == head_key(KEY, computer)
    assert head_key(KEY, phone) != head_key(KEY, "저녁별 님과 카카오톡 대화")
