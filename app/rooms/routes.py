"""A person's rooms, and what she says about each of them."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, Form, parse
from app.rooms import words
from app.rooms.forms import (
    AlertsForm,
    RoomForm,
    SaidForm,
    SinceForm,
    TakenBackForm,
    begin_of,
    draft_of,
    refused,
)
from journal.clock import utc_now
from journal.errors import Invalid
from journal.exposure.rooms import room_seen, rooms_seen
from journal.importing.room_commands import (
    drop_label,
    remove_alerts_since,
    say_of_room,
    set_alerts,
    set_alerts_since,
    set_relation,
)

F = TypeVar("F", bound=Form)

rooms = Blueprint("rooms", __name__, url_prefix="/rooms")


@rooms.get("")
@agents_only
def index(agent: SignedIn) -> ResponseReturnValue:
    """Show all her rooms."""
    with reading() as session:
        found = rooms_seen(session, agent.id)
    return render_template("rooms/list.html", rooms=found, words=words, place="log")


@rooms.get("/<uuid:room_id>")
@agents_only
def show(agent: SignedIn, room_id: UUID) -> ResponseReturnValue:
    """Show one room, open for what she has to say of it."""
    return _page(agent, room_id)


@rooms.post("/<uuid:room_id>")
@agents_only
def change(agent: SignedIn, room_id: UUID) -> ResponseReturnValue:
    """Keep who is in it."""

    def keep(session: Any, form: RoomForm) -> None:
        set_relation(session, agent.id, room_id, form.relation)

    return _kept(agent, room_id, RoomForm, keep)


@rooms.post("/<uuid:room_id>/name/take-away")
@agents_only
def drop_name(agent: SignedIn, room_id: UUID) -> ResponseReturnValue:
    """Take a name away that is kept in plain words, from before names were locked."""
    with writing() as session:
        drop_label(session, agent.id, room_id)
    return redirect(url_for("rooms.show", room_id=room_id, saved=1), 303)


@rooms.post("/<uuid:room_id>/alerts")
@agents_only
def ring(agent: SignedIn, room_id: UUID) -> ResponseReturnValue:
    """Keep whether it rings, before any dated change."""

    def keep(session: Any, form: AlertsForm) -> None:
        set_alerts(session, agent.id, room_id, form.alerts)

    return _kept(agent, room_id, AlertsForm, keep)


@rooms.post("/<uuid:room_id>/alerts/since")
@agents_only
def ring_since(agent: SignedIn, room_id: UUID) -> ResponseReturnValue:
    """Keep whether it rings from a day on."""

    def keep(session: Any, form: SinceForm) -> None:
        change = begin_of(form.since, agent.zone), form.alerts
        set_alerts_since(session, agent.id, room_id, change, utc_now())

    return _kept(agent, room_id, SinceForm, keep)


@rooms.post("/<uuid:room_id>/alerts/take-back")
@agents_only
def take_back(agent: SignedIn, room_id: UUID) -> ResponseReturnValue:
    """Forget a dated change."""

    def keep(session: Any, form: TakenBackForm) -> None:
        remove_alerts_since(session, agent.id, room_id, form.since)

    return _kept(agent, room_id, TakenBackForm, keep)


@rooms.post("/<uuid:room_id>/said")
@agents_only
def say(agent: SignedIn, room_id: UUID) -> ResponseReturnValue:
    """Keep how everything in it came about, or let the rules say so again."""

    def keep(session: Any, form: SaidForm) -> None:
        say_of_room(session, agent.id, room_id, form.initiation)

    return _kept(agent, room_id, SaidForm, keep)


def _kept(
    agent: SignedIn, room_id: UUID, asked: type[F], keep: Callable[[Any, F], None]
) -> ResponseReturnValue:
    """Keep what she says of a room, or show the page again with what has to change."""
    form = parse(asked, request.form)
    if isinstance(form, Errors):
        return _page(agent, room_id, form), 422
    try:
        with writing() as session:
            keep(session, form)
    except Invalid as invalid:
        return _page(agent, room_id, refused(form, invalid)), 422
    return redirect(url_for("rooms.show", room_id=room_id, saved=1), 303)


def _page(agent: SignedIn, room_id: UUID, typed: Draft | None = None) -> str:
    with reading() as session:
        detail = room_seen(session, agent.id, room_id)
    kept = draft_of(detail.room)
    form = kept if typed is None else Draft({**kept.values, **typed.values}, typed.messages)
    return render_template(
        "rooms/show.html",
        detail=detail,
        room=detail.room,
        form=form,
        words=words,
        zone=agent.zone,
        place="log",
    )
