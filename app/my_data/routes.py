"""Her own data: what there is, how long it stays, what goes and what she agreed to."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.my_data import words
from app.my_data.forms import MonthsForm
from journal.clock import utc_now
from journal.my_data.erasing import pending_of
from journal.my_data.keeping import choose_months, retention_of

my_data = Blueprint("my_data", __name__, url_prefix="/me/data")


@my_data.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show everything that she can do with what is hers."""
    return _page(agent, Draft())


@my_data.post("/kept")
@agents_only
def choose_time(agent: SignedIn) -> ResponseReturnValue:
    """Let entries stay for another time."""
    form = parse(MonthsForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, form), 422
    with writing() as session:
        choose_months(session, agent.id, form.months, utc_now())
    return redirect(url_for("my_data.show", done="months"), 303)


def _page(agent: SignedIn, form: Draft) -> str:
    now = utc_now()
    with reading() as session:
        pending = pending_of(session, agent.id)
        kept = retention_of(session, agent.id, now)
    return render_template(
        "my_data/show.html",
        form=type(form)({"months": kept.months, **form.values}, form.messages),
        pending=[one for one in pending if one.period],
        kept=kept,
        is_warned=kept.is_first_time(now),
        agent=agent,
        words=words,
        done=words.done(request.args.get("done", "")),
        place="me",
    )
