import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.importing.daylio import read_daylio
from journal.importing.daylio_diary import Mood
from journal.importing.export import ReadingWarning
from tests.journal.importing.diaries import (
    ACTIVITIES,
    MINUTES,
    NAMES,
    activities,
    backup,
    entry,
    minutes,
    names,
    packed,
    refusal_of,
    tree,
)
from tests.journal.importing.mutated import bent


def test_a_backup_gives_the_same_entries_and_knows_its_zone() -> None:
    diary = read_daylio(backup())

    assert minutes(diary) == [*MINUTES]
    assert names(diary) == NAMES
    assert activities(diary) == ACTIVITIES
    assert {entry.offset for entry in diary.entries} == {9 * 3600}
    assert (diary.layout, diary.is_local, diary.warnings) == ("daylio_backup", False, ())


def test_the_groups_of_a_backup_propose_all_steps() -> None:
    assert [mood.proposed for mood in read_daylio(backup()).moods] == [3, 1, 4, 4]


def test_moods_of_a_backup_without_a_list_are_the_first_five() -> None:
    diary = read_daylio(backup(customMoods=[{"id": 6, "custom_name": ""}, 7, {"id": "x"}]))

    assert set(diary.moods) == {Mood("6", None), Mood("meh", 3), Mood("awful", 1), Mood("good", 4)}


def test_a_backup_need_not_be_wrapped_twice() -> None:
    diary = read_daylio(packed(json.dumps(tree()).encode(), "backup/backup.daylio"))

    assert minutes(diary) == [*MINUTES]


@pytest.mark.parametrize("lost", ["year", "month", "day", "hour", "minute"])
def test_the_instant_stands_in_for_a_lost_date(lost: str) -> None:
    one = entry(1, hours=-4.5)
    del one[lost]

    assert minutes(read_daylio(backup(dayEntries=[one]))) == [181]


@pytest.mark.parametrize("offset", [None, "x", 10**9])
def test_without_an_offset_the_zone_is_asked(offset: object) -> None:
    diary = read_daylio(backup(dayEntries=[entry(0) | {"timeZoneOffset": offset}]))

    assert diary.is_local
    assert minutes(diary) == [0]


@pytest.mark.parametrize(
    "broken",
    [
        {"mood": 99},
        {"mood": None},
        {"month": 12, "datetime": None},
        {"day": 10**30, "datetime": None},
        {"year": 1999, "datetime": "x"},
        {"hour": 24, "timeZoneOffset": None},
        {"minute": "1", "datetime": 3},
    ],
)
def test_entries_without_mood_or_moment_are_counted(broken: dict[str, object]) -> None:
    diary = read_daylio(backup(dayEntries=[entry(3), entry(0) | broken, 7]))

    assert minutes(diary) == [MINUTES[3]]
    assert diary.warnings == (ReadingWarning("rows_left_out", 2),)


def test_unknown_tags_are_passed_over() -> None:
    tags = [{"id": 2, "name": " 걷기\n" + "가" * 80}, {"id": [], "name": "x"}, None]

    diary = read_daylio(backup(tags=tags, dayEntries=[entry(2), entry(0) | {"tags": None}]))

    assert diary.activities == (f"걷기 {'가' * 57}",)


def test_what_cannot_be_read_of_a_backup_is_refused() -> None:
    assert refusal_of(packed(b"", "other")) == ("zip_file", None)
    assert refusal_of(packed(b"x", "backup.daylio.txt")) == ("unknown_layout", None)
    assert refusal_of(packed(b"A")) == ("damaged_backup", None)
    assert refusal_of(packed(b"{")) == ("damaged_json", 1)
    assert refusal_of(packed(b'{"dayEntries": 1}')) == ("damaged_backup", None)
    assert refusal_of(packed(b"W10=")) == ("damaged_backup", None)
    assert refusal_of(backup()[:-40]) == ("damaged_zip", None)
    assert refusal_of(backup(dayEntries=[], tags=None)) == ("no_messages", None)


@given(st.binary(max_size=12), st.lists(st.integers(0, 1000), min_size=2, max_size=6))
def test_bent_trees_are_read_or_refused(piece: bytes, cuts: list[int]) -> None:
    content = packed(bent(json.dumps(tree()).encode(), piece, cuts))
    try:
        diary = read_daylio(content)
    except Invalid:
        return

    assert diary.entries
