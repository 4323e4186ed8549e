"""Writing a hard interaction down, seeing it again, correcting and deleting it."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.interactions.forms import (
    DETAILS,
    ChangedInteractionForm,
    HitForm,
    InteractionForm,
    draft_of,
    entry_of,
    fresh_draft,
    refused,
)
from app.interactions.words import amounts, differences, lateness, legends
from app.language import format_moment
from journal.clock import utc_now
from journal.errors import Conflict, Invalid
from journal.interactions.commands import (
    change_interaction,
    record_interaction,
    remove_interaction,
)
from journal.interactions.queries import interaction_of
from journal.interactions.rules import is_abuse
from journal.suggestions.queries import limits_of
from journal.vocabulary import Limit

interactions = Blueprint("interactions", __name__, url_prefix="/interactions")


@interactions.get("/new")
@agents_only
def new(agent: SignedIn) -> ResponseReturnValue:
    """Ask what hit her; never for the story."""
    return _page("new", fresh_draft(utc_now(), agent.zone))


@interactions.post("")
@agents_only
def create(agent: SignedIn) -> ResponseReturnValue:
    """Write it down."""
    form = parse(InteractionForm, request.form)
    if isinstance(form, Errors):
        return _page("new", form), 422
    try:
        with writing() as session:
            entry = entry_of(form, form.id, agent.zone)
            record_interaction(session, agent.id, entry, utc_now())
    except Invalid as refusal:
        return _page("new", refused(request.form, refusal)), 422
    except Conflict:
        return _both(agent, form, form.id)
    return redirect(url_for("interactions.show", interaction_id=form.id, saved=1), 303)


@interactions.get("/<uuid:interaction_id>")
@agents_only
def show(agent: SignedIn, interaction_id: UUID) -> ResponseReturnValue:
    """Show one entry: how late it came, room to breathe, and a way to correct it."""
    with reading() as session:
        logged = interaction_of(session, agent.id, interaction_id)
        limits = limits_of(session, agent.id)
    return _page(
        "entry",
        draft_of(logged),
        when=format_moment(logged.at, logged.zone),
        lateness=lateness(logged.minutes_before_end),
        is_abuse=is_abuse(logged.hit.kind),
        works_alone=Limit.AN_EMPLOYER in limits,
    )


@interactions.post("/<uuid:interaction_id>")
@agents_only
def change(agent: SignedIn, interaction_id: UUID) -> ResponseReturnValue:
    """Put what she says now in its place."""
    form = parse(ChangedInteractionForm, request.form)
    if isinstance(form, Errors):
        return _page("entry", form), 422
    try:
        with writing() as session:
            entry = entry_of(form, interaction_id, agent.zone)
            change_interaction(session, agent.id, entry, form.version, utc_now())
    except Invalid as refusal:
        return _page("entry", refused(request.form, refusal)), 422
    except Conflict:
        return _both(agent, form, interaction_id)
    return redirect(url_for("interactions.show", interaction_id=interaction_id, saved=1), 303)


@interactions.post("/<uuid:interaction_id>/delete")
@agents_only
def remove(agent: SignedIn, interaction_id: UUID) -> ResponseReturnValue:
    """Delete it, and offer to take that back."""
    with writing() as session:
        removed = remove_interaction(session, agent.id, interaction_id, utc_now())
    again = url_for("interactions.create")
    return render_template(
        "log/deleted.html", removed=draft_of(removed), again=again, is_linked=True, place="log"
    )


def _page(name: str, form: Draft, **more: object) -> str:
    return render_template(
        f"interactions/{name}.html",
        form=form,
        legends=legends(),
        amounts=amounts(),
        has_more=any(form.get(field) != "" or field in form.messages for field in DETAILS),
        is_saved="saved" in request.args,
        interaction_id=(request.view_args or {}).get("interaction_id"),
        place="log",
        **more,
    )


def _both(agent: SignedIn, form: HitForm, interaction_id: UUID) -> ResponseReturnValue:
    """Show what is kept beside what was typed, so that she chooses and nothing is lost."""
    with reading() as session:
        kept = interaction_of(session, agent.id, interaction_id)
    page = render_template(
        "log/both.html",
        entry=url_for("interactions.show", interaction_id=kept.id),
        rows=differences(kept, entry_of(form, interaction_id, agent.zone)),
        typed=Draft({**request.form, "version": kept.version}),
        place="log",
    )
    return page, 409
