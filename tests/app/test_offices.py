"""Pages of stewards, teams and leads are there for those who are one, and for nobody else."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.access import (
    Lead,
    Steward,
    TeamReader,
    agents_only,
    audience_of,
    leads_only,
    stewards_only,
    team_readers_only,
)
from journal.audit.rules import Actor
from journal.storage.engine import Database
from journal.teams.joining import leave
from journal.vocabulary import Role
from tests.conftest import CastMember, sign_up
from tests.journal.teams.founded import NOW, Founded, join, make_organisation, take_role

GUARDS = {
    "agents": agents_only,
    "stewards": stewards_only,
    "team": team_readers_only,
    "leads": leads_only,
}


@pytest.fixture
def seen(app: Flask) -> list[Any]:
    """Give the list of what the guards hand over; each guards the page of its audience."""
    handed: list[Any] = []

    def show(holder: object) -> str:
        handed.append(holder)
        return "here"

    for audience, guard in GUARDS.items():
        view = guard(show)
        app.add_url_rule(f"/only/{audience}", audience, view, methods=["GET", "POST"])
    return handed


@pytest.fixture
def cast(app: Flask) -> dict[str, CastMember]:
    names = ("mina", "sora", "jun", "dae")
    return {name: sign_up(app, name) for name in names}


@pytest.fixture
def house(app: Flask, cast: dict[str, CastMember]) -> Founded:
    """Give an organisation: Mina is a member, Sora leads, Jun is a steward too, Dae is alone."""

    def settle(session: Session) -> Founded:
        made = make_organisation(session)
        join(session, made, cast["mina"].id, made.night)
        take_role(session, made, cast["sora"].id, made.night, "Sora")
        take_role(session, made, cast["jun"].id, None, "Jun")
        return made

    return change(app, settle)


def change(app: Flask, act: Callable[[Session], Any]) -> Any:
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        return act(session)


def test_a_guard_says_whom_its_page_is_for() -> None:
    for audience, guard in GUARDS.items():
        assert audience_of(guard(str)) == audience


@pytest.mark.parametrize(
    "name,open_to",
    [
        ("dae", {"agents"}),
        ("mina", {"agents", "team"}),
        ("sora", {"agents", "team", "leads"}),
        ("jun", {"agents", "stewards"}),
    ],
)
def test_a_page_is_there_for_those_it_is_for(
    house: Founded, cast: dict[str, CastMember], seen: list[Any], name: str, open_to: set[str]
) -> None:
    for method in ("GET", "POST"):
        answers = {
            audience: cast[name].client.open(f"/only/{audience}", method=method).status_code
            for audience in GUARDS
        }

        assert answers == {one: 200 if one in open_to else 404 for one in GUARDS}
    assert len(seen) == 2 * len(open_to)


@pytest.mark.parametrize("audience", GUARDS)
def test_a_stranger_is_shown_the_way_in(app: Flask, seen: list[Any], audience: str) -> None:
    stranger = app.test_client()

    looked = stranger.get(f"/only/{audience}")

    assert looked.status_code == 303
    assert looked.location == f"/sign-in?next=/only/{audience}"
    assert stranger.post(f"/only/{audience}").status_code == 401
    assert seen == []


def test_a_steward_is_handed_over_with_her_organisation(
    house: Founded, cast: dict[str, CastMember], seen: list[Any]
) -> None:
    jun = cast["jun"]

    jun.client.get("/only/stewards")

    assert isinstance(seen[0], Steward)
    assert (seen[0].person.id, seen[0].organisation_id) == (jun.id, house.id)
    assert seen[0].actor == Actor(jun.id, Role.STEWARD, "Jun")


def test_a_lead_is_handed_over_with_her_units(
    house: Founded, cast: dict[str, CastMember], seen: list[Any]
) -> None:
    sora = cast["sora"]
    actor = Actor(sora.id, Role.LEAD, "Sora")

    sora.client.get("/only/leads")
    sora.client.get("/only/team")

    lead, reader = seen
    assert isinstance(lead, Lead)
    assert isinstance(reader, TeamReader)
    assert (lead.organisation_id, lead.led, lead.actor) == (house.id, {house.night}, actor)
    assert (reader.unit_id, reader.led, reader.actor) == (None, {house.night}, actor)


def test_a_members_look_has_no_actor(
    house: Founded, cast: dict[str, CastMember], seen: list[Any]
) -> None:
    cast["mina"].client.get("/only/team")

    assert isinstance(seen[0], TeamReader)
    assert (seen[0].organisation_id, seen[0].unit_id) == (house.id, house.night)
    assert (seen[0].led, seen[0].actor) == (frozenset(), None)


def test_who_has_left_reads_the_team_no_more(
    app: Flask, house: Founded, cast: dict[str, CastMember], seen: list[Any]
) -> None:
    mina = cast["mina"]
    assert mina.client.get("/only/team").status_code == 200

    change(app, lambda session: leave(session, mina.id, NOW))

    assert mina.client.get("/only/team").status_code == 404


@pytest.mark.parametrize(
    "audience,name", [("stewards", "jun"), ("team", "mina"), ("leads", "sora")]
)
def test_an_office_costs_one_statement(
    house: Founded,
    cast: dict[str, CastMember],
    seen: list[Any],
    statements: list[str],
    audience: str,
    name: str,
) -> None:
    cast[name].client.get("/only/agents")
    alone = len(statements)
    statements.clear()

    cast[name].client.get(f"/only/{audience}")

    assert len(statements) == alone + 1
