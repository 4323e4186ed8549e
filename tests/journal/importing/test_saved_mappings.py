from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.importing import saved_mappings as module
from journal.importing.saved_mappings import (
    SavedMapping,
    delete_mapping,
    mapping_for,
    rename_mapping,
    save_mapping,
    saved_mappings,
)
from journal.importing.saved_mappings_form import (
    as_text,
    direction_column_of,
    from_text,
    head_key_of,
)
from journal.importing.table_mapping import ColumnMapping, shape_of
from journal.importing.table_mapping_proposal import propose
from journal.vocabulary import Direction
from tests.journal.importing.tables import CALLS, table

KEY = b"k" * 32
NOW = datetime(2026, 3, 5, tzinfo=UTC)


def make(name: str = "전화", **said: object) -> SavedMapping:
    plain = SavedMapping(uuid4(), name, b"h" * 32, as_text(ColumnMapping(), KEY), NOW)
    return replace(plain, **said)


def names(session: Session, account_id: UUID) -> list[str]:
    return [one.name for one in saved_mappings(session, account_id)]


def test_a_mapping_comes_back_as_it_was() -> None:
    mapping = propose(table(CALLS))

    assert from_text(as_text(mapping, KEY), KEY, ["수신", "발신", "부재중", "새말"]) == mapping


def test_a_mapping_without_a_known_order_comes_back_too() -> None:
    mapping = ColumnMapping(moment=(1, 2), meanings={"in": Direction.IN})

    assert from_text(as_text(mapping, KEY), KEY, ["in"]) == mapping
    assert from_text(as_text(mapping, KEY), KEY, []).meanings == {}
    assert direction_column_of(as_text(mapping, KEY)) is None


def test_no_word_of_the_table_is_written_down() -> None:
    text = as_text(propose(table(CALLS)), KEY)

    assert not [word for word in ("수신", "부재중", "일자", "010", "\\u") if word in text]
    assert direction_column_of(text) == 2
    assert as_text(propose(table(CALLS)), b"another" * 5) != text


def test_a_table_is_known_again_by_its_heads() -> None:
    def key_of(text: str, key: bytes = KEY) -> bytes:
        return head_key_of(key, shape_of(table(text)))

    same = key_of("일시,방\n2026-03-04 18:05,가\n")

    assert key_of(" 일시 ,방.\n2026-04-04 18:05,나\n") == same
    assert key_of("일시,방,구분\n2026-03-04 18:05,가,in\n") != same
    assert key_of("일시,방\n2026-03-04 18:05,가\n", b"another" * 5) != same
    assert key_of("2026-03-04 18:05,가\n") != key_of("2026-03-04 18:05,가,나\n")


def test_the_newest_mapping_for_the_same_heads_is_found(session: Session, mina_id: UUID) -> None:
    save_mapping(session, mina_id, make("전화"))
    later = make("전화 2", created_at=NOW + timedelta(days=1))
    save_mapping(session, mina_id, later)

    assert mapping_for(session, mina_id, b"h" * 32) == later
    assert mapping_for(session, mina_id, b"x" * 32) is None
    assert names(session, mina_id) == ["전화", "전화 2"]


def test_the_same_name_for_the_same_heads_gives_way(session: Session, mina_id: UUID) -> None:
    first = save_mapping(session, mina_id, make())
    other = as_text(ColumnMapping(moment=(1,)), KEY)

    assert save_mapping(session, mina_id, make(" 전화 ", text=other)) == first
    assert saved_mappings(session, mina_id)[0].text == other
    save_mapping(session, mina_id, make(head_key=b"x" * 32))
    assert names(session, mina_id) == ["전화", "전화"]


def test_a_replay_keeps_one_and_another_body_is_a_conflict(session: Session, mina_id: UUID) -> None:
    mapping = make()

    assert save_mapping(session, mina_id, mapping) == mapping.id
    assert save_mapping(session, mina_id, mapping) == mapping.id
    assert len(saved_mappings(session, mina_id)) == 1
    with pytest.raises(Conflict):
        save_mapping(session, mina_id, replace(mapping, name="다른 이름"))


@pytest.mark.parametrize(
    "name, reason",
    [(" ", "name_missing"), ("가" * 41, "name_too_long"), ("a\u202eb", "name_unprintable")],
)
def test_a_name_has_to_be_one(session: Session, mina_id: UUID, name: str, reason: str) -> None:
    kept = save_mapping(session, mina_id, make())

    for act in (
        lambda: save_mapping(session, mina_id, make(name)),
        lambda: rename_mapping(session, mina_id, kept, name),
    ):
        with pytest.raises(Invalid, match=reason) as refusal:
            act()
        assert refusal.value.field == "name"


def test_only_so_many_are_kept(
    session: Session, mina_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_MAPPINGS", 1)
    save_mapping(session, mina_id, make())

    with pytest.raises(Invalid, match="too_many_mappings"):
        save_mapping(session, mina_id, make("둘"))


def test_a_mapping_is_renamed_and_deleted(session: Session, mina_id: UUID) -> None:
    kept = save_mapping(session, mina_id, make())

    rename_mapping(session, mina_id, kept, " 가게  전화 ")
    assert names(session, mina_id) == ["가게 전화"]
    delete_mapping(session, mina_id, kept)
    assert names(session, mina_id) == []


def test_somebody_elses_mapping_is_not_found(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    kept = save_mapping(session, mina_id, make())

    assert mapping_for(session, jun_id, b"h" * 32) is None
    with pytest.raises(NotFound):
        rename_mapping(session, jun_id, kept, "내 것")
    with pytest.raises(NotFound):
        delete_mapping(session, jun_id, kept)
    assert names(session, mina_id) == ["전화"]
