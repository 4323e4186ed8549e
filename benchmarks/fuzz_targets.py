"""What is bent and read: every reader there is, with its seeds and what must hold afterwards."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from benchmarks import fuzz_seeds, fuzz_tables
from benchmarks.fuzz_rosters import SEOUL, read_calendar_roster, read_duties, read_table_roster
from benchmarks.fuzz_seeds import Seed
from journal.errors import Invalid
from journal.importing import daylio, kinds
from journal.importing.clocks import moment_of
from journal.importing.export import ParsedExport
from journal.importing.table_mapping import OWN_CLOCK, DirectionWay
from journal.importing.table_mapping_proposal import propose
from journal.importing.table_mapping_times import TimeWay
from journal.importing.table_presets import preset_of
from journal.importing.table_reading import table_of_contact
from journal.importing.table_reading_rows import read_mapped

LONGEST_SECONDS = 604_800
_REASON = re.compile(r"[a-z][a-z_]+")

Read = Callable[[bytes, Random], object]
_NONE: tuple[Seed, ...] = ()
_SEEDS: dict[str, Sequence[Seed]] = {
    "slack": fuzz_seeds.SLACK,
    "telegram": fuzz_seeds.TELEGRAM,
    "activity": fuzz_seeds.ACTIVITY,
    "phone": fuzz_seeds.PHONE,
    "kakaotalk": fuzz_seeds.KAKAOTALK,
    "whatsapp": fuzz_seeds.WHATSAPP,
    "line": fuzz_seeds.LINE,
    "cdr": fuzz_seeds.CDR,
    "csv": (*fuzz_tables.CONTACT, fuzz_tables.CONTACT_SHEET),
    "notification": fuzz_tables.CONTACT[:1],
    "helpdesk": fuzz_tables.CONTACT[2:4],
}
_ROSTERS: Sequence[Seed] = (
    *(*fuzz_tables.GRID, *fuzz_tables.LONG_LIST),
    *(fuzz_tables.GRID_SHEET, fuzz_tables.DUTY_SHEET),
)
_WEIGHTS = {"kakaotalk": 3}
_USUAL_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class Target:
    """One reader with its seeds; ``weight`` is how often it is chosen."""

    name: str
    seeds: Sequence[Seed]
    read: Read
    weight: int = _USUAL_WEIGHT


class Broken(AssertionError):
    """What was read cannot be right."""


def targets() -> list[Target]:
    """Every reader that is there."""
    return [
        *(_of_kind(kind) for kind in kinds.KINDS.values()),
        Target("mapping", _SEEDS["csv"], _mapped),
        Target("daylio", fuzz_tables.DIARY, lambda content, _: checked_diary(content)),
        Target("roster", _ROSTERS, read_table_roster),
        Target("duties", fuzz_tables.DUTIES, read_duties, 1),
        Target("calendar", fuzz_seeds.CALENDAR, read_calendar_roster, 1),
    ]


def all_seeds(known: Sequence[Target]) -> list[Seed]:
    """The seeds of all readers, to bend one with another."""
    return [seed for target in known for seed in target.seeds]


def read_as(target: Target, content: bytes, dice: Random) -> str:
    """The reason of a refusal, empty when it was read; anything else comes out as it is."""
    try:
        target.read(content, dice)
    except Invalid as refused:
        if _REASON.fullmatch(refused.reason) is None or (refused.line or 1) < 1:
            message = f"a refusal without a reason or a line: {refused.reason} {refused.line}"
            raise Broken(message) from None
        return refused.reason
    return ""


def _of_kind(kind: kinds.Kind) -> Target:
    def read(content: bytes, dice: Random) -> object:
        if dice.random() < 0.2:
            kinds.detect(content)
        kind.looks_like(content)
        export = kind.read(content)
        check(export)
        return export

    return Target(
        kind.key, _SEEDS.get(kind.key, _NONE), read, _WEIGHTS.get(kind.key, _USUAL_WEIGHT)
    )


def check(export: ParsedExport) -> None:
    """Raise ``Broken`` for what the engine could not keep."""
    timeline = export.timeline
    length = len(timeline.moments)
    beside = (timeline.room_indices, timeline.ways, timeline.channels, timeline.outcomes)
    more = (timeline.durations, timeline.folded, export.identities)
    keys = [room.partition("\t")[0] for room in export.rooms]
    for words in (export.rooms, export.senders, export.identities, (export.head_line or "",)):
        "".join(words).encode()
    claims = {
        "events": 0 < length == len(timeline.sender_indices),
        "beside": all(len(one) in {0, length} for one in (*beside, *more)),
        "rooms once": len(set(keys)) == len(keys) > max(timeline.room_indices, default=0),
        "senders": len(export.senders) > max(timeline.sender_indices),
        "owner": timeline.owner is None or timeline.owner < len(export.senders),
        "durations": all(-1 <= one <= LONGEST_SECONDS for one in timeline.durations),
        "folded": all(0 < one <= 1_000_000 for one in timeline.folded),
        "layout": 0 < len(timeline.layout) <= 40,
        "codes": all(_REASON.fullmatch(warning.code) for warning in timeline.warnings),
    }
    _check(claims)
    for moment in {min(timeline.moments), max(timeline.moments), timeline.saved or 0}:
        moment_of(moment).astimezone(SEOUL)


def checked_diary(content: bytes) -> object:
    daylio.looks_like(content)
    diary = daylio.read_daylio(content)
    "".join([*diary.activities, *(mood.name for mood in diary.moods)]).encode()
    _check(
        {
            "entries": bool(diary.entries),
            "moods": all(entry.mood < len(diary.moods) for entry in diary.entries),
            "labels": all(0 < len(label) <= 60 for label in diary.activities),
            "steps": all(mood.proposed in {None, 1, 2, 3, 4, 5} for mood in diary.moods),
        }
    )
    for entry in diary.entries:
        moment_of(entry.local - (entry.offset or 0)).astimezone(SEOUL)
    return diary


def _check(claims: dict[str, bool]) -> None:
    broken = [name for name, holds in claims.items() if not holds]
    if broken:
        raise Broken(", ".join(broken))


def _mapped(content: bytes, dice: Random) -> object:
    """Read a table as somebody might tell it wrongly: some of what its columns mean is diced."""
    table = table_of_contact(content)
    column = (None, 0, 1, 2, 3, 9, -1, 200)
    told: dict[str, Sequence[Any]] = {
        "moment": ((), (0,), (1,), (2,), (0, 1), (1, 0), (3, 3), (9,), (-1,), (0, 1, 2)),
        "written": (None, *TimeWay),
        "zone": (OWN_CLOCK, "UTC", "Asia/Seoul", "America/St_Johns"),
        "way": (*DirectionWay,),
        "folds": (True, False),
        **dict.fromkeys(("sender", "direction", "means", "room", "room_name"), column),
        **dict.fromkeys(("identity", "duration", "outcome"), column),
    }
    wrong = dice.sample(sorted(told), dice.choice((0, 1, 1, 2, 3)))
    mapping = preset_of(table) or propose(table)
    mapping = replace(mapping, **{name: dice.choice(told[name]) for name in wrong})
    export = read_mapped(table, mapping)
    check(export)
    return export
