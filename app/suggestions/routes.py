"""Restoring: the one suggestion, the others, and what was begun."""

from datetime import datetime
from uuid import UUID, uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Errors, parse
from app.suggestions.forms import AnswerForm
from journal.clock import utc_now
from journal.sessions.script import slow_exhale
from journal.suggestions.catalogue import entry_named
from journal.suggestions.commands import answer_offer, finish_offer
from journal.suggestions.queries import begun_offer, offer_now, others_now
from journal.suggestions.rules import Offered
from journal.vocabulary import OfferAnswer

suggestions = Blueprint("suggestions", __name__, url_prefix="/restore")


@suggestions.app_context_processor
def _for_the_card() -> dict[str, object]:
    return {"new_id": uuid4}


@suggestions.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show what fits now, or say that nothing does."""
    with reading() as session:
        offer = offer_now(session, agent.id, _clock_of(agent))
    return render_template(
        "suggestions/show.html",
        offer=offer,
        is_offered=isinstance(offer, Offered),
        script=slow_exhale(),
    )


@suggestions.post("/answers")
@agents_only
def answer(agent: SignedIn) -> ResponseReturnValue:
    """Keep what she answered and go where that leads."""
    form = parse(AnswerForm, request.form)
    if isinstance(form, Errors):
        return render_template("suggestions/too_old.html", form=form), 422
    with writing() as session:
        answer_offer(session, agent.id, form.answered(), utc_now())
    return redirect(_after(form), 303)


@suggestions.get("/others")
@agents_only
def others(agent: SignedIn) -> ResponseReturnValue:
    """Show everything else she may choose from."""
    with reading() as session:
        found = others_now(session, agent.id, _clock_of(agent))
    return render_template("suggestions/others.html", others=found)


@suggestions.get("/begun/<uuid:offer_id>")
@agents_only
def begun(agent: SignedIn, offer_id: UUID) -> ResponseReturnValue:
    """Show how a started suggestion goes."""
    with reading() as session:
        found = begun_offer(session, agent.id, offer_id)
    return render_template("suggestions/begun.html", begun=found)


@suggestions.post("/begun/<uuid:offer_id>/finished")
@agents_only
def finish(agent: SignedIn, offer_id: UUID) -> ResponseReturnValue:
    """Mark it as done."""
    with writing() as session:
        finish_offer(session, agent.id, offer_id)
    return redirect(url_for("suggestions.begun", offer_id=offer_id), 303)


def _after(form: AnswerForm) -> str:
    if form.answer is not OfferAnswer.STARTED:
        return f"/{form.page}"
    if entry_named(form.entry).session == slow_exhale().id:
        return "/sessions/slow-exhale"
    return url_for("suggestions.begun", offer_id=form.id)


def _clock_of(agent: SignedIn) -> datetime:
    return utc_now().astimezone(agent.zone)
