import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.importing.saved_mappings import saved_mappings
from journal.model import SavedMapping
from journal.rosters import memory
from journal.rosters.codes import NOT_MINE, Meaning
from journal.rosters.memory import Remembered, forget, meanings_of, remember, remembered
from journal.vocabulary import DayKind, ShiftKind

NOW = datetime(2026, 3, 10, tzinfo=UTC)
NIGHT = Meaning(((1320, 420),))
KNOWN = {"N": NIGHT, "휴": Meaning(free=DayKind.OFF), "당직": Meaning((), ShiftKind.ON_CALL)}


def test_meanings_are_known_again_in_any_writing(session: Session, mina_id: UUID) -> None:
    remember(session, mina_id, KNOWN, NOW)

    assert meanings_of(session, mina_id, ["n", " 휴", "당직", "Z"]) == {
        "n": NIGHT,
        " 휴": KNOWN["휴"],
        "당직": KNOWN["당직"],
    }


def test_no_word_of_a_code_is_kept(session: Session, mina_id: UUID) -> None:
    remember(session, mina_id, {"D(김 대신)": NIGHT}, NOW)

    (row,) = session.scalars(select(SavedMapping))
    assert "김" not in row.mapping + json.dumps(json.loads(row.mapping), ensure_ascii=False)
    assert row.name == ""


def test_what_one_person_knows_another_does_not(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    remember(session, mina_id, KNOWN, NOW)

    assert meanings_of(session, jun_id, ["N"]) == {}
    assert remembered(session, jun_id) == Remembered({})


def test_a_new_meaning_takes_the_place_of_the_old_and_others_stay(
    session: Session, mina_id: UUID
) -> None:
    remember(session, mina_id, KNOWN, NOW)
    remember(session, mina_id, {"N": NOT_MINE}, NOW)

    assert meanings_of(session, mina_id, ["N", "휴"]) == {"N": NOT_MINE, "휴": KNOWN["휴"]}


def test_only_so_many_are_kept_and_the_newest_first(
    session: Session, mina_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "MOST_KEPT", 2)
    remember(session, mina_id, {"A": NIGHT, "B": NIGHT}, NOW)
    remember(session, mina_id, {"C": NIGHT}, NOW)

    assert set(meanings_of(session, mina_id, ["A", "B", "C"])) == {"A", "C"}


def test_what_a_feed_is_about_stands_apart_and_can_be_forgotten(
    session: Session, mina_id: UUID
) -> None:
    feed_id = uuid4()
    remember(session, mina_id, {"N": NIGHT}, NOW, under=feed_id, has_all=True)

    assert remembered(session, mina_id, feed_id).has_all
    assert meanings_of(session, mina_id, ["N"]) == {}
    forget(session, mina_id, feed_id)
    assert remembered(session, mina_id, feed_id) == Remembered({})


def test_codes_are_not_among_the_mappings_of_columns(session: Session, mina_id: UUID) -> None:
    remember(session, mina_id, KNOWN, NOW)

    assert saved_mappings(session, mina_id) == []


def test_a_mapping_of_columns_is_no_mapping_of_codes(session: Session, mina_id: UUID) -> None:
    other = uuid4()
    session.add(
        SavedMapping(
            account_id=mina_id, id=other, name="x", head_key=b"y", mapping="{}", created_at=NOW
        )
    )

    assert remembered(session, mina_id, other) == Remembered({})
