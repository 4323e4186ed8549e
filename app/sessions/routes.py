"""Guided sessions: which there are, and before, during and after one."""

from uuid import UUID, uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.language import current_locale
from app.sessions.forms import BeginForm, EndForm, moment_of
from app.sessions.scripts import ADDRESS, chosen, entry_of, pace_words, suited, told
from journal.clock import utc_now
from journal.sessions.commands import begin_session, end_session
from journal.sessions.queries import session_of
from journal.sessions.script import Pace, script_named
from journal.suggestions.queries import limits_of
from journal.vocabulary import Limit

sessions = Blueprint("sessions", __name__, url_prefix="/sessions")

RUN = f"{ADDRESS}/<uuid:run_id>"


@sessions.get("/guided")
@agents_only
def index(agent: SignedIn) -> ResponseReturnValue:
    """List the sessions there are, without those that don't suit her."""
    with reading() as session:
        limits = limits_of(session, agent.id)
    return render_template(
        "sessions/guided.html", scripts=suited(limits), silent=Limit.SOUND in limits
    )


@sessions.get(ADDRESS)
@agents_only
def before(agent: SignedIn, script_id: str) -> ResponseReturnValue:
    """Ask for the length, the pace and, if she likes, the tension."""
    usual = script_named(script_id).usual_minutes
    draft = Draft({"id": str(uuid4()), "minutes": usual, "pace": Pace.USUAL.value})
    return _before(agent, script_id, draft)


@sessions.post(ADDRESS)
@agents_only
def begin(agent: SignedIn, script_id: str) -> ResponseReturnValue:
    """Begin a session, or keep that one was begun without a connection."""
    form = parse(BeginForm, request.form)
    if isinstance(form, Errors):
        return _before(agent, script_id, form), 422
    at, tension = moment_of(form, utc_now()), form.tension
    with writing() as session:
        begin_session(session, agent.id, form.id, at, script_id=script_id, tension_before=tension)
    return redirect(_play(script_id, form), 303)


@sessions.get(RUN)
@agents_only
def play(agent: SignedIn, script_id: str, run_id: UUID) -> ResponseReturnValue:
    """Show the player, and the same to follow by reading and counting."""
    with reading() as session:
        run = session_of(session, agent.id, run_id, script_id)
        silent = Limit.SOUND in limits_of(session, agent.id)
    asked = chosen(script_id, request.args.get("minutes"), request.args.get("pace"))
    plans = {"chosen": told(asked.plan)}
    return _page("play", script_id, run=run, chosen=asked, plans=plans, silent=silent)


@sessions.get(f"{RUN}/after")
@agents_only
def after(agent: SignedIn, script_id: str, run_id: UUID) -> ResponseReturnValue:
    """Ask for the tension after, if she likes."""
    with reading() as session:
        run = session_of(session, agent.id, run_id, script_id)
    draft = Draft({"seconds": request.args.get("seconds", type=int)})
    return _page("after", script_id, run=run, form=draft)


@sessions.post(f"{RUN}/after")
@agents_only
def end(agent: SignedIn, script_id: str, run_id: UUID) -> ResponseReturnValue:
    """End the session, however long it was."""
    form = parse(EndForm, request.form)
    with writing() as session:
        run = session_of(session, agent.id, run_id, script_id)
        if isinstance(form, Errors):
            return _page("after", script_id, run=run, form=form), 422
        at, seconds, tension = moment_of(form, utc_now()), form.seconds, form.tension
        end_session(session, agent.id, run_id, at, seconds=seconds, tension_after=tension)
    return redirect(url_for("sessions.done", script_id=script_id, run_id=run_id), 303)


@sessions.get(f"{RUN}/done")
@agents_only
def done(agent: SignedIn, script_id: str, run_id: UUID) -> ResponseReturnValue:
    """Say what she said before and after, and let her go."""
    with reading() as session:
        run = session_of(session, agent.id, run_id, script_id)
    return _page("done", script_id, run=run)


def _before(agent: SignedIn, script_id: str, form: Draft) -> str:
    with reading() as session:
        silent = Limit.SOUND in limits_of(session, agent.id)
    script = script_named(script_id)
    known = {"entry": entry_of(script), "paces": pace_words(script)}
    return _page("before", script_id, form=form, silent=silent, **known)


def _play(script_id: str, form: BeginForm) -> str:
    return url_for(
        "sessions.play",
        script_id=script_id,
        run_id=form.id,
        minutes=form.minutes,
        pace=form.pace.value if form.pace else None,
    )


def _page(name: str, script_id: str, **values: object) -> str:
    script = script_named(script_id)
    return render_template(
        f"sessions/{name}.html", script=script, words=script.worded(current_locale()), **values
    )
