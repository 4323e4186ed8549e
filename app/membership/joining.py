"""An invitation: what it leads to, what a lead will see, and the answer to it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only, anyone, signed_in
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.membership import words
from app.membership.arrivals import TEMPLATES, arrival_of
from app.membership.forms import JoinForm, fresh, refused, too_old
from journal.clock import utc_now
from journal.errors import Conflict, Invalid, NotFound
from journal.teams.joining import accept_invitation
from journal.vocabulary import Role

joining = Blueprint("joining", __name__, url_prefix="/join")

LEADS_TO = {Role.LEAD: "/team", Role.STEWARD: "/steward"}
"""Where a role is at home; a member goes on to her team."""


@joining.get("/<token>")
@anyone
def show(token: str) -> ResponseReturnValue:
    """Say what the invitation is, and to somebody signed in what comes with it."""
    return _page(token, fresh())


@joining.post("/<token>")
@agents_only
def accept(agent: SignedIn, token: str) -> ResponseReturnValue:
    """Join the team or take the role."""
    form = parse(JoinForm, request.form)
    if isinstance(form, Errors):
        return _page(token, form, 422)
    try:
        with writing() as session:
            accept_invitation(session, agent.id, token, form.acceptance(), utc_now())
    except Invalid as refusal:
        return _page(token, refused(form, refusal), 422)
    except Conflict:
        return _page(token, too_old(), 409)
    except NotFound:
        return _not_open()
    home = url_for("membership.show", joined=1)
    return redirect(LEADS_TO.get(form.role, home), 303)


def _page(token: str, form: Draft, code: int = 200) -> ResponseReturnValue:
    shown = type(form)({**fresh().values, **form.values}, form.messages)
    person = signed_in()
    try:
        with reading() as session:
            arrival = arrival_of(session, person.id if person else None, token, utc_now())
    except NotFound:
        return _not_open()
    return render_template(
        TEMPLATES[type(arrival)],
        arrival=arrival,
        form=shown,
        token=token,
        agent=person,
        words=words,
    ), code


def _not_open() -> ResponseReturnValue:
    return render_template("membership/not_open.html"), 404
