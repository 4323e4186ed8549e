"""Published questionnaires: the list, filling one in, what came out, and how it went."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.instrument_files import known, shelve
from app.instruments import seen
from app.instruments.forms import (
    FillingForm,
    ReminderForm,
    draft_of,
    filling_of,
    fresh_draft,
    parse_filling,
    refused,
)
from journal.clock import utc_now
from journal.errors import Invalid, NotFound
from journal.instruments.commands import drop_reminder, fill_in, remove_answer, wish_reminder
from journal.instruments.definition import Instrument
from journal.instruments.queries import Standing, answer_of, answers_to, standings
from journal.instruments.rules import open_again_on

instruments = Blueprint("instruments", __name__, url_prefix="/instruments")
instruments.record_once(lambda state: shelve(state.app.extensions))


@instruments.get("")
@agents_only
def index(agent: SignedIn) -> ResponseReturnValue:
    """Show what there is to fill in, and what was filled in when."""
    with reading() as session:
        mine = standings(session, agent.id)
    there = known()
    return _page(
        "list",
        listed=seen.listed(there, mine, seen.today_of(utc_now(), agent.zone)),
        gone=sorted(key for key in mine if key not in there.instruments and mine[key].times),
    )


@instruments.get("/<instrument>")
@agents_only
def show(agent: SignedIn, instrument: str) -> ResponseReturnValue:
    """Show how it went over time."""
    with reading() as session:
        every = answers_to(session, agent.id, instrument)
        standing = standings(session, agent.id).get(instrument, Standing())
    if instrument not in known().instruments and every:
        return _page("gone", key=instrument, history=seen.history(every))
    one = known().named(instrument)
    today = seen.today_of(utc_now(), agent.zone)
    return _page(
        "show",
        one=seen.listed_one(one, standing, today),
        asked=seen.asked(one),
        pictures=seen.pictures(one, every),
        history=seen.history(every),
    )


@instruments.get("/<instrument>/new")
@agents_only
def new(agent: SignedIn, instrument: str) -> ResponseReturnValue:
    """Ask all questions on one page; where it is too soon, say when it will not be."""
    one = known().named(instrument)
    with reading() as session:
        standing = standings(session, agent.id).get(instrument, Standing())
    about = seen.listed_one(one, standing, seen.today_of(utc_now(), agent.zone))
    if about.opens:
        return _page("too_soon", one=about)
    asked = seen.asked(one)
    return _page("new", one=about, asked=asked, form=fresh_draft(one, asked.language))


@instruments.post("/<instrument>")
@agents_only
def create(agent: SignedIn, instrument: str) -> ResponseReturnValue:
    """Keep the answers and show what comes out."""
    one = known().named(instrument)
    form = parse_filling(request.form)
    if isinstance(form, Errors):
        return _again(agent, one, form), 422
    try:
        with writing() as session:
            fill_in(session, agent.id, one, filling_of(form, agent.zone, utc_now()), utc_now())
    except Invalid as refusal:
        return _again(agent, one, _refused(agent, one, form, refusal)), 422
    address = url_for("instruments.result", instrument=one.key, answer_id=form.id, saved=1)
    return redirect(address, 303)


@instruments.get("/<instrument>/answers/<uuid:answer_id>")
@agents_only
def result(agent: SignedIn, instrument: str, answer_id: UUID) -> ResponseReturnValue:
    """Show what came out, beside her own earlier numbers only."""
    one = known().named(instrument)
    with reading() as session:
        filled = answer_of(session, agent.id, answer_id)
        every = answers_to(session, agent.id, instrument)
    if filled.instrument != instrument:
        raise NotFound
    found = seen.result(one, filled, every)
    return _page("result", one=seen.listed_one(one, Standing(), found.day), result=found)


@instruments.post("/<instrument>/answers/<uuid:answer_id>/delete")
@agents_only
def remove(agent: SignedIn, instrument: str, answer_id: UUID) -> ResponseReturnValue:
    """Delete it, and offer to take that back where it can still be asked."""
    with writing() as session:
        removed = remove_answer(session, agent.id, answer_id)
        if removed.instrument != instrument:
            raise NotFound
    is_known = instrument in known().instruments
    return _page("deleted", removed=draft_of(removed), key=instrument, is_known=is_known)


@instruments.post("/<instrument>/reminder")
@agents_only
def remind(agent: SignedIn, instrument: str) -> ResponseReturnValue:
    """Show the quiet line from now on, or no more."""
    key = known().named(instrument).key
    form = parse(ReminderForm, request.form)
    if isinstance(form, Errors):
        raise Invalid("not_offered")
    with writing() as session:
        if form.wanted == "yes":
            wish_reminder(session, agent.id, key, utc_now())
        else:
            drop_reminder(session, agent.id, key)
    return redirect(url_for("instruments.show", instrument=key, saved=form.wanted), 303)


def _page(page: str, **shown: object) -> str:
    return render_template(f"instruments/{page}.html", place="reflection", **shown)


def _again(agent: SignedIn, one: Instrument, form: Draft) -> str:
    """Show the questions with what was touched."""
    about = seen.listed_one(one, Standing(), seen.today_of(utc_now(), agent.zone))
    asked = seen.asked(one, str(form.get("language")))
    return _page("new", one=about, asked=asked, form=form)


def _refused(agent: SignedIn, one: Instrument, form: FillingForm, refusal: Invalid) -> Errors:
    with reading() as session:
        days = [filled.local_date for filled in answers_to(session, agent.id, one.key)]
    on = filling_of(form, agent.zone, utc_now()).local_date
    return refused(request.form, refusal, one, open_again_on(one, on, days))
