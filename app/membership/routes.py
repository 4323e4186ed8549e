"""My team: what she belongs to, what she agreed to, and the ways in and out."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.membership import words
from app.membership.belonging import TEMPLATES, own_clock, standing_of
from app.membership.forms import (
    ConsentForm,
    PastedForm,
    WindowForm,
    code_in,
    fresh,
    no_code,
    too_old,
)
from journal.clock import utc_now
from journal.consents.commands import agree, keep_out, take_part_again, withdraw
from journal.errors import Invalid, NotAllowed, NotFound
from journal.teams.joining import leave
from journal.teams.windows import Window

membership = Blueprint("membership", __name__, url_prefix="/me/team")


@membership.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show where she stands and what she chose."""
    return _page(agent, fresh())


@membership.post("/invitation")
@agents_only
def open_pasted(agent: SignedIn) -> ResponseReturnValue:
    """Go on to the invitation that was pasted."""
    form = parse(PastedForm, request.form)
    code = "" if isinstance(form, Errors) else code_in(form.invitation)
    if not code:
        return _page(agent, no_code(request.form)), 422
    return redirect(url_for("joining.show", token=code), 303)


@membership.post("/consent")
@agents_only
def give_consent(agent: SignedIn) -> ResponseReturnValue:
    """Let her check-ins be part of team figures."""
    form = parse(ConsentForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, form), 422
    try:
        with writing() as session:
            agree(session, agent.id, form.id, form.text_version, utc_now())
    except Invalid:
        return _page(agent, too_old()), 422
    except NotFound:
        return _back()
    return _back(done="agreed")


@membership.post("/consent/withdraw")
@agents_only
def take_consent_back(agent: SignedIn) -> ResponseReturnValue:
    """Let nothing of hers be part of them any more."""
    with writing() as session:
        withdraw(session, agent.id, utc_now())
    return _back(done="withdrawn")


@membership.post("/window/keep-out")
@agents_only
def stay_out(agent: SignedIn) -> ResponseReturnValue:
    """Keep out of the window that the page showed."""
    return _chosen(agent, takes_part=False)


@membership.post("/window/take-part")
@agents_only
def come_back(agent: SignedIn) -> ResponseReturnValue:
    """Take part in it again."""
    return _chosen(agent, takes_part=True)


@membership.post("/leave")
@agents_only
def go(agent: SignedIn) -> ResponseReturnValue:
    """Leave the team; a new invitation leads back."""
    with writing() as session:
        leave(session, agent.id, utc_now())
    return _back(done="left")


def _chosen(agent: SignedIn, *, takes_part: bool) -> ResponseReturnValue:
    form = parse(WindowForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, form), 422
    choose = take_part_again if takes_part else keep_out
    now = utc_now()
    try:
        with writing() as session:
            choose(session, agent.id, Window(form.window), now, own_clock(session, agent.id))
    except NotAllowed:
        return _back(done="over")
    except NotFound:
        return _back()
    return _back(done="in" if takes_part else "out")


def _back(*, done: str | None = None) -> ResponseReturnValue:
    """Show her where she stands; without a word when that had changed before she acted."""
    return redirect(url_for("membership.show", done=done), 303)


def _page(agent: SignedIn, form: Draft) -> str:
    shown = type(form)({**fresh().values, **form.values}, form.messages)
    with reading() as session:
        standing = standing_of(session, agent.id, utc_now())
    return render_template(
        TEMPLATES[type(standing)], standing=standing, form=shown, agent=agent, words=words
    )
