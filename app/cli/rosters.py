"""Rosters from files on the command line: ``shifts ics`` and ``shifts grid``."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo, available_timezones

import click

from app.cli.answers import as_json_option, refuse, tell
from app.cli.operators import note_act
from app.cli.roster_files import Found, of_calendar, of_table
from app.cli.shifts import Refused, commands, read_date, refuse_for
from app.database import reading, writing
from app.rosters.refusals import refusal
from journal.accounts.queries import person_with_email
from journal.accounts.rules import tidy_email
from journal.clock import utc_now
from journal.errors import Invalid, NotFound
from journal.files.text import LARGEST_FILE_BYTES
from journal.importing.keys import file_key
from journal.rosters.commands import RosterRequest, RosterSummary, keep_roster
from journal.rosters.plan import Plan, from_date
from journal.rosters.queries import hash_key_of, likely_start
from journal.vocabulary import Act, ShiftKind

file_argument = click.argument("file", type=click.Path(path_type=Path))
for_option = click.option("--for", "email", required=True, help="Whose journal it is.")
zone_option = click.option("--zone", help="IANA time zone; the person's own if not given.")
hours_option = click.option(
    "--hours", "own", multiple=True, help="D=07:00-15:00, or hours alone for all; repeatable."
)
called_option = click.option("--on-call", "called", multiple=True, help="What is on call.")
from_option = click.option("--from", "first", help="First date; else where nothing is known yet.")
whole_option = click.option("--whole/--beside", "whole", default=None, help="All work, or a part.")


@commands.command("ics")
@file_argument
@for_option
@zone_option
@click.option("--title", "titles", multiple=True, help="Only events of this title; repeatable.")
@hours_option
@called_option
@from_option
@whole_option
@as_json_option
def ics(*, file: Path, as_json: bool, **given: Any) -> None:
    """Keep the shifts of a calendar file; the events that cannot be read are named."""
    _run(file, given, of_calendar, as_json=as_json)


@commands.command("grid")
@file_argument
@for_option
@zone_option
@click.option("--row", help="The row, or the name, of the person.")
@click.option("--sheet", type=int, default=1, help="Which sheet of a spreadsheet, from 1.")
@click.option("--year", type=click.IntRange(1990, 2100), help="Where the table does not say it.")
@click.option("--month", type=click.IntRange(1, 12), help="Where the table does not say it.")
@click.option("--date-order", "order", type=click.Choice(["dmy", "mdy", "ymd"]))
@click.option("--nights", type=click.Choice(["evening", "morning"]), default="evening")
@hours_option
@called_option
@from_option
@whole_option
@as_json_option
def grid(*, file: Path, as_json: bool, **given: Any) -> None:
    """Keep one person's shifts of a grid or a long list; places nobody can read are named."""
    _run(file, given, of_table, as_json=as_json)


def _run(
    file: Path,
    given: dict[str, Any],
    read: Callable[[bytes, dict[str, Any]], Found],
    *,
    as_json: bool,
) -> None:
    """Read a file for one person, keep it, and say what came of it."""
    try:
        with reading() as session:
            person = person_with_email(session, tidy_email(given["email"]) or "")
            given["key"] = hash_key_of(session, person.id)
        given["zone"] = _zone(given["zone"] or person.zone)
        given["today"] = utc_now().astimezone(given["zone"]).date()
        content = _content(file)
        plan, said = read(content, given)
        done = NOTHING if plan is None else _keep(person.id, plan, content, given)
    except Refused as refused:
        refuse(refused.reason, refused.message, as_json=as_json)
    except NotFound:
        refuse("no_account", "There is no account with this address.", as_json=as_json)
    except OSError:
        refuse("unreadable_file", "This file cannot be opened.", as_json=as_json)
    except Invalid as invalid:
        refuse(invalid.reason, _why(invalid), as_json=as_json, line=invalid.line)
    answer = {**done, **said}
    tell(answer, _sentence(answer), as_json=as_json)


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST_FILE_BYTES + 1)


def _zone(name: str) -> ZoneInfo:
    if name not in available_timezones():
        refuse_for("bad_zone")
    return ZoneInfo(name)


NOTHING = {"shifts": 0, "on_call": 0, "free_days": 0, "added": 0, "first": None, "last": None}


def _keep(account_id: UUID, plan: Plan, content: bytes, given: Mapping[str, Any]) -> dict[str, Any]:
    with writing() as session:
        first, today = given["first"], given["today"]
        start = read_date(first) if first else likely_start(session, account_id, plan, today)
        plan = from_date(plan, start)
        is_whole = not plan.is_all_on_call if given["whole"] is None else given["whole"]
        request = RosterRequest(uuid4(), plan, is_whole, file_key(given["key"], content))
        done = keep_roster(session, account_id, request, utc_now())
        note_act(session, Act.SHIFTS_SET, account_id)
    called = sum(one.kind is ShiftKind.ON_CALL for one in plan.shifts)
    return {
        "shifts": len(plan.shifts) - called,
        "on_call": called,
        "free_days": len(plan.days),
        "added": done.added if isinstance(done, RosterSummary) else 0,
        "first": plan.first.isoformat(),
        "last": plan.last.isoformat(),
        "whole": is_whole,
    }


def _why(invalid: Invalid) -> str:
    own = {
        "row_needed": "Several people are in it; say which one with --row.",
        "no_hours_given": "No code has hours; give them as --hours CODE=07:00-15:00.",
        "nothing_chosen": "No event is a shift; whole days need --hours TITLE=07:00-15:00.",
        "year_needed": "The table does not say its year; give --year.",
        "month_needed": "The table does not say its month; give --month.",
        "dates_ambiguous": "Day and month can be read in two orders; give --date-order.",
    }
    return own.get(invalid.reason) or refusal(invalid)


def _sentence(answer: Mapping[str, Any]) -> str:
    kept = f"{answer['shifts']} shifts and {answer['on_call']} on call kept, {answer['added']} new"
    dates = f"from {answer['first']} to {answer['last']}." if answer["first"] else "no date."
    bad = [
        f"Event {one['number']} (line {one['line']}) left out: {one['message']}."
        for one in answer.get("bad", ())
    ]
    unclear = [
        f"Row {one['line']}, column {one['column']} ({one['date'] or 'no date'}): {one['reason']}."
        for one in answer.get("unclear", ())
    ]
    return "\n".join([f"{kept}, {dates}", *bad, *unclear])
