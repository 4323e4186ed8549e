"""Organisations from the command line: found one, invite to it, and look at its shape."""

from typing import Any, NoReturn
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo, available_timezones

import click
from sqlalchemy.orm import Session

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.database import reading, writing
from journal.accounts.queries import person_with_email
from journal.accounts.rules import tidy_email
from journal.aggregates.rules import upcoming
from journal.audit.rules import OPERATOR
from journal.clock import utc_now
from journal.errors import Conflict, Invalid, NotFound
from journal.teams.commands import Founding, found_organisation
from journal.teams.invitations import Invited, invite
from journal.teams.queries import organisation_of, roles_in, units_of
from journal.teams.windows import window_at
from journal.vocabulary import Role

commands = Commands("organisations", help="Found organisations and invite to them.")

WINDOWS_AHEAD = 6

PROBLEMS = {
    "bad_zone": "This time zone is not known.",
    "no_account": "There is no account with this address.",
    "no_organisation": "There is no organisation or unit with this id.",
    "belongs_elsewhere": "This account belongs to an organisation already.",
    "unit_needed": "Please give --unit; only a steward needs none.",
}


def _refuse(reason: str, *, as_json: bool) -> NoReturn:
    sentence = PROBLEMS.get(reason, f"This will not do: {reason.replace('_', ' ')}.")
    refuse(reason, sentence, as_json=as_json)


@commands.command("found")
@click.argument("name")
@click.option("--steward", "email", required=True, help="Address of the steward's account.")
@click.option("--as", "own_name", required=True, help="The steward's name at work.")
@click.option("--team", required=True, help="Name of the first team.")
@click.option("--zone", default="Asia/Seoul", show_default=True, help="IANA time zone.")
@as_json_option
def found(*, as_json: bool, **given: str) -> None:
    """Found an organisation for somebody who has an account."""
    if given["zone"] not in available_timezones():
        _refuse("bad_zone", as_json=as_json)
    new = Founding(
        id=uuid4(),
        name=given["name"],
        zone=ZoneInfo(given["zone"]),
        steward_name=given["own_name"],
        first_unit_id=uuid4(),
        first_unit=given["team"],
    )
    try:
        with writing() as session:
            person = person_with_email(session, tidy_email(given["email"]) or "")
            found_organisation(session, person.id, new, utc_now(), by=OPERATOR)
    except NotFound:
        _refuse("no_account", as_json=as_json)
    except Conflict:
        _refuse("belongs_elsewhere", as_json=as_json)
    except Invalid as wrong:
        _refuse(wrong.reason, as_json=as_json)
    answer = {"id": str(new.id), "unit_id": str(new.first_unit_id), "name": new.name}
    tell(
        answer, f"Founded {new.name}, {new.id}, with the team {new.first_unit_id}.", as_json=as_json
    )


@commands.command("invite")
@click.argument("organisation_id", type=click.UUID)
@click.option("--unit", "unit_id", type=click.UUID, help="Id of the team; a steward needs none.")
@click.option(
    "--role", type=click.Choice(["agent", "lead", "steward"]), default="agent", show_default=True
)
@click.option("--count", type=click.IntRange(1, 200), default=1, show_default=True)
@as_json_option
def invite_some(
    organisation_id: UUID, unit_id: UUID | None, role: str, count: int, *, as_json: bool
) -> None:
    """Make invitations, each for one person and seven days; their links are printed once."""
    invited = Invited(uuid4(), Role(role), unit_id, count)
    try:
        with writing() as session:
            tokens = invite(session, organisation_id, OPERATOR, invited, now=utc_now())
    except NotFound:
        _refuse("no_organisation", as_json=as_json)
    except Invalid as wrong:
        _refuse(wrong.reason, as_json=as_json)
    links = [f"/join/{token}" for token in tokens]
    tell({"tokens": list(tokens), "links": links}, "\n".join(links), as_json=as_json)


@commands.command("show")
@click.argument("organisation_id", type=click.UUID)
@as_json_option
def show(organisation_id: UUID, *, as_json: bool) -> None:
    """Show the units, how many lead and run them, and the windows ahead; no members."""
    try:
        with reading() as session:
            shape = _shape(session, organisation_id)
    except NotFound:
        _refuse("no_organisation", as_json=as_json)
    lines = [f"{'  ' * unit['depth']}{unit['name']}  {unit['id']}" for unit in shape["units"]]
    counts = ", ".join(f"{role}: {count}" for role, count in shape["roles"].items())
    tell(shape, "\n".join([shape["name"], *lines, counts]), as_json=as_json)


def _shape(session: Session, organisation_id: UUID) -> dict[str, Any]:
    now = utc_now()
    organisation = organisation_of(session, organisation_id)
    units = units_of(session, organisation_id, window_at(now, organisation.zone))
    held = [line.role for line in roles_in(session, organisation_id)]
    return {
        "id": str(organisation_id),
        "name": organisation.name,
        "zone": organisation.zone.key,
        "units": [
            {
                "id": str(unit.id),
                "name": unit.name,
                "parent_id": str(unit.parent_id) if unit.parent_id else None,
                "depth": unit.depth,
            }
            for unit in units
        ],
        "roles": {role.value: held.count(role) for role in (Role.LEAD, Role.STEWARD)},
        "windows": [
            {
                "first_day": str(one.window.first_day),
                "last_day": str(one.window.last_day),
                "due_at": one.window.due_at(organisation.zone).isoformat(),
                "figures": [figure.value for figure in one.figures],
                "tables": [table.value for table in one.tables],
            }
            for one in upcoming(now, organisation.zone, WINDOWS_AHEAD)
        ],
    }
