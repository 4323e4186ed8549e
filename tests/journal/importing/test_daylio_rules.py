from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from journal.errors import Invalid
from journal.importing.daylio import read_daylio
from journal.importing.daylio_rules import (
    ComingEntry,
    DiaryRequest,
    activities_named,
    coming_entries,
    moods_named,
    proposed_moods,
)
from tests.journal.importing.diaries import FIRST, MINUTES, TABLE_A, backup, entry

SEOUL = ZoneInfo("Asia/Seoul")
KEY = b"k" * 32
NINE = 9 * 3600


def coming(content: bytes, zone: ZoneInfo = SEOUL, key: bytes = KEY) -> list[ComingEntry]:
    diary = read_daylio(content)
    moods = proposed_moods(diary)
    return coming_entries(DiaryRequest(UUID(int=1), diary, b"", zone, moods, frozenset({0})), key)


def test_a_table_is_on_the_clock_of_the_zone_she_says() -> None:
    entries = coming(TABLE_A.encode())

    assert [entry.seconds for entry in entries] == [FIRST + 60 * one - NINE for one in MINUTES]
    assert [entry.mood for entry in entries] == [4, None, 1, 3]
    assert {entry.zone for entry in entries} == {SEOUL}


def test_the_same_diary_is_known_again_by_its_minutes() -> None:
    table, berlin = coming(TABLE_A.encode()), coming(TABLE_A.encode(), ZoneInfo("Europe/Berlin"))
    keys = [entry.dedup_key for entry in table]

    assert len(set(keys)) == 4
    assert [entry.dedup_key for entry in berlin] == keys
    assert [entry.dedup_key for entry in coming(backup())] == keys
    assert not set(keys) & {entry.dedup_key for entry in coming(TABLE_A.encode(), key=b"o" * 32)}


@pytest.mark.parametrize(
    "hours,zone",
    [(9, "Asia/Seoul"), (1, "Etc/GMT-1"), (-5, "Etc/GMT+5"), (0, "UTC"), (5.5, "Asia/Seoul")],
)
def test_an_entry_written_elsewhere_keeps_its_clock(hours: float, zone: str) -> None:
    (found,) = coming(backup(dayEntries=[entry(0, hours)]))

    assert found.zone == ZoneInfo(zone)
    assert found.seconds == FIRST - int(hours * 3600)


def test_only_wanted_activities_come_along() -> None:
    assert [entry.activities for entry in coming(backup())] == [(0,), (0,), (0,), ()]


def test_she_says_what_a_mood_means_by_its_name() -> None:
    diary = read_daylio(TABLE_A.encode())

    moods = moods_named(diary, {" 한결  나음": 4, "MEH": 2})

    assert {diary.moods[place].name: step for place, step in moods.items()} == {
        "good": 4,
        "한결 나음": 4,
        "awful": 1,
        "meh": 2,
    }
    assert activities_named(diary, ["Work", "walk"]) == {
        diary.activities.index("work"),
        diary.activities.index("walk"),
    }


def test_other_names_and_steps_are_refused() -> None:
    diary = read_daylio(TABLE_A.encode())

    with pytest.raises(Invalid, match="mood_not_in_file"):
        moods_named(diary, {"other": 3})
    with pytest.raises(Invalid, match="mood_out_of_range"):
        moods_named(diary, {"good": 6})
    with pytest.raises(Invalid, match="activity_not_in_file"):
        activities_named(diary, ["walk", "other"])
