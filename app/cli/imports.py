"""Imports from the command line."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from uuid import uuid4
from zoneinfo import ZoneInfo, available_timezones

import click

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.cli.operators import note_act
from app.database import writing
from app.imports.words import refusal, warning
from journal.accounts.queries import person_with_email
from journal.accounts.rules import tidy_email
from journal.clock import utc_now
from journal.errors import Invalid, NotFound
from journal.files.text import LARGEST_FILE_BYTES
from journal.importing.commands import import_export
from journal.importing.kakaotalk import read_kakaotalk
from journal.importing.keys import file_key, known_by
from journal.importing.normal_form import Choices, ImportRequest, ImportSummary
from journal.importing.queries import import_key_of
from journal.importing.rules import owner_index
from journal.vocabulary import Act, Alerts

commands = Commands("import", help="Bring in contact from files.")


@commands.command("kakaotalk")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--for", "email", required=True, help="Whose journal it is.")
@click.option("--zone", required=True, help="IANA time zone of the phone's clock.")
@click.option("--me", help="Which sender the person is; needed where the file does not say.")
@click.option("--room", "label", help="The same name joins exports of one room; never kept.")
@click.option("--alerts", type=click.Choice(["on", "off"]), required=True)
@as_json_option
def kakaotalk(*, file: Path, zone: str, as_json: bool, **given: str | None) -> None:
    """Import one KakaoTalk export; importing it again adds nothing."""
    if zone not in available_timezones():
        refuse("bad_zone", "This time zone is not known.", as_json=as_json)
    try:
        summary = _imported(_content(file), ZoneInfo(zone), given)
    except NotFound:
        refuse("no_account", "There is no account with this address.", as_json=as_json)
    except OSError:
        refuse("unreadable_file", "This file cannot be opened.", as_json=as_json)
    except Invalid as invalid:
        refuse(invalid.reason, refusal(invalid), as_json=as_json, line=invalid.line)
    tell(_answer(summary, ZoneInfo(zone)), _sentence(summary), as_json=as_json)


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST_FILE_BYTES + 1)


def _imported(content: bytes, zone: ZoneInfo, given: Mapping[str, str | None]) -> ImportSummary:
    export = read_kakaotalk(content)
    choices = Choices(zone, Alerts(given["alerts"] or ""), owner_index(export, given["me"]))
    with writing() as session:
        account_id = person_with_email(session, tidy_email(given["email"] or "") or "").id
        key = import_key_of(session, account_id)
        request = ImportRequest(
            uuid4(),
            export.timeline,
            file_key(key, content),
            choices,
            known_by(key, export, given["label"]),
        )
        done = import_export(session, account_id, request, utc_now())
        summary = cast("ImportSummary", done)
        note_act(session, Act.MESSAGES_IMPORTED, account_id, count=summary.added)
        return summary


def _answer(summary: ImportSummary, zone: ZoneInfo) -> dict[str, Any]:
    counts = ("messages", "system_lines", "added", "duplicates", "incoming", "outgoing")
    return {
        **{name: getattr(summary, name) for name in (*counts, "outside_shift", "episodes")},
        "room": summary.room_number,
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
    read = f"{summary.messages} messages read, {summary.added} added"
    known = f"{summary.duplicates} known already (room {summary.room_number})."
    outside = f"{summary.outside_shift} came in outside the shifts, in {summary.episodes} episodes."
    return "\n".join([f"{read}, {known}", outside, *map(warning, summary.warnings)])
