"""Erasing a period or the account: counted and told first, taken back while there is time."""

from datetime import datetime
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.my_data import words
from app.my_data.confirming import confirmed, has_own_password
from app.my_data.forms import AccountForm, PeriodForm, PeriodLook, fresh, refused_period
from journal.clock import utc_now
from journal.errors import Invalid
from journal.my_data.counting import Counts, counted_in
from journal.my_data.erasing import ask_for_account, ask_for_period, stay, take_back
from journal.my_data.rules import Period, Span, check_period
from journal.teams.left_alone import left_alone

erasures = Blueprint("erasures", __name__, url_prefix="/me/data")


@erasures.get("/period")
@agents_only
def period(agent: SignedIn) -> ResponseReturnValue:
    """Ask which days, then count what lies in them."""
    if not request.args:
        return _period_page(fresh())
    look = parse(PeriodLook, request.args)
    if isinstance(look, Errors):
        return _period_page(look), 422
    now = utc_now()
    try:
        counts = _counted(agent, Period(look.first, look.last), now)
    except Invalid as refusal:
        return _period_page(refused_period(request.args, refusal)), 422
    return _period_page(fresh(first=look.first, last=look.last), counts)


@erasures.post("/period")
@agents_only
def erase_period(agent: SignedIn) -> ResponseReturnValue:
    """Have a period erased in 24 hours."""
    form = parse(PeriodForm, request.form)
    if isinstance(form, Errors):
        return _period_page(form), 422
    now = utc_now()
    today = now.astimezone(agent.zone).date()
    try:
        with writing() as session:
            ask_for_period(session, agent.id, form.id, form.period(), today=today, now=now)
    except Invalid as refusal:
        return _period_page(refused_period(request.form, refusal)), 422
    return redirect(url_for("my_data.show", done="period"), 303)


@erasures.post("/erasures/<uuid:erasure_id>/take-back")
@agents_only
def let_stay(agent: SignedIn, erasure_id: UUID) -> ResponseReturnValue:
    """Let a period stay after all."""
    with writing() as session:
        take_back(session, agent.id, erasure_id, utc_now())
    return redirect(url_for("my_data.show", done="taken_back"), 303)


@erasures.get("/account")
@agents_only
def account(agent: SignedIn) -> ResponseReturnValue:
    """Say what goes with the account and what stays, and ask for the password."""
    return _account_page(agent, fresh())


@erasures.post("/account")
@agents_only
def erase_account(agent: SignedIn) -> ResponseReturnValue:
    """Have the account erased in seven days."""
    form = confirmed(agent, parse(AccountForm, request.form))
    if isinstance(form, Errors):
        return _account_page(agent, form), 422
    with writing() as session:
        ask_for_account(session, agent.id, form.id, utc_now())
    return redirect(url_for("my_data.show", done="account"), 303)


@erasures.post("/account/stay")
@agents_only
def stay_here(agent: SignedIn) -> ResponseReturnValue:
    """Keep the account after all."""
    with writing() as session:
        stay(session, agent.id, utc_now())
    return redirect(url_for("my_data.show", done="staying"), 303)


def _counted(agent: SignedIn, wanted: Period, now: datetime) -> Counts:
    """Count what lies in a period; raise ``Invalid`` for one that cannot be."""
    check_period(wanted, now.astimezone(agent.zone).date())
    with reading() as session:
        return counted_in(session, agent.id, Span(wanted.first, wanted.last, agent.zone, now))


def _period_page(form: Draft, counts: Counts | None = None) -> str:
    return render_template(
        "my_data/period.html",
        form=form,
        counts=counts,
        counted=[] if counts is None else words.counted(counts),
        place="me",
    )


def _account_page(agent: SignedIn, form: Draft) -> str:
    with reading() as session:
        alone = left_alone(session, agent.id)
    return render_template(
        "my_data/account.html",
        form=form,
        agent=agent,
        has_password=has_own_password(agent),
        left_alone=alone.organisations,
        alone=words.alone(alone),
        place="me",
    )
