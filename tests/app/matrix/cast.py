"""Two organisations and everybody who may knock: who they are, and what is Mina's and Harbour's.

Harbour: Han is its steward, Sora leads North, Dae leads South, Mina and Jun are in North, Bo led
North and was deactivated. Mill, elsewhere: Yuri is its steward, Lena leads its team Wheel.
Ara belongs to nobody. Each organisation has a system with a key, and Harbour a revoked one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy.orm import Session

from app.database import reading, writing
from journal.accounts.commands import deactivate
from journal.accounts.queries import person_with_email
from journal.audit.rules import Actor
from journal.causes.actions import NewAction, Target, record_action
from journal.causes.tokens import make_token, revoke_token
from journal.clock import utc_now
from journal.devices import tokens as own_tokens
from journal.sessions.scheduled_feeds import make_feed
from journal.suggestions.local_commands import add_suggestion
from journal.teams.announcing import Announcement, announce_session
from journal.teams.commands import Founding, found_organisation
from journal.teams.invitations import Invited, invite
from journal.teams.joining import Acceptance, accept_invitation
from journal.teams.queries import roles_in
from journal.teams.units import NewUnit, add_unit
from journal.vocabulary import Role, TokenScope
from tests.app.a_full_life import live
from tests.conftest import SEOUL, sign_up
from tests.journal.suggestions.local_house import quiet_room

PEOPLE = ("mina", "jun", "sora", "dae", "han", "yuri", "lena", "bo", "ara")
"""Those with an account; Bo's is deactivated."""

MINAS, HARBOURS = "minas", "harbours"


@dataclass
class House:
    """One organisation while it is built."""

    id: UUID
    top: UUID
    by: Actor


@dataclass
class Cast:
    """Ids by the name that addresses use, secrets of systems, and who is who."""

    ids: dict[str, object]
    people: dict[str, UUID]
    keys: dict[str, str] = field(default_factory=dict)


Act = Callable[[Session, datetime], Any]


def gather(app: Flask) -> Cast:
    """Build both organisations on top of Mina's full life."""
    life = live(app)
    for name in PEOPLE[2:]:
        sign_up(app, name)
    with app.app_context(), reading() as session:
        people = {name: person_with_email(session, f"{name}@example.com").id for name in PEOPLE}
    cast = Cast(dict(life.ids), people)
    harbour, mill = found(app, cast, "han", "Harbour"), found(app, cast, "yuri", "Mill")
    north, south, spare = (add(app, harbour, name) for name in ("North", "South", "Spare"))
    seat(app, cast, harbour, ("mina", Role.AGENT, north), ("jun", Role.AGENT, north))
    seat(app, cast, harbour, ("sora", Role.LEAD, north), ("dae", Role.LEAD, south))
    seat(app, cast, harbour, ("bo", Role.LEAD, north))
    seat(app, cast, mill, ("lena", Role.LEAD, mill.top))
    phones = {name: phone(app, people[name]) for name in ("mina", "bo")}
    done(app, lambda session, now: deactivate(session, people["bo"], now))
    cast.keys = {
        "phone_of_mina": phones["mina"][1],
        "phone_of_bo": phones["bo"][1],
        "old_phone": phone(app, people["mina"], is_revoked=True)[1],
        "of_harbour": key(app, harbour),
        "of_mill": key(app, mill),
        "revoked": key(app, harbour, is_revoked=True),
    }
    cast.ids |= {"organisation_id": harbour.id, "unit_id": north, "spare_id": spare}
    cast.ids |= belongings(app, harbour, north)
    cast.ids["secret"] = done(app, lambda s, now: make_feed(s, people["mina"], now))
    cast.ids |= {"token_id": phones["mina"][0], "tool": "curl", "shift_id": uuid4()}
    return cast


def found(app: Flask, cast: Cast, name: str, title: str) -> House:
    new = Founding(uuid4(), title, SEOUL, name.title(), uuid4(), f"Top of {title}")
    account = cast.people[name]
    done(app, lambda session, now: found_organisation(session, account, new, now))
    return House(new.id, new.first_unit_id, Actor(account, Role.STEWARD, name.title()))


def add(app: Flask, house: House, name: str) -> UUID:
    new = NewUnit(uuid4(), name, house.top)
    done(app, lambda session, now: add_unit(session, house.id, house.by, new, now))
    return new.id


def ticket(app: Flask, house: House, role: Role, unit: UUID | None) -> str:
    batch = Invited(uuid4(), role, unit, 1)
    tokens: tuple[str, ...] = done(
        app, lambda session, now: invite(session, house.id, house.by, batch, now=now)
    )
    return tokens[0]


def seat(app: Flask, cast: Cast, house: House, *places: tuple[str, Role, UUID]) -> None:
    for name, role, unit in places:
        token = ticket(app, house, role, unit)
        answer = Acceptance(uuid4(), name.title(), agrees=role is Role.AGENT, text_version="1")
        done(
            app,
            lambda s, now, n=name, t=token, a=answer: accept_invitation(
                s, cast.people[n], t, a, now
            ),
        )


def key(app: Flask, house: House, *, is_revoked: bool = False) -> str:
    made = uuid4()
    secret: str = done(
        app, lambda s, now: make_token(s, house.id, house.by, made, "helpdesk", now=now)
    )
    if is_revoked:
        done(app, lambda s, now: revoke_token(s, house.id, house.by, made, now=now))
    return secret


def phone(app: Flask, account: UUID, *, is_revoked: bool = False) -> tuple[UUID, str]:
    """A token for all there is, used just now, so that looking with it writes nothing."""
    new = own_tokens.NewToken(uuid4(), "Phone", frozenset(TokenScope))
    secret: str = done(app, lambda s, now: own_tokens.make_token(s, account, new, now))
    done(app, lambda s, now: own_tokens.note_use(s, account, new.id, now))
    if is_revoked:
        done(app, lambda s, now: own_tokens.revoke_token(s, account, new.id, now))
    return new.id, secret


def belongings(app: Flask, house: House, north: UUID) -> dict[str, object]:
    """One of everything that is Harbour's: an invitation, an action, a session, a key, a role."""
    lead = Actor(None, Role.LEAD, "Sora")
    target, today = Target("cause", "delay"), utc_now().astimezone(SEOUL).date()
    action = NewAction(uuid4(), north, target, today - timedelta(days=1), "Notice 12 rewritten")
    done(app, lambda s, now: record_action(s, house.id, lead, action, zone=SEOUL, now=now))
    soon = utc_now() + timedelta(days=2)
    announced = Announcement(uuid4(), None, "Breathing", "Room 2", soon, 20)
    done(app, lambda s, now: announce_session(s, house.id, house.by, announced, now=now))
    local = quiet_room()
    done(app, lambda s, now: add_suggestion(s, house.id, house.by, local, now))
    key_id = uuid4()
    done(app, lambda s, now: make_token(s, house.id, house.by, key_id, "bot", now=now))
    with app.app_context(), reading() as session:
        grants = roles_in(session, house.id)
    dae = next(one.id for one in grants if one.name == "Dae")
    return {
        "token": ticket(app, house, Role.AGENT, house.top),
        "action_id": action.id,
        "session_id": announced.id,
        "held_on": str(soon.astimezone(SEOUL).date()),
        "suggestion_id": local.id,
        "key_id": key_id,
        "grant_id": dae,
    }


def done(app: Flask, act: Act) -> Any:
    with app.app_context(), writing() as session:
        return act(session, utc_now())
