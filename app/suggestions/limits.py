"""What doesn't suit her: nothing that needs it is suggested from then on."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.suggestions.forms import LimitForm, Wish
from journal.clock import utc_now
from journal.suggestions.commands import set_limit
from journal.suggestions.queries import limits_of
from journal.vocabulary import Limit

limits = Blueprint("limits", __name__, url_prefix="/restore/limits")


@limits.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """List what may not suit somebody, with what she said."""
    return _page(agent, Draft())


@limits.post("")
@agents_only
def choose(agent: SignedIn) -> ResponseReturnValue:
    """Leave something out, or offer it again; saying so twice changes nothing."""
    form = parse(LimitForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, form), 422
    is_set = form.wish is Wish.LEAVE_OUT
    with writing() as session:
        set_limit(session, agent.id, form.limit, utc_now(), is_set=is_set)
    return redirect(url_for("limits.show", changed=form.limit), 303)


def _page(agent: SignedIn, form: Draft) -> str:
    with reading() as session:
        chosen = limits_of(session, agent.id)
    changed = next((one for one in Limit if one == request.args.get("changed")), None)
    return render_template(
        "suggestions/limits.html",
        form=form,
        chosen=chosen,
        changed=changed,
    )
