"""Faults put into one address at a time: what a careless change to a guard would look like."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from flask import abort
from flask.typing import ResponseReturnValue
from sqlalchemy import insert

from app.access import Lead, SignedIn, Steward, TeamReader, _load, _way_in, audience_of, signed_in
from app.database import writing
from journal.audit.rules import Actor
from journal.causes.tokens import Service
from journal.clock import utc_now
from journal.devices.tokens import Device
from journal.model import FailedSignIn
from journal.vocabulary import Locale, Role, TokenScope
from tests.app.matrix.intended import WHO_IT_IS_MEANT_FOR, Meant
from tests.app.matrix.world import World

View = Callable[..., ResponseReturnValue]


@dataclass(frozen=True)
class Fault:
    """A name, and what makes the broken view of the good one; None where it has no place."""

    name: str
    break_view: Callable[[World, str, View], View | None]


def undeclared(_world: World, _endpoint: str, view: View) -> View | None:
    """Forget to say who it is for."""

    def forgotten(**parts: Any) -> ResponseReturnValue:
        return view(**parts)

    return forgotten


def open_to_strangers(world: World, endpoint: str, view: View) -> View | None:
    """Leave the guard out: whoever asks is taken for one who may."""
    raw = _raw(view)
    if raw is None:
        return None
    return _declared(view, lambda **parts: raw(rightful(world, endpoint), **parts))


def open_to_anyone_signed_in(world: World, endpoint: str, view: View) -> View | None:
    """Ask for an account where a role was asked for."""
    raw = _raw(view)
    if raw is None or audience_of(view) not in {"stewards", "team", "leads"}:
        return None
    return _declared(view, lambda **parts: raw(_if_signed_in(rightful(world, endpoint)), **parts))


def owned_by_anyone(world: World, endpoint: str, view: View) -> View | None:
    """Ask for the right role, and not whose it is: others in that role act as the right one."""
    raw = _raw(view)
    meant = WHO_IT_IS_MEANT_FOR[endpoint]
    if raw is None or meant not in {Meant.MINA, Meant.NORTH, Meant.LEAD_OF_NORTH, Meant.HAN}:
        return None

    def broken(**parts: Any) -> ResponseReturnValue:
        person = signed_in()
        if person is None:
            return _way_in()
        if meant is not Meant.MINA and person.id not in _same_role(world, meant):
            abort(404)
        return raw(rightful(world, endpoint), **parts)

    return _declared(view, broken)


def open_to_members(world: World, endpoint: str, view: View) -> View | None:
    """Take any member of the organisation for its steward or lead."""
    raw = _raw(view)
    if raw is None or audience_of(view) not in {"stewards", "leads"}:
        return None

    def broken(**parts: Any) -> ResponseReturnValue:
        person = signed_in()
        if person is not None and person.id in {world.cast.people[n] for n in ("mina", "jun")}:
            return raw(rightful(world, endpoint), **parts)
        return view(**parts)

    return _declared(view, broken)


def shut(_world: World, _endpoint: str, view: View) -> View | None:
    """Refuse everybody."""
    return _declared(view, lambda **_parts: abort(404))


def writes(_world: World, endpoint: str, view: View) -> View | None:
    """Write something down whoever asks, before anybody is asked who they are."""

    def broken(**parts: Any) -> ResponseReturnValue:
        with writing() as session:
            session.execute(insert(FailedSignIn).values(id=uuid4(), bucket=b"x", at=utc_now()))
        return view(**parts)

    return None if WHO_IT_IS_MEANT_FOR[endpoint] is Meant.EVERYBODY else _declared(view, broken)


FAULTS = [
    Fault("undeclared", undeclared),
    Fault("open to strangers", open_to_strangers),
    Fault("open to anyone signed in", open_to_anyone_signed_in),
    Fault("open to members", open_to_members),
    Fault("owned by anyone", owned_by_anyone),
    Fault("shut", shut),
    Fault("writes", writes),
]


def rightful(world: World, endpoint: str) -> Any:
    """The one whom the view would have been handed, had the right person asked."""
    meant, people = WHO_IT_IS_MEANT_FOR[endpoint], world.cast.people
    harbour: Any = world.cast.ids["organisation_id"]
    north: Any = world.cast.ids["unit_id"]
    if meant is Meant.SYSTEMS:
        return Service(harbour, uuid4(), None)
    if meant is Meant.PHONES:
        zone, now = ZoneInfo("Asia/Seoul"), utc_now()
        key: Any = world.cast.ids["token_id"]
        scopes = frozenset(TokenScope)
        return Device(people["mina"], key, "Phone", scopes, zone, Locale.EN, now, now)
    if meant in {Meant.HAN, Meant.STEWARDS}:
        return Steward(_person(world, "han"), harbour, Actor(people["han"], Role.STEWARD, "Han"))
    if meant is Meant.LEAD_OF_NORTH:
        actor = Actor(people["sora"], Role.LEAD, "Sora")
        return Lead(_person(world, "sora"), harbour, frozenset({north}), actor)
    if meant in {Meant.NORTH, Meant.READERS}:
        return TeamReader(_person(world, "mina"), harbour, north, frozenset(), None)
    return _person(world, "mina")


def _person(world: World, name: str) -> SignedIn:
    found = _load(world.tokens[name])
    assert found is not None
    return found


def _same_role(world: World, meant: Meant) -> set[object]:
    names = {
        Meant.NORTH: ("mina", "jun", "sora", "dae", "lena"),
        Meant.LEAD_OF_NORTH: ("sora", "dae", "lena"),
        Meant.HAN: ("han", "yuri"),
    }[meant]
    return {world.cast.people[name] for name in names}


def _if_signed_in(holder: Any) -> Any:
    return holder if signed_in() is not None else abort(401)


def _raw(view: View) -> View | None:
    return getattr(view, "__wrapped__", None)


def _declared(good: View, broken: View) -> View:
    def marked(**parts: Any) -> ResponseReturnValue:
        return broken(**parts)

    setattr(marked, "audience", audience_of(good))  # noqa: B010 - the mark that app.access reads
    return marked
