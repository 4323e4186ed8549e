"""The slow exhale: before, during, after."""

from uuid import UUID, uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.language import current_locale
from app.sessions.forms import BeginForm, EndForm
from journal.clock import utc_now
from journal.sessions.commands import begin_session, end_session
from journal.sessions.queries import session_of
from journal.sessions.script import slow_exhale

sessions = Blueprint("sessions", __name__, url_prefix="/sessions/slow-exhale")


@sessions.get("")
@agents_only
def before(agent: SignedIn) -> ResponseReturnValue:
    """Ask for the length and, if she likes, the tension."""
    del agent
    draft = Draft({"id": str(uuid4()), "minutes": slow_exhale().usual_minutes})
    return _page("before", form=draft)


@sessions.post("")
@agents_only
def begin(agent: SignedIn) -> ResponseReturnValue:
    """Begin a session."""
    form = parse(BeginForm, request.form)
    if isinstance(form, Errors):
        return _page("before", form=form), 422
    script_id = slow_exhale().id
    with writing() as session:
        begin_session(
            session,
            agent.id,
            form.id,
            utc_now(),
            script_id=script_id,
            tension_before=form.tension,
        )
    return redirect(url_for("sessions.breathe", run_id=form.id, minutes=form.minutes), 303)


@sessions.get("/<uuid:run_id>")
@agents_only
def breathe(agent: SignedIn, run_id: UUID) -> ResponseReturnValue:
    """Show the pacer, and the same to follow by counting."""
    with reading() as session:
        run = session_of(session, agent.id, run_id)
    script = slow_exhale()
    asked = request.args.get("minutes", type=int)
    minutes = asked if asked in script.minutes else script.usual_minutes
    return _page("breathe", run=run, minutes=minutes, breaths=script.breaths(minutes))


@sessions.get("/<uuid:run_id>/after")
@agents_only
def after(agent: SignedIn, run_id: UUID) -> ResponseReturnValue:
    """Ask for the tension after, if she likes."""
    with reading() as session:
        run = session_of(session, agent.id, run_id)
    draft = Draft({"seconds": request.args.get("seconds", type=int)})
    return _page("after", run=run, form=draft)


@sessions.post("/<uuid:run_id>/after")
@agents_only
def end(agent: SignedIn, run_id: UUID) -> ResponseReturnValue:
    """End the session, however long it was."""
    form = parse(EndForm, request.form)
    with writing() as session:
        run = session_of(session, agent.id, run_id)
        if isinstance(form, Errors):
            return _page("after", run=run, form=form), 422
        seconds, tension = form.seconds, form.tension
        end_session(session, agent.id, run_id, utc_now(), seconds=seconds, tension_after=tension)
    return redirect(url_for("sessions.done", run_id=run_id), 303)


@sessions.get("/<uuid:run_id>/done")
@agents_only
def done(agent: SignedIn, run_id: UUID) -> ResponseReturnValue:
    """Say what she said before and after, and let her go."""
    with reading() as session:
        run = session_of(session, agent.id, run_id)
    return _page("done", run=run)


def _page(name: str, **values: object) -> str:
    script = slow_exhale()
    return render_template(
        f"sessions/{name}.html", script=script, words=script.worded(current_locale()), **values
    )
