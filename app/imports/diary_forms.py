"""What the pages of a diary send: which mood is which step, and which activities to keep."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate, pairwise
from typing import Annotated, ClassVar
from uuid import UUID, uuid4

from pydantic import Field

from app.access import SignedIn
from app.forms import ClientId, Draft, Form, Zone
from app.imports.forms import is_number, names_in
from app.imports.parcel import warnings_in
from app.imports.sealing import opened, sealed
from app.language import format_number
from app.language import gettext as _
from journal.importing.daylio_diary import Mood, MoodDiary, MoodEntry
from journal.importing.daylio_rules import DiaryRequest, proposed_moods

STEPS = ("1", "2", "3", "4", "5")
LONGEST_TAG = 60
_NO_OFFSET = -(2**31)


@dataclass(frozen=True, slots=True)
class DiaryParcel:
    """A diary without its names, and the key of its file."""

    diary: MoodDiary
    file_key: bytes


class DiaryForm(Form):
    """What was answered; names live in the page, and only ticked activities are kept."""

    many: ClassVar[frozenset[str]] = frozenset({"mood", "mood_name", "kept", "activity"})

    id: ClientId
    parcel: str
    zone: Zone
    mood: Annotated[list[str], Field(default_factory=list)]
    mood_name: Annotated[list[str], Field(default_factory=list)]
    kept: Annotated[list[str], Field(default_factory=list)]
    activity: Annotated[list[str], Field(default_factory=list)]


@dataclass(frozen=True, slots=True)
class MoodRow:
    """One mood of the diary as the page asks about it."""

    index: str
    name: str
    count: str
    step: str


def seal_diary(account_id: UUID, diary: MoodDiary, file_key: bytes) -> str:
    """Pack and sign a diary without the names of its moods and activities."""
    entries = diary.entries
    offsets = (_NO_OFFSET if one.offset is None else one.offset for one in entries)
    parts = (
        array("q", (one.local for one in entries)),
        array("q", offsets),
        array("I", (one.mood for one in entries)),
        array("I", (len(one.activities) for one in entries)),
        array("I", (activity for one in entries for activity in one.activities)),
    )
    head = {
        "layout": diary.layout,
        "warnings": [asdict(found) for found in diary.warnings],
        "file_key": file_key.hex(),
        "proposed": [mood.proposed for mood in diary.moods],
        "activities": len(diary.activities),
    }
    return sealed(account_id, head, [part.tobytes() for part in parts])


def unseal_diary(account_id: UUID, text: str, form: Draft) -> DiaryParcel:
    """Open a diary, with the names that the page held; raise ``Invalid`` for what is not hers."""
    head, parts, _keys = opened(account_id, text)
    local, offsets, moods, counts, flat = (
        array(kind, part) for kind, part in zip("qqIII", parts, strict=True)
    )
    ends = (0, *accumulate(counts))
    entries = tuple(
        MoodEntry(at, None if offset == _NO_OFFSET else offset, mood, tuple(flat[begin:end]))
        for at, offset, mood, (begin, end) in zip(
            local, offsets, moods, pairwise(ends), strict=True
        )
    )
    named = dict(names_in(form, "mood_name"))
    tags = dict(names_in(form, "activity"))
    diary = MoodDiary(
        head["layout"],
        entries,
        tuple(
            Mood(named.get(str(index), ""), proposed)
            for index, proposed in enumerate(head["proposed"])
        ),
        tuple(tags.get(str(index), "")[:LONGEST_TAG] for index in range(head["activities"])),
        warnings_in(head),
    )
    return DiaryParcel(diary, bytes.fromhex(head["file_key"]))


def fresh_diary_draft(agent: SignedIn, diary: MoodDiary, text: str) -> Draft:
    """Make the first page of a diary: moods as they are proposed, no activity ticked."""
    proposed = proposed_moods(diary)
    names = [mood.name for mood in diary.moods]
    return Draft(
        {
            "id": str(uuid4()),
            "parcel": text,
            "zone": agent.zone.key,
            "mood": [f"{index}:{proposed.get(index, '')}" for index in range(len(names))],
            "mood_name": _numbered(names),
            "kept": [],
            "activity": _numbered(diary.activities),
        }
    )


def request_of(form: DiaryForm, parcel: DiaryParcel) -> DiaryRequest:
    """All that was answered, for the journal."""
    kept = (int(one) for one in form.kept if is_number(one))
    names = parcel.diary.activities
    return DiaryRequest(
        form.id,
        parcel.diary,
        parcel.file_key,
        form.zone,
        {int(index): int(step) for index, step in steps_in(form.mood).items() if step},
        frozenset(index for index in kept if index < len(names) and names[index].strip()),
    )


def steps_in(said: Sequence[str]) -> dict[str, str]:
    """Read which mood is which step; no step leaves its entries out."""
    pairs = (one.partition(":") for one in said)
    return {
        index: step if step in STEPS else "" for index, _colon, step in pairs if is_number(index)
    }


def mood_rows(form: Draft, diary: MoodDiary) -> list[MoodRow]:
    """The moods of a diary, the most frequent first."""
    counts = Counter(entry.mood for entry in diary.entries)
    steps = steps_in(form.get("mood") or [])
    return [
        MoodRow(
            str(index),
            diary.moods[index].name,
            format_number(count),
            steps.get(str(index), ""),
        )
        for index, count in counts.most_common()
    ]


def step_options() -> list[tuple[str, str]]:
    """The five steps of a mood, and none."""
    words = (_("Bad"), _("Not so good"), _("In between"), _("Quite good"), _("Good"))
    return [("", _("Leave these entries out")), *zip(STEPS, words, strict=True)]


def tag_options(diary: MoodDiary) -> list[tuple[str, str, str]]:
    """The activities of a diary as number, name and count, the most frequent first."""
    counts = Counter(activity for entry in diary.entries for activity in entry.activities)
    return [
        (str(index), diary.activities[index], format_number(count))
        for index, count in counts.most_common()
        if diary.activities[index].strip()
    ]


def _numbered(names: Sequence[str]) -> list[str]:
    return [f"{index}|{name}" for index, name in enumerate(names)]
