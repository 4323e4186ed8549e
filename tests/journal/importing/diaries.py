"""Invented diaries in every generation that Daylio writes; the same four entries in March 2024."""

import base64
import json
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from journal.errors import Invalid
from journal.importing.daylio import read_daylio
from journal.importing.daylio_diary import MoodDiary

FIRST = 1_709_560_800
"""4 March 2024, 14:00 on the clock of the diary."""
MINUTES = (0, 181, 181, 36_600)
"""Minutes after it: 17:01 twice on that day, and midnight on 30 March."""

NAMES = ["good", "한결 나음", "awful", "meh"]
ACTIVITIES = [{"walk", "work"}, {"work"}, {"work", "late tea"}, set()]

HEAD_A = "full_date,date,weekday,time,mood,activities,note"
TABLE_A = (
    f"\ufeff{HEAD_A}\n"
    '2024-03-30,March 30,Saturday,12:00 AM,meh,"","late<br>""very"" late"\n'
    '2024-03-04,March 4,Monday,5:01 PM,awful,"work | late tea","shouting, all day"\n'
    '2024-03-04,March 4,Monday,5:01 PM,한결 나음,"work",""\n'
    '2024-03-04,March 4,Monday,2:00 PM,good ,"walk | work ","a secret line"\n'
)
TABLE_B = TABLE_A.replace(",note\n", ",note_title,note\n").replace(',"late<', ',"t","late<')
TABLE_C = (
    TABLE_B.replace("12:00 AM", "00:00").replace("5:01 PM", "17:01").replace("2:00 PM", "14:00")
)
SCALES = "time,mood,activities,scales,note_title,note\n"
TABLE_D = TABLE_C.replace("time,mood,activities,note_title,note\n", SCALES).replace(
    'work","', 'work","Sleep Quality:\u00a08/10\u00a0points | Sleep Time: 8:00","'
)
TABLES = {"a": TABLE_A, "b": TABLE_B, "c": TABLE_C, "d": TABLE_D}

_STAMPS = [(4, 14, 0), (4, 17, 1), (4, 17, 1), (30, 0, 0)]
_MOODS = (2, 6, 5, 3)
_TAGS = ([1, 2], [2], [2, 3], [])


def entry(number: int, hours: float = 9) -> dict[str, Any]:
    """Make one entry as a backup holds it; ``hours`` is how far its clock was east of UTC."""
    day, hour, minute = _STAMPS[number]
    return {
        "id": number,
        "year": 2024,
        "month": 2,
        "day": day,
        "hour": hour,
        "minute": minute,
        "datetime": int(FIRST + 60 * MINUTES[number] - hours * 3600) * 1000 + 7,
        "timeZoneOffset": int(hours * 3_600_000),
        "mood": _MOODS[number],
        "note": "a secret line<br>",
        "note_title": "secret",
        "tags": _TAGS[number],
    }


def tree(**said: Any) -> dict[str, Any]:
    """Make the tree inside a backup; say what is to be otherwise."""
    moods = [
        {"id": place, "custom_name": "", "mood_group_id": place, "predefined_name_id": place}
        for place in range(1, 6)
    ]
    own = {"id": 6, "custom_name": "한결 나음", "mood_group_id": 2, "predefined_name_id": -1}
    names = enumerate(("walk", "work", "late tea"), start=1)
    known = {
        "version": 15,
        "customMoods": [*moods, own],
        "tags": [{"id": number, "name": name} for number, name in names],
        "dayEntries": [entry(number) for number in (3, 2, 1, 0)],
    }
    return known | said


def packed(inside: bytes, name: str = "backup.daylio") -> bytes:
    """Wrap the inside of a backup in a zip."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("assets/photo", b"\x00" * 40)
        archive.writestr(name, inside)
    return file.getvalue()


def backup(**said: Any) -> bytes:
    """Make a whole backup."""
    return packed(base64.encodebytes(json.dumps(tree(**said)).encode()))


def minutes(diary: MoodDiary) -> list[int]:
    return [(entry.local - FIRST) // 60 for entry in diary.entries]


def names(diary: MoodDiary) -> list[str]:
    return [diary.moods[entry.mood].name for entry in diary.entries]


def activities(diary: MoodDiary) -> list[set[str]]:
    return [{diary.activities[one] for one in entry.activities} for entry in diary.entries]


def refusal_of(content: bytes | str) -> tuple[str, int | None]:
    with pytest.raises(Invalid) as refused:
        read_daylio(content.encode() if isinstance(content, str) else content)
    return refused.value.reason, refused.value.line
