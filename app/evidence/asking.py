"""What was asked of the employer after an incident: writing it down, correcting, deleting."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.evidence.forms import (
    ChangedRequestForm,
    NewRequestForm,
    draft_of,
    fresh_draft,
    refused,
    request_from,
)
from app.forms import Draft, Errors, parse
from app.language import format_moment
from journal.chain.queries import links_about
from journal.clock import utc_now
from journal.errors import Invalid
from journal.evidence.commands import change_request, record_request, remove_request
from journal.evidence.queries import request_of, requests_about
from journal.evidence.rules import Request
from journal.interactions.queries import interaction_of, interactions_page
from journal.interactions.rules import is_abuse

asking = Blueprint("asking", __name__, url_prefix="/evidence")

LATELY = 10
"""Among how many of the newest interactions the latest abuse is looked for."""


@asking.get("/incidents/latest")
@agents_only
def latest(agent: SignedIn) -> ResponseReturnValue:
    """Lead to the page of the latest abuse; to the choice of incidents where there is none."""
    with reading() as session:
        newest = interactions_page(session, agent.id, None, LATELY)
    about = next((one.id for one in newest if is_abuse(one.hit.kind)), None)
    if about is None:
        return redirect(url_for("evidence.index"), 303)
    return redirect(url_for("asking.show", interaction_id=about), 303)


@asking.get("/incidents/<uuid:interaction_id>")
@agents_only
def show(agent: SignedIn, interaction_id: UUID) -> ResponseReturnValue:
    """Show what she asked for after an incident, and room for more."""
    return _page(agent, interaction_id, fresh_draft(utc_now(), agent.zone))


@asking.post("/incidents/<uuid:interaction_id>/requests")
@agents_only
def record(agent: SignedIn, interaction_id: UUID) -> ResponseReturnValue:
    """Write down what she asked for."""
    form = parse(NewRequestForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, interaction_id, form), 422
    now = utc_now()
    today = now.astimezone(agent.zone).date()
    asked = request_from(form, form.id, interaction_id)
    try:
        with writing() as session:
            record_request(session, agent.id, asked, today, now=now)
    except Invalid as refusal:
        return _page(agent, interaction_id, refused(request.form, refusal, today)), 422
    return redirect(url_for("asking.show", interaction_id=interaction_id, saved=1), 303)


@asking.get("/requests/<uuid:request_id>")
@agents_only
def show_one(agent: SignedIn, request_id: UUID) -> ResponseReturnValue:
    """Show one request: what came of it, and a way to correct it."""
    with reading() as session:
        kept = request_of(session, agent.id, request_id)
    return _one(draft_of(kept), kept.request)


@asking.post("/requests/<uuid:request_id>")
@agents_only
def change(agent: SignedIn, request_id: UUID) -> ResponseReturnValue:
    """Put what she says now in its place."""
    with reading() as session:
        kept = request_of(session, agent.id, request_id).request
    form = parse(ChangedRequestForm, request.form)
    if isinstance(form, Errors):
        return _one(form, kept), 422
    now = utc_now()
    today = now.astimezone(agent.zone).date()
    said = request_from(form, request_id, kept.interaction_id)
    try:
        with writing() as session:
            change_request(session, agent.id, said, form.version, today, now=now)
    except Invalid as refusal:
        return _one(refused(request.form, refusal, today), kept), 422
    return redirect(url_for("asking.show", interaction_id=kept.interaction_id, saved=1), 303)


@asking.post("/requests/<uuid:request_id>/delete")
@agents_only
def remove(agent: SignedIn, request_id: UUID) -> ResponseReturnValue:
    """Delete it, and offer to take that back."""
    with writing() as session:
        removed = remove_request(session, agent.id, request_id, utc_now())
    again = url_for("asking.record", interaction_id=removed.request.interaction_id)
    return render_template(
        "log/deleted.html", removed=draft_of(removed), again=again, is_linked=True, place="log"
    )


def _page(agent: SignedIn, interaction_id: UUID, form: Draft) -> str:
    with reading() as session:
        logged = interaction_of(session, agent.id, interaction_id)
        links = links_about(session, agent.id, [interaction_id])
        kept = requests_about(session, agent.id, [interaction_id])
    return render_template(
        "evidence/incident.html",
        logged=logged,
        when=format_moment(logged.at, logged.zone),
        requests=kept,
        written=links[0] if links else None,
        is_abuse=is_abuse(logged.hit.kind),
        form=form,
        agent=agent,
        place="log",
    )


def _one(form: Draft, kept: Request) -> str:
    return render_template(
        "evidence/request.html",
        form=form,
        asked_for=kept,
        request_id=kept.id,
        interaction_id=kept.interaction_id,
        place="log",
    )
