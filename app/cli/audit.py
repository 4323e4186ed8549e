"""The chain of what leads, stewards and operators did, from the command line."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click
from flask import current_app

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.config import Config
from app.database import reading, writing
from journal.audit.commands import prune
from journal.audit.queries import began_at, links
from journal.audit.rules import Head, Mark, walk
from journal.clock import utc_now

commands = Commands("audit", help="Check and prune the record of acts.")


@commands.command("verify")
@as_json_option
def verify(*, as_json: bool) -> None:
    """Check the whole chain; exit code 1 where it breaks.

    The newest record and the age of others are noted in the instance folder, so that the next
    check sees when records were cut off the end, written anew, or emptied before their time.
    """
    config: Config = current_app.extensions["config"]
    note = config.instance / "audit-head.json"
    try:
        known, marks = _noted(note)
    except (OSError, ValueError, KeyError, TypeError):
        sentence = f"{note} cannot be read; the chain was not checked against it."
        refuse("unreadable_note", sentence, as_json=as_json)
    now = utc_now()
    with reading() as session:
        marks = marks or (Mark(1, began_at(session, now)),)
        walked = walk(links(session), now, known, marks)
    answer = {"records": walked.records, "first_break": walked.first_break}
    if walked.first_break is not None:
        tell(answer, f"The chain breaks at record {walked.first_break}.", as_json=as_json)
        raise SystemExit(1)
    _write(note, walked.head, (*walked.marks, Mark(walked.head.number + 1, now)))
    tell(answer, f"{walked.records} records, and the chain is whole.", as_json=as_json)


@commands.command("prune")
@as_json_option
def prune_now(*, as_json: bool) -> None:
    """Empty records older than two years, those of roles older than three; the chain stays."""
    with writing() as session:
        emptied = prune(session, utc_now())
    tell({"emptied": emptied}, f"Emptied {emptied} records.", as_json=as_json)


def _noted(note: Path) -> tuple[Head | None, tuple[Mark, ...]]:
    if not note.exists():
        return None, ()
    kept = json.loads(note.read_text(encoding="ascii"))
    head = Head(int(kept["number"]), bytes.fromhex(kept["chain_hash"]))
    return head, tuple(_mark(one) for one in kept.get("marks", ()))


def _mark(said: dict[str, Any]) -> Mark:
    at = datetime.fromisoformat(said["at"]).astimezone(UTC)
    return Mark(int(said["number"]), at, timedelta(days=int(said["kept_days"])))


def _write(note: Path, head: Head, marks: Sequence[Mark]) -> None:
    kept = {
        "number": head.number,
        "chain_hash": head.chain_hash.hex(),
        "marks": [
            {"number": one.number, "at": one.at.isoformat(), "kept_days": one.kept.days}
            for one in marks
        ],
    }
    # Written beside and moved, so that a note is never half there.
    beside = note.with_suffix(".new")
    try:
        beside.write_text(json.dumps(kept), encoding="ascii")
        beside.replace(note)
    except OSError:
        click.echo("The newest record could not be noted in the instance folder.", err=True)
