"""From a mood diary and her answers to check-ins: moments in UTC, steps of five, keys."""

import hmac
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.importing.clocks import moment_of, utc_seconds
from journal.importing.daylio_diary import MoodDiary, MoodEntry
from journal.importing.keys import DEDUP_BYTES

STEPS = range(1, 6)
"""Our own scale of moods: 1 is bad, 5 is good."""

_HOUR = 3600
# How far the zones of whole hours reach, west and east of Greenwich.
_WHOLE_HOURS = range(-12, 15)


@dataclass(frozen=True, slots=True)
class DiaryRequest:
    """One diary as it is asked for; ``id`` is made by the device, so that a replay is known.

    ``moods`` says which of our steps each of its moods is, by place; entries of another mood are
    left out. ``kept_activities`` are the places of those that become tags of her own.
    """

    id: UUID
    diary: MoodDiary
    file_key: bytes
    zone: ZoneInfo
    moods: Mapping[int, int]
    kept_activities: frozenset[int]


@dataclass(frozen=True, slots=True)
class ComingEntry:
    """One entry on its way: UTC seconds, the zone of its clock, and what it is known by again.

    ``mood`` is one of our steps, None for an entry that is left out.
    """

    seconds: int
    zone: ZoneInfo
    mood: int | None
    dedup_key: bytes
    activities: tuple[int, ...]


def proposed_moods(diary: MoodDiary) -> dict[int, int]:
    """The steps that the diary itself, or a plain name, proposes for its moods."""
    told = enumerate(mood.proposed for mood in diary.moods)
    return {place: step for place, step in told if step is not None}


def moods_named(diary: MoodDiary, said: Mapping[str, int]) -> dict[int, int]:
    """The proposed steps with those she says by a mood's name in their place.

    Raise ``Invalid`` for a name that is not in the diary and for a step that is none.
    """
    moods = proposed_moods(diary)
    for name, step in said.items():
        places = _places_of(name, [mood.name for mood in diary.moods])
        if not places:
            raise Invalid("mood_not_in_file", field="moods")
        moods |= dict.fromkeys(places, step)
    check_moods(moods)
    return moods


def activities_named(diary: MoodDiary, names: Iterable[str]) -> frozenset[int]:
    """The places of activities she names; raise ``Invalid`` for one that is not in the diary."""
    found = [_places_of(name, diary.activities) for name in names]
    if not all(found):
        raise Invalid("activity_not_in_file", field="activities")
    return frozenset(place for places in found for place in places)


def check_moods(moods: Mapping[int, int]) -> None:
    """Raise ``Invalid`` when a mood is said to be what is no step of ours."""
    if not all(step in STEPS for step in moods.values()):
        raise Invalid("mood_out_of_range", field="moods")


def coming_entries(request: DiaryRequest, key: bytes) -> list[ComingEntry]:
    """All entries of a diary, the oldest first.

    An entry is known again by its minute and its number in it: neither another zone, nor another
    word for a mood, nor the other kind of file makes it a second one.
    """
    entries = request.diary.entries
    asked, _ = utc_seconds((entry.local for entry in entries), request.zone)
    numbers: Counter[int] = Counter()
    coming = []
    for entry, in_zone in zip(entries, asked, strict=True):
        number = numbers[entry.local]
        numbers[entry.local] += 1
        seconds = in_zone if entry.offset is None else entry.local - entry.offset
        canonical = f"daylio|{moment_of(entry.local):%Y-%m-%d|%H:%M}|{number}"
        coming.append(
            ComingEntry(
                seconds,
                _zone_of(entry, seconds, request.zone),
                request.moods.get(entry.mood),
                hmac.digest(key, canonical.encode(), sha256)[:DEDUP_BYTES],
                tuple(one for one in entry.activities if one in request.kept_activities),
            )
        )
    return coming


def _zone_of(entry: MoodEntry, seconds: int, zone: ZoneInfo) -> ZoneInfo:
    """The zone of an entry's clock: hers, unless the file says that she was elsewhere then."""
    told = timedelta(seconds=entry.offset or 0)
    if entry.offset is None or moment_of(seconds).astimezone(zone).utcoffset() == told:
        return zone
    hours, rest = divmod(entry.offset, _HOUR)
    if rest or hours not in _WHOLE_HOURS:
        return zone
    # Their names count the hours that Greenwich is ahead.
    return ZoneInfo(f"Etc/GMT{-hours:+d}" if hours else "UTC")


def _places_of(name: str, names: Iterable[str]) -> list[int]:
    wanted = " ".join(name.split()).casefold()
    return [place for place, known in enumerate(names) if known.casefold() == wanted]
