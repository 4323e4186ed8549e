"""Imports from the command line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from uuid import uuid4
from zoneinfo import ZoneInfo, available_timezones

import click

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.cli.diaries import DiaryGiven, bring_diary
from app.cli.operators import note_act
from app.database import reading, writing
from app.imports.words import refusal, warning
from journal.accounts.queries import person_with_email
from journal.accounts.rules import tidy_email
from journal.clock import utc_now
from journal.errors import Invalid, NotFound
from journal.files.text import LARGEST_FILE_BYTES
from journal.importing.commands import import_export
from journal.importing.daylio import looks_like as is_diary
from journal.importing.export import ParsedExport
from journal.importing.keys import marks_of
from journal.importing.kinds import KINDS, read
from journal.importing.normal_form import Choices, ImportRequest, ImportSummary
from journal.importing.preparing import prepare_import
from journal.importing.queries import import_key_of
from journal.importing.rules import owner_index
from journal.vocabulary import Act, Alerts, Relation

DIARY = "daylio"
ALERTS, RELATIONS = [one.value for one in Alerts], [one.value for one in Relation]

commands = Commands("import", help="Bring in contact from files.")


@dataclass(frozen=True, slots=True)
class Given:
    """What was said on the command line about one file."""

    email: str
    zone: ZoneInfo | None
    me: str | None
    label: str | None
    alerts: Alerts
    relation: Relation
    picks: Sequence[str]
    day_first: bool | None


def _add(kind: str) -> None:
    """Make the command of one kind of file; ``auto`` finds out by itself."""

    @commands.command(kind, help=f"Import one file ({kind}); importing it again adds nothing.")
    @click.argument("file", type=click.Path(path_type=Path))
    @click.option("--for", "email", required=True, help="Whose journal it is.")
    @click.option("--zone", help="IANA zone of the file's clock; the person's own if not given.")
    @click.option("--me", help="Which sender the person is; needed where the file doesn't say.")
    @click.option("--room", "label", help="The same name joins files of one room; never kept.")
    @click.option("--alerts", type=click.Choice(ALERTS), default="unknown")
    @click.option("--relation", type=click.Choice(RELATIONS), default="unknown")
    @click.option("--pick", "picks", multiple=True, help="A room or number that is work.")
    @click.option("--day-first/--month-first", "day_first", default=None)
    @click.option("--mood", "moods", multiple=True, help="Of a diary: a mood as a step, awful=1.")
    @click.option("--keep", "kept", multiple=True, help="Of a diary: an activity kept as a tag.")
    @as_json_option
    def bring_in(*, file: Path, zone: str | None, as_json: bool, **given: Any) -> None:
        if zone is not None and zone not in available_timezones():
            refuse("bad_zone", "This time zone is not known.", as_json=as_json)
        given["zone"] = None if zone is None else ZoneInfo(zone)
        given["alerts"], given["relation"] = Alerts(given["alerts"]), Relation(given["relation"])
        try:
            _bring(_content(file), kind, given, as_json=as_json)
        except NotFound:
            refuse("no_account", "There is no account with this address.", as_json=as_json)
        except OSError:
            refuse("unreadable_file", "This file cannot be opened.", as_json=as_json)
        except Invalid as invalid:
            refuse(invalid.reason, refusal(invalid), as_json=as_json, line=invalid.line)


for one in ("auto", DIARY, *KINDS):
    _add(one)


def _bring(content: bytes, kind: str, given: dict[str, Any], *, as_json: bool) -> None:
    """Keep one file, contact or a diary, and say what came."""
    moods, kept = given.pop("moods"), given.pop("kept")
    if kind == DIARY or (kind == "auto" and is_diary(content)):
        diary = DiaryGiven(given["email"], given["zone"], moods, kept)
        bring_diary(content, diary, as_json=as_json)
        return
    summary, zone = _imported(content, None if kind == "auto" else kind, Given(**given))
    tell(_answer(summary, zone), _sentence(summary), as_json=as_json)


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST_FILE_BYTES + 1)


def _imported(content: bytes, kind: str | None, said: Given) -> tuple[ImportSummary, ZoneInfo]:
    export = read(content, kind, day_first=said.day_first)
    now = utc_now()
    with reading() as session:
        person = person_with_email(session, tidy_email(said.email) or "")
        zone = said.zone or ZoneInfo(person.zone)
        key = import_key_of(session, person.id)
        marks = marks_of(key, content, export, said.label)
        request = ImportRequest(uuid4(), export.timeline, _choices(export, zone, said), marks)
        ready = prepare_import(session, person.id, request, now)
    with writing() as session:
        done = import_export(session, person.id, request, now, ready=ready)
        summary = cast("ImportSummary", done)
        note_act(session, Act.MESSAGES_IMPORTED, person.id, count=summary.added)
        return summary, zone


def _choices(export: ParsedExport, zone: ZoneInfo, said: Given) -> Choices:
    """What was said, as the journal asks it; where no owner is asked, --me picks her line."""
    if export.timeline.ways:
        lines = [*said.picks, *([said.me] if said.me else [])]
        return Choices(zone, said.alerts, None, said.relation, _picked(export, lines))
    owner = owner_index(export, said.me)
    return Choices(zone, said.alerts, owner, said.relation, _picked(export, said.picks))


def _picked(export: ParsedExport, picks: Sequence[str]) -> frozenset[int] | None:
    """The rooms that were named, by what a person sees of them; None when none was."""
    if not picks:
        return None
    wanted = {pick.strip() for pick in picks}
    found = {
        index: named
        for index, room in enumerate(export.rooms)
        if (named := set(room.split("\t")) & wanted)
    }
    if set().union(*found.values()) != wanted:
        raise Invalid("nothing_picked", field="picked")
    return frozenset(found)


def _answer(summary: ImportSummary, zone: ZoneInfo) -> dict[str, Any]:
    counts = ("messages", "system_lines", "added", "duplicates", "incoming", "outgoing")
    return {
        **{name: getattr(summary, name) for name in (*counts, "outside_shift", "episodes")},
        "room": summary.rooms[0],
        "rooms": summary.rooms,
        "first": _local(summary.first, zone),
        "last": _local(summary.last, zone),
        "coverage": {
            "from": _local(summary.coverage.starts_at, zone),
            "to": _local(summary.coverage.ends_at, zone),
        },
        "warnings": [
            {"code": one.code, "count": one.count, "lines": one.lines, "message": warning(one)}
            for one in summary.warnings
        ],
    }


def _local(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).isoformat()


def _sentence(summary: ImportSummary) -> str:
    read_so_far = f"{summary.messages} messages read, {summary.added} added"
    rooms = ", ".join(map(str, summary.rooms))
    known = f"{summary.duplicates} known already (room {rooms})."
    outside = f"{summary.outside_shift} came in outside the shifts, in {summary.episodes} episodes."
    return "\n".join([f"{read_so_far}, {known}", outside, *map(warning, summary.warnings)])
