"""What a person marked as changed, from the command line."""

from dataclasses import asdict
from typing import Any, NoReturn
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import click

from app.changes.words import name, said
from app.cli.answers import Commands, as_json_option, refuse, tell
from app.cli.operators import note_act
from app.cli.shifts import Refused, read_date
from app.database import writing
from journal.accounts.queries import person_with_email
from journal.accounts.rules import tidy_email
from journal.changes.commands import mark_change, remove_mark
from journal.changes.queries import changes_of
from journal.changes.rules import MOST_MARKS, OLDEST_YEARS, Mark
from journal.clock import utc_now
from journal.errors import Invalid, NotFound
from journal.findings.before_after import BeforeAfter
from journal.findings.queries import worked_out
from journal.vocabulary import Act, ChangeKind

commands = Commands("change", help="Mark what a person changed, and compare before and after.")
for_option = click.option("--for", "email", required=True, help="Whose journal it is.")

REFUSALS = {
    "in_the_future": "This day is still to come.",
    "too_long_ago": f"This is more than {OLDEST_YEARS} years ago.",
    "marked_already": "This is marked on that day already.",
    "too_many_marks": f"There are {MOST_MARKS} marks already.",
    "bad_date": "A date is written 2026-03-14.",
    "no_account": "There is no account with this address.",
    "no_mark": "This person has no mark with this id, or there is no such account.",
}


@commands.command("list")
@for_option
@as_json_option
def show_all(email: str, *, as_json: bool) -> None:
    """Print every mark of an account with what the days before and after say."""
    try:
        with writing() as session:
            person = person_with_email(session, tidy_email(email) or "")
            marks = changes_of(session, person.id)
            outcomes = worked_out(session, person.id).found.changes
            note_act(session, Act.FINDINGS_READ, person.id)
    except NotFound:
        _refuse("no_account", as_json=as_json)
    listed = [_listed(mark) | _compared(outcomes.get(mark.id)) for mark in marks]
    lines = [line for mark in listed for line in _lines(mark)] or ["No change is marked."]
    tell({"changes": listed}, "\n".join(lines), as_json=as_json)


@commands.command("mark")
@for_option
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in ChangeKind]),
    required=True,
    help="What changed.",
)
@click.option("--on", "day", required=True, help="The date, 2026-03-14.")
@as_json_option
def mark(email: str, kind: str, day: str, *, as_json: bool) -> None:
    """Mark a change on a day of an account."""
    now = utc_now()
    try:
        marked = Mark(uuid4(), ChangeKind(kind), read_date(day))
        with writing() as session:
            person = person_with_email(session, tidy_email(email) or "")
            today = now.astimezone(ZoneInfo(person.zone)).date()
            mark_change(session, person.id, marked, today, now)
            note_act(session, Act.CHANGES_SET, person.id)
    except NotFound:
        _refuse("no_account", as_json=as_json)
    except (Invalid, Refused) as wrong:
        _refuse(wrong.reason, as_json=as_json)
    tell(_listed(marked), f"Marked: {name(marked)}, {marked.on_date}.", as_json=as_json)


@commands.command("remove")
@for_option
@click.argument("change_id", type=click.UUID)
@as_json_option
def remove(email: str, change_id: UUID, *, as_json: bool) -> None:
    """Remove a mark of an account."""
    try:
        with writing() as session:
            person = person_with_email(session, tidy_email(email) or "")
            removed = remove_mark(session, person.id, change_id)
            note_act(session, Act.CHANGES_SET, person.id)
    except NotFound:
        _refuse("no_mark", as_json=as_json)
    tell(_listed(removed), f"Removed: {name(removed)}, {removed.on_date}.", as_json=as_json)


def _refuse(reason: str, *, as_json: bool) -> NoReturn:
    refuse(reason, REFUSALS[reason], as_json=as_json)


def _listed(mark: Mark) -> dict[str, Any]:
    words = {"name": name(mark), "on_date": mark.on_date.isoformat()}
    return {"id": str(mark.id), "kind": mark.kind.value, **words}


def _compared(outcome: BeforeAfter | None) -> dict[str, Any]:
    if outcome is None:
        return {"outcomes": []}
    sides = {"before": outcome.evenings_before, "after": outcome.evenings_after}
    return {
        "outcomes": [asdict(one) | {"sentence": said(one).sentence} for one in outcome.outcomes],
        "overlapping": [day.isoformat() for day in outcome.overlapping],
        "evenings": {side: asdict(one) if one else None for side, one in sides.items()},
    }


def _lines(listed: dict[str, Any]) -> list[str]:
    first = f"{listed['on_date']} {listed['name']} ({listed['id']})"
    return [first, *(f"  {one['sentence']}" for one in listed["outcomes"])]
