"""A mood diary of another app from the command line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import uuid4
from zoneinfo import ZoneInfo

from app.cli.answers import tell
from app.cli.operators import note_act
from app.database import writing
from app.imports.words import warning
from journal.accounts.queries import person_with_email
from journal.accounts.rules import tidy_email
from journal.clock import utc_now
from journal.errors import Invalid
from journal.importing.daylio import read_daylio
from journal.importing.journal_entries import (
    DiaryRequest,
    DiarySummary,
    activities_named,
    keep_diary,
    moods_named,
)
from journal.importing.keys import file_key
from journal.importing.queries import import_key_of
from journal.vocabulary import Act


@dataclass(frozen=True, slots=True)
class DiaryGiven:
    """What was said on the command line about a diary; a mood is written awful=1."""

    email: str
    zone: ZoneInfo | None
    moods: Sequence[str]
    kept: Sequence[str]


def bring_diary(content: bytes, given: DiaryGiven, *, as_json: bool) -> None:
    """Keep a diary's entries as check-ins and say what came; raise ``Invalid`` or ``NotFound``."""
    diary = read_daylio(content)
    moods = moods_named(diary, dict(_step(said) for said in given.moods))
    kept = activities_named(diary, given.kept)
    with writing() as session:
        person = person_with_email(session, tidy_email(given.email) or "")
        key = file_key(import_key_of(session, person.id), content)
        zone = given.zone or ZoneInfo(person.zone)
        request = DiaryRequest(uuid4(), diary, key, zone, moods, kept)
        done = cast("DiarySummary", keep_diary(session, person.id, request, utc_now()))
        note_act(session, Act.MESSAGES_IMPORTED, person.id, count=done.added)
    tell(_answer(done), _sentence(done), as_json=as_json)


def _step(said: str) -> tuple[str, int]:
    name, _equals, step = said.rpartition("=")
    if not name or not step.isdecimal():
        raise Invalid("mood_out_of_range", field="moods")
    return name, int(step)


def _answer(done: DiarySummary) -> dict[str, Any]:
    counts = ("entries", "added", "duplicates", "left_out", "tags")
    return {
        **{name: getattr(done, name) for name in counts},
        "first": done.first.isoformat(),
        "last": done.last.isoformat(),
        "warnings": [
            {"code": one.code, "count": one.count, "lines": one.lines, "message": warning(one)}
            for one in done.warnings
        ],
    }


def _sentence(done: DiarySummary) -> str:
    counts = f"{done.entries} entries read, {done.added} added, {done.duplicates} known already"
    return "\n".join([f"{counts}, {done.left_out} left out.", *map(warning, done.warnings)])
