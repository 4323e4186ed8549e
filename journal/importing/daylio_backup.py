"""Reads a Daylio backup: a zip around base64 around JSON, which knows the zone of each entry."""

import binascii
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from journal.errors import Invalid
from journal.files.packed import is_packed, parts_of
from journal.importing.daylio_diary import (
    PREDEFINED,
    DiaryDraft,
    Mood,
    MoodDiary,
    proposed_for,
)
from journal.importing.export import DAY_SECONDS
from journal.importing.written import json_of, milliseconds_of_number, tidy

_INSIDE = "backup.daylio"
_EDGE_BYTES = 64 * 1024
_FURTHEST = 15 * 3600
_GROUPS = range(1, 6)
_EPOCH = date(1970, 1, 1).toordinal()
_YEARS = range(2005, 2101)
_HOURS, _MINUTES = range(24), range(60)


def is_backup(content: bytes) -> bool:
    """Whether it is a zip that names the part which only this kind has."""
    name = _INSIDE.encode()
    return is_packed(content) and (name in content[:_EDGE_BYTES] or name in content[-_EDGE_BYTES:])


def read_backup(content: bytes) -> MoodDiary:
    """The entries of a backup.

    Refusals: those of ``parts_of`` and ``json_of``, ``unknown_layout`` for another zip,
    ``damaged_backup``, ``no_messages``, ``too_many_messages``.
    """
    tree = json_of(_inside(content))
    entries = tree.get("dayEntries") if isinstance(tree, dict) else None
    if not isinstance(entries, list):
        raise Invalid("damaged_backup")
    moods = dict(_moods(_dicts(tree.get("customMoods"))))
    tags = {
        one["id"]: tidy(one.get("name"))
        for one in _dicts(tree.get("tags"))
        if isinstance(one.get("id"), int)
    }
    draft = DiaryDraft("daylio_backup")
    for entry in entries:
        _take(entry if isinstance(entry, dict) else {}, moods, tags, draft)
    return draft.diary()


def _inside(content: bytes) -> bytes:
    parts = [*parts_of(content, lambda name: name.rpartition("/")[2] == _INSIDE)]
    if not parts:
        raise Invalid("unknown_layout")
    packed = b"".join(parts[0][1].split())
    if packed.startswith(b"{"):
        return parts[0][1]
    try:
        return binascii.a2b_base64(packed, strict_mode=True)
    except binascii.Error:
        raise Invalid("damaged_backup") from None


def _moods(told: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, Mood]]:
    """The moods by their id: the five that every diary begins with, then its own."""
    for place, name in enumerate(PREDEFINED):
        yield place + 1, Mood(name, proposed_for(name))
    for one in told:
        number, group = one.get("id"), one.get("mood_group_id")
        known = one.get("predefined_name_id")
        name = tidy(one.get("custom_name"))
        if not name and isinstance(known, int) and known in _GROUPS:
            name = PREDEFINED[known - 1]
        if isinstance(number, int):
            step = proposed_for(name)
            if isinstance(group, int) and group in _GROUPS:
                # Their first group is the best one, our fifth step is.
                step = len(PREDEFINED) + 1 - group
            yield number, Mood(name or str(number)[:8], step)


def _take(
    entry: Mapping[str, Any],
    moods: Mapping[int, Mood],
    tags: Mapping[int, str],
    draft: DiaryDraft,
) -> None:
    number = entry.get("mood")
    mood = moods.get(number) if isinstance(number, int) else None
    offset = _offset(entry.get("timeZoneOffset"))
    local = _local(entry)
    if local is None:
        local = _local_of_instant(entry.get("datetime"), offset)
    if mood is None or local is None:
        draft.log.add("rows_left_out", None)
        return
    told = entry.get("tags")
    numbers = told if isinstance(told, list) else []
    names = [tags.get(one, "") for one in numbers if isinstance(one, int)]
    draft.add(local, mood, names, offset=offset)


def _local(entry: Mapping[str, Any]) -> int | None:
    """The moment on the diary's clock; months are counted from 0, days from 1."""
    parts = [entry.get(name) for name in ("year", "month", "day", "hour", "minute")]
    numbers = [part for part in parts if isinstance(part, int)]
    if len(numbers) < len(parts):
        return None
    year, month, day, hour, minute = numbers
    if year not in _YEARS or hour not in _HOURS or minute not in _MINUTES:
        return None
    try:
        ordinal = date(year, month + 1, day).toordinal()
    except (ValueError, OverflowError):
        return None
    return (ordinal - _EPOCH) * DAY_SECONDS + hour * 3600 + minute * 60


def _local_of_instant(written: object, offset: int | None) -> int | None:
    milliseconds = milliseconds_of_number(written)
    if milliseconds is None or offset is None:
        return None
    return (milliseconds // 1000 + offset) // 60 * 60


def _offset(written: object) -> int | None:
    if not isinstance(written, int) or abs(written) > _FURTHEST * 1000:
        return None
    return written // 1000


def _dicts(told: object) -> list[dict[str, Any]]:
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
