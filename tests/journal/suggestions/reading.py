"""Reads the table of situations."""

import csv
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from journal.suggestions.situation import (
    Answered,
    Feeling,
    Fortnight,
    Hit,
    OffShift,
    OnShift,
    Situation,
    UnknownShift,
)
from journal.vocabulary import InteractionKind, Limit, Moment, OfferAnswer

SEOUL = ZoneInfo("Asia/Seoul")
DAYS = {"Mon": 2, "Tue": 3, "Wed": 4, "Thu": 5, "Fri": 6, "Sat": 7, "Sun": 8}
SCALES = {"m": "mood", "e": "energy", "t": "tension", "r": "replay"}


@dataclass(frozen=True)
class Case:
    story: str
    situation: Situation
    expected: str
    why: str
    may_follow: frozenset[str]
    must_not: frozenset[str]


def cases() -> list[Case]:
    with Path(__file__).with_name("situations.csv").open(encoding="utf-8") as lines:
        return [
            Case(
                f"{row['who']}: {row['story']}",
                situation_of(row),
                row["expected"],
                row["why"],
                frozenset(row["may follow"].split()),
                frozenset(row["must not"].split()),
            )
            for row in csv.DictReader(lines)
        ]


def situation_of(row: dict[str, str]) -> Situation:
    day, clock = row["clock"].split()
    hour, minute = clock.split(":")
    return Situation(
        now=datetime(2026, 3, DAYS[day], int(hour), int(minute), tzinfo=SEOUL),
        shift=_shift(row["shift"]),
        rest_hours=float(row["rest"]) if row["rest"] else None,
        hits=tuple(_hit(text) for text in _several(row["hits"])),
        feeling=_feeling(row["feeling"]),
        pushed=int(row["pushed"]),
        answers=tuple(_answered(text) for text in _several(row["answers"])),
        limits=frozenset(Limit(word) for word in row["limits"].split()),
        fortnight=Fortnight(
            *(int(number) for number in row["low days"].split(" of ")[::-1] if number)
        ),
        planned=tuple(int(minute) for minute in (row["plan"] or "").split()),
        is_on_call=row["shift"].endswith("call"),
    )


def _several(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part.strip()]


def _shift(cell: str) -> OnShift | OffShift | UnknownShift:
    kind, *numbers = cell.removesuffix(" on call").split()
    if kind == "unknown":
        return UnknownShift()
    first, second, *worked = (None if number == "-" else int(number) for number in numbers)
    return OnShift(first or 0, second or 0) if kind == "on" else OffShift(first, second, *worked)


def _hit(cell: str) -> Hit:
    kind, minutes_ago, intensity = cell.split()
    return Hit(InteractionKind(kind), int(minutes_ago), int(intensity))


def _feeling(cell: str) -> Feeling | None:
    if not cell:
        return None
    *scales, minutes_ago = cell.split()
    return Feeling(int(minutes_ago), **{SCALES[scale[0]]: int(scale[1]) for scale in scales})


def _answered(cell: str) -> Answered:
    entry_id, moment, answer, minutes_ago = cell.split()
    return Answered(entry_id, Moment(moment), OfferAnswer(answer), int(minutes_ago))
