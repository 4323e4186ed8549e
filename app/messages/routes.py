"""When she looks at messages, and an auto-reply that says so."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.language import current_locale
from app.messages import words
from app.messages.forms import (
    PlanForm,
    ReplyForm,
    beside,
    fresh_plan,
    fresh_reply,
    half_said,
    refused,
)
from app.messages.replies import written
from journal.clock import utc_now
from journal.errors import Invalid
from journal.plans.commands import begin_plan, end_plan, remove_plan
from journal.plans.queries import counted_plans, hours_around, plans_of
from journal.plans.rules import Plan
from journal.vocabulary import Locale

messages = Blueprint("messages", __name__, url_prefix="/restore/messages")


@messages.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show when she means to look, how it goes, and a way to begin or change it."""
    return _plan_page(agent)


@messages.post("")
@agents_only
def begin(agent: SignedIn) -> ResponseReturnValue:
    """Begin a plan; the one that runs ends with it."""
    form = parse(PlanForm, request.form)
    if isinstance(form, Errors):
        return _plan_page(agent, form), 422
    try:
        with writing() as session:
            begin_plan(session, agent.id, form.plan(), utc_now(), agent.zone)
    except Invalid as refusal:
        typed = {**request.form, "times": request.form.getlist("times")}
        return _plan_page(agent, refused(typed, refusal)), 422
    return redirect(url_for("messages.show", done="begun"), 303)


@messages.post("/<uuid:plan_id>/end")
@agents_only
def end(agent: SignedIn, plan_id: UUID) -> ResponseReturnValue:
    """End a plan."""
    today = utc_now().astimezone(agent.zone).date()
    with writing() as session:
        end_plan(session, agent.id, plan_id, today)
    return redirect(url_for("messages.show", done="ended"), 303)


@messages.post("/<uuid:past_plan_id>/delete")
@agents_only
def remove(agent: SignedIn, past_plan_id: UUID) -> ResponseReturnValue:
    """Delete a plan that was ended."""
    try:
        with writing() as session:
            remove_plan(session, agent.id, past_plan_id)
    except Invalid as refusal:
        return _plan_page(agent, refused({}, refusal)), 422
    return redirect(url_for("messages.show", done="deleted"), 303)


@messages.get("/reply")
@agents_only
def reply(agent: SignedIn) -> ResponseReturnValue:
    """Ask what an auto-reply is to say."""
    today = utc_now().astimezone(agent.zone).date()
    with reading() as session:
        hours = hours_around(session, agent.id, today, agent.zone)
        plan = _running(plans_of(session, agent.id))
    form = fresh_reply(hours, plan, current_locale())
    return _reply_page(form, plan, has_hours=hours is not None)


@messages.post("/reply")
@agents_only
def compose(agent: SignedIn) -> ResponseReturnValue:
    """Write the auto-reply out; nothing of it is kept."""
    with reading() as session:
        plan = _running(plans_of(session, agent.id))
    form = parse(ReplyForm, request.form)
    if isinstance(form, Errors):
        return _reply_page(form, plan), 422
    typed = {**request.form, "days": request.form.getlist("days")}
    lacking = half_said(form, typed)
    if lacking is not None:
        return _reply_page(lacking, plan), 422
    return _reply_page(Draft(typed), plan, written(form, plan.times if plan else ()))


def _running(plans: tuple[Plan, ...]) -> Plan | None:
    return next((plan for plan in plans if plan.is_running), None)


def _plan_page(agent: SignedIn, form: Draft | None = None) -> str:
    with reading() as session:
        plans = counted_plans(session, agent.id)
    now = words.running(plans)
    fresh = fresh_plan(now.plan if now else None)
    if isinstance(form, Errors) and "times" not in form.values:
        form = beside(form, now.plan if now else None)
    return render_template(
        "messages/show.html",
        form=form or fresh,
        now=now,
        past=[one for one in plans if not one.plan.is_running],
        done=words.done(request.args.get("done", "")),
        words=words,
        place="restore",
    )


def _reply_page(
    form: Draft,
    plan: Plan | None,
    replies: list[tuple[Locale, str]] | None = None,
    *,
    has_hours: bool = False,
) -> str:
    return render_template(
        "messages/reply.html",
        form=form,
        plan=plan,
        replies=replies or [],
        has_hours=has_hours,
        words=words,
        place="restore",
    )
