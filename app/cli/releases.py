"""Releases from the command line: publish what is due, show what was published, compare files."""

import json
from typing import Any
from uuid import UUID

import click
from sqlalchemy.orm import Session

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.database import reading, writing
from app.publication import publish_due, published_files
from journal.aggregates.bodies import Publication
from journal.aggregates.comparing import file_faults
from journal.aggregates.queries import organisations_due, published_bodies
from journal.audit.commands import record_act
from journal.audit.rules import OPERATOR, Deed
from journal.clock import utc_now
from journal.errors import NotFound
from journal.teams.queries import organisation_of
from journal.teams.windows import Window
from journal.vocabulary import Act

commands = Commands("releases", help="Publish team summaries, and show what was published.")


@commands.command("publish")
@as_json_option
def publish(*, as_json: bool) -> None:
    """Publish every window that is due, once; running it again publishes nothing."""
    done = publish_due(utc_now())
    answer = {"published": [_publication(one) for one in done.published]}
    if done.failed:
        said = ", ".join(f"{one} ({why})" for one, why in done.failed.items())
        refuse(
            "not_all",
            f"Published {len(done.published)} window(s); these organisations failed: {said}",
            as_json=as_json,
        )
    tell(answer, f"Published {len(done.published)} window(s).", as_json=as_json)


@commands.command("show")
@click.argument("organisation", type=click.UUID)
@click.argument("window", type=int)
@as_json_option
def show(organisation: UUID, window: int, *, as_json: bool) -> None:
    """Show the releases of one window; its people can read that you did."""
    try:
        with writing() as session:
            bodies = _opened(session, organisation, Window(window))
    except NotFound:
        refuse("not_found", "There is no such organisation.", as_json=as_json)
    answer = {"releases": [json.loads(body) for body in bodies]}
    tell(answer, "\n".join(bodies) or "Nothing was published.", as_json=as_json)


@commands.command("check")
@as_json_option
def check(*, as_json: bool) -> None:
    """Compare the database with the files of what was published; exit code 1 on a difference."""
    with reading() as session:
        known = organisations_due(session, utc_now())
        faults = {
            str(one): [window.number for window in file_faults(session, one, published_files())]
            for one in known
        }
    wrong = {one: numbers for one, numbers in faults.items() if numbers}
    if wrong:
        said = "; ".join(f"{one}: {numbers}" for one, numbers in wrong.items())
        refuse("differs", f"These windows differ from their files: {said}", as_json=as_json)
    tell(
        {"organisations": len(known)}, "Everything published is as its files say.", as_json=as_json
    )


def _opened(session: Session, organisation_id: UUID, window: Window) -> tuple[str, ...]:
    organisation_of(session, organisation_id)
    details: dict[str, str | int] = {
        "first_day": window.first_day.isoformat(),
        "last_day": window.last_day.isoformat(),
    }
    deed = Deed(Act.FIGURES_OPENED, details=details)
    record_act(session, organisation_id, OPERATOR, deed, utc_now())
    return published_bodies(session, organisation_id, window)


def _publication(one: Publication) -> dict[str, Any]:
    return {
        "organisation": str(one.organisation_id),
        "window": one.window.number,
        "published_at": one.published_at.isoformat(),
        "sha256": one.digest().hex(),
        "releases": [json.loads(release.body) for release in one.releases],
        "not_enough": sorted(str(unit) for unit in one.withheld),
    }
