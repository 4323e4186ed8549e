"""What seems to help her: read, begun anew, and that taken back."""

from datetime import datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.helped import words
from app.helped.forms import AnewForm, TakeBackForm, stale
from journal.clock import utc_now
from journal.suggestions.learning_commands import learn_anew, take_back_anew
from journal.suggestions.learning_queries import what_helped

helped = Blueprint("helped", __name__, url_prefix="/restore/helped")


@helped.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show what her ratings say about every kind she has rated."""
    return _page(agent, Draft({}))


@helped.post("/anew")
@agents_only
def begin_anew(agent: SignedIn) -> ResponseReturnValue:
    """Let only ratings from now on count."""
    form = parse(AnewForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, stale()), 422
    with writing() as session:
        learn_anew(session, agent.id, form.seen, utc_now())
    return redirect(url_for("helped.show", done="anew", was=_written(form.seen)), 303)


@helped.post("/take-back")
@agents_only
def take_back(agent: SignedIn) -> ResponseReturnValue:
    """Let earlier ratings count again."""
    form = parse(TakeBackForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, stale()), 422
    with writing() as session:
        take_back_anew(session, agent.id, form.seen, form.back_to)
    return redirect(url_for("helped.show", done="back"), 303)


def _page(agent: SignedIn, form: Draft) -> str:
    with reading() as session:
        found = what_helped(session, agent.id, utc_now())
    done = request.args.get("done", "")
    return render_template(
        "helped/show.html",
        form=form,
        kinds=[words.told(one) for one in found.standings],
        other_aims=found.other_aims,
        how=words.how(),
        since=found.since.astimezone(agent.zone) if found.since else None,
        seen=_written(found.since),
        was=request.args.get("was", ""),
        done=words.done(done),
        may_undo=done == "anew" and found.since is not None,
    )


def _written(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat()
