"""Restoring: the one suggestion, why it is that one, the others, and what was begun."""

from datetime import datetime
from uuid import UUID, uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Errors, parse
from app.plan_words import clocks
from app.suggestions.forms import AnswerForm, TensionForm, When
from app.suggestions.words import left_words, moment_words
from journal.clock import utc_now
from journal.sessions.scheduled_orders import reminder_now
from journal.sessions.script import Script, scripts
from journal.shifts.queries import roster_around
from journal.suggestions.catalogue import Entry, catalogue
from journal.suggestions.commands import answer_offer, finish_offer, say_tension
from journal.suggestions.learning_priors import beliefs
from journal.suggestions.queries import (
    Restoring,
    begun_offer,
    explained_now,
    is_gone,
    others_now,
    restoring_now,
)
from journal.suggestions.rules import Offered
from journal.vocabulary import Limit, OfferAnswer

suggestions = Blueprint("suggestions", __name__, url_prefix="/restore")


@suggestions.record_once
def _read_the_catalogue(_state: BlueprintSetupState) -> None:
    # A broken catalogue refuses to start rather than to show half of it to somebody in need.
    catalogue()
    beliefs()


@suggestions.app_context_processor
def _for_the_card() -> dict[str, object]:
    return {"new_id": uuid4}


@suggestions.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show what fits now, or say that nothing does."""
    now = _clock_of(agent)
    with reading() as session:
        roster = roster_around(session, agent.id, now, now)
        found = restoring_now(session, agent.id, now, roster)
        is_near = reminder_now(session, agent.id, now, roster)
    return render_template(
        "suggestions/show.html",
        offer=found.outcome,
        is_offered=isinstance(found.outcome, Offered),
        is_near=is_near,
        looks=clocks(found.planned),
        scripts=[one for one in scripts() if _is_for_now(one, found)],
        silent=Limit.SOUND in found.limits,
        works_alone=Limit.AN_EMPLOYER in found.limits,
    )


@suggestions.get("/why")
@agents_only
def why(agent: SignedIn) -> ResponseReturnValue:
    """Say why it is this one, or why there is none, and what was left out."""
    with reading() as session:
        found = explained_now(session, agent.id, _clock_of(agent))
    return render_template(
        "suggestions/why.html",
        found=found,
        is_offered=isinstance(found.outcome, Offered),
        moments=moment_words(),
        left=left_words(),
    )


@suggestions.post("/answers")
@agents_only
def answer(agent: SignedIn) -> ResponseReturnValue:
    """Keep what she answered and go where that leads."""
    form = parse(AnswerForm, request.form)
    if isinstance(form, Errors):
        return render_template("suggestions/too_old.html", form=form), 422
    with writing() as session:
        begins = form.answer is OfferAnswer.STARTED
        if begins and is_gone(session, agent.id, form.entry, _clock_of(agent)):
            return render_template("suggestions/too_old.html", form=None), 422
        entry = answer_offer(session, agent.id, form.answered(), utc_now())
    return redirect(_after(form, entry), 303)


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
    """Show how a started suggestion goes, and ask for the tension if she likes."""
    return _begun_page(agent, offer_id)


@suggestions.post("/begun/<uuid:offer_id>/tension")
@agents_only
def tension(agent: SignedIn, offer_id: UUID) -> ResponseReturnValue:
    """Keep how tense she is: before it is done, or after."""
    form = parse(TensionForm, request.form)
    if isinstance(form, Errors):
        return _begun_page(agent, offer_id, form), 422
    with writing() as session:
        say_tension(session, agent.id, offer_id, form.tension, is_after=form.when is When.AFTER)
    return redirect(url_for("suggestions.begun", offer_id=offer_id), 303)


@suggestions.post("/begun/<uuid:offer_id>/finished")
@agents_only
def finish(agent: SignedIn, offer_id: UUID) -> ResponseReturnValue:
    """Mark it as done."""
    with writing() as session:
        finish_offer(session, agent.id, offer_id)
    return redirect(url_for("suggestions.begun", offer_id=offer_id), 303)


def _begun_page(agent: SignedIn, offer_id: UUID, form: Errors | None = None) -> str:
    with reading() as session:
        found = begun_offer(session, agent.id, offer_id)
    return render_template("suggestions/begun.html", begun=found, form=form)


def _after(form: AnswerForm, entry: Entry) -> str:
    if form.answer is not OfferAnswer.STARTED:
        return f"/{form.page}"
    if entry.session is not None:
        return f"/sessions/{entry.session}"
    return url_for("suggestions.begun", offer_id=form.id)


def _clock_of(agent: SignedIn) -> datetime:
    return utc_now().astimezone(agent.zone)


def _is_for_now(script: Script, found: Restoring) -> bool:
    return script.id not in found.not_now and not script.needs & found.limits
