"""A mood diary once its words are left behind: moments, moods by place, activities by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from journal.errors import Invalid
from journal.importing.export import ReadingWarning, WarningLog
from journal.importing.written import tidy

MOST_ENTRIES = 50_000
MOST_ACTIVITIES = 2_000
LONGEST_LABEL = 60
PREDEFINED = ("rad", "good", "meh", "bad", "awful")
"""The five moods a diary begins with, best first, as its English pages call them."""

_KNOWN = {
    5: ("rad", "great", "amazing", "awesome", "excellent", "최고", "아주 좋음", "매우 좋음"),
    4: ("good", "happy", "좋음", "행복"),
    3: ("meh", "ok", "okay", "fine", "average", "normal", "so-so", "보통", "그저 그럼", "그럭저럭"),
    2: ("bad", "sad", "나쁨", "별로", "슬픔"),
    1: ("awful", "horrible", "terrible", "끔찍함", "최악", "매우 나쁨"),
}
_PROPOSED = {word: mood for mood, words in _KNOWN.items() for word in words}


@dataclass(frozen=True, slots=True)
class Mood:
    """A mood as the diary names it, and our step of five (5 is good) when that is plain."""

    name: str
    proposed: int | None


@dataclass(frozen=True, slots=True)
class MoodEntry:
    """One entry: ``local`` are seconds since 1970 on the diary's clock, to the minute.

    ``offset`` is how many seconds that clock was east of UTC, None where the file does not say;
    ``mood`` and ``activities`` are places in the diary's lists.
    """

    local: int
    offset: int | None
    mood: int
    activities: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MoodDiary:
    """A whole diary, the oldest entry first."""

    layout: str
    entries: tuple[MoodEntry, ...]
    moods: tuple[Mood, ...]
    activities: tuple[str, ...]
    warnings: tuple[ReadingWarning, ...]

    @property
    def is_local(self) -> bool:
        """Whether the zone of some entry has to be asked."""
        return any(entry.offset is None for entry in self.entries)


def proposed_for(name: str) -> int | None:
    """Our step of five for a mood with a plain name."""
    return _PROPOSED.get(name.casefold())


class DiaryDraft:
    """Collects entries in the order of the file; ``log`` takes warnings."""

    def __init__(self, layout: str) -> None:
        self.log = WarningLog()
        self._layout = layout
        self._entries: list[MoodEntry] = []
        self._moods: dict[Mood, int] = {}
        self._activities: dict[str, int] = {}

    def add(
        self,
        local: int,
        mood: Mood,
        activities: Iterable[str],
        *,
        offset: int | None = None,
        line: int | None = None,
    ) -> None:
        """Take one entry; raise ``Invalid`` ``too_many_messages`` with the line it stands on."""
        if len(self._entries) == MOST_ENTRIES:
            raise Invalid("too_many_messages", line=line)
        labels = dict.fromkeys(tidy(name)[:LONGEST_LABEL].strip() for name in activities)
        places = tuple(self._place(label) for label in labels if label)
        place = self._moods.setdefault(mood, len(self._moods))
        self._entries.append(MoodEntry(local, offset, place, places))

    def diary(self) -> MoodDiary:
        """All entries together; raise ``Invalid`` ``no_messages`` when there is none."""
        entries = self._entries
        if not entries:
            raise Invalid("no_messages")
        backwards = sum(one.local > other.local for one, other in pairwise(entries))
        if backwards * 2 > len(entries) - 1:
            # Newest first; turned around, entries of one minute stand in the order of writing too.
            entries = entries[::-1]
        return MoodDiary(
            self._layout,
            tuple(sorted(entries, key=lambda entry: entry.local)),
            tuple(self._moods),
            tuple(self._activities),
            self.log.all(),
        )

    def _place(self, label: str) -> int:
        if label not in self._activities and len(self._activities) == MOST_ACTIVITIES:
            raise Invalid("too_many_messages")
        return self._activities.setdefault(label, len(self._activities))
