from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.importing.keys import (
    beginning_key,
    dedup_keys,
    file_key,
    head_key,
    known_by,
    label_key,
    names_its_room,
)
from journal.vocabulary import Direction
from tests.journal.importing.exports import IOS_ENGLISH, IOS_ENGLISH_AT, MAC_TABLE, read

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
ROOM, OTHER_ROOM = UUID(int=1), UUID(int=2)
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

    assert known_by(KEY, titled).head_key == head_key(KEY, titled.head_line or "")
    assert known_by(KEY, untitled).head_key == known_by(KEY, read(MAC_TABLE)).head_key
    assert known_by(KEY, titled, "Team").label_key == label_key(KEY, "team")
    assert known_by(KEY, titled).label_key is None


@given(sent=SENT)
def test_no_two_messages_of_a_room_share_a_key(sent: list[tuple[int, Direction]]) -> None:
    keys = dedup_keys(KEY, ROOM, sent)

    assert len(set(keys)) == len(sent)
    assert all(len(key) == 16 for key in keys)
    assert not set(keys) & set(dedup_keys(KEY, OTHER_ROOM, sent))


@given(sent=SENT)
def test_a_phone_and_a_mac_give_the_same_keys(sent: list[tuple[int, Direction]]) -> None:
    cut = [(seconds // 60 * 60, direction) for seconds, direction in reversed(sent)]

    assert set(dedup_keys(KEY, ROOM, sent)) == set(dedup_keys(KEY, ROOM, cut))
