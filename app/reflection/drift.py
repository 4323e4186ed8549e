"""How the days go beside one's own usual, on a page of its own, and what she says about it."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.charts.drift import Watched, drift_picture
from app.charts.svg import Drawn, drawn
from app.database import reading, writing
from app.finding_words import reply_words
from app.finding_words_drift import notices_in_words, said_of_drift
from app.forms import Errors, parse
from app.jobs import is_running
from app.reflection.forms import ReplyForm
from app.statement import Statement
from journal.clock import utc_now
from journal.findings.commands import reply_to_finding
from journal.findings.drift import Drift, DriftTooEarly
from journal.findings.queries import at_hand, worked_out
from journal.findings.stored import DRIFT_KEY

drifts = Blueprint("drifts", __name__, url_prefix="/reflection/drift")


@dataclass(frozen=True, slots=True)
class Told:
    """The watch in words, its picture once there are days to draw, all notices, and her word."""

    words: Statement
    picture: Drawn | None
    notices: tuple[str, ...]
    reply: str
    may_fit: bool


@drifts.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show whether the days are lower than usual."""
    return _page(agent)


@drifts.post("/reply")
@agents_only
def reply(agent: SignedIn) -> ResponseReturnValue:
    """Keep what she says about it, or take that back."""
    form = parse(ReplyForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, form), 422
    with writing() as session:
        reply_to_finding(session, agent.id, DRIFT_KEY, form.said, utc_now())
    return redirect(url_for("drifts.show") + "#said", 303)


def _page(agent: SignedIn, form: Errors | None = None) -> str:
    with reading() as session:
        found = at_hand(session, agent.id) if is_running() else worked_out(session, agent.id)
    told = _told(found.found.drift, reply_words(found.replies.get(DRIFT_KEY)))
    return render_template(
        "reflection/drift.html",
        told=told,
        is_behind=found.is_behind,
        form=form,
        place="reflection",
    )


def _told(found: Drift | DriftTooEarly, said: str) -> Told:
    words = said_of_drift(found)
    if isinstance(found, DriftTooEarly):
        return Told(words, None, (), said, may_fit=False)
    picture = drawn(drift_picture(Watched(found))) if found.band else None
    return Told(words, picture, notices_in_words(found), said, may_fit=bool(found.band))
