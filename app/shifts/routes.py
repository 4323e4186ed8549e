"""The roster: this week and next, the usual week, and all that shifts come from."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.shifts import rule_words, words
from app.shifts.countries import country_between, country_of, country_options, holiday_names
from app.shifts.drafts import first_date, removed_draft, week_draft
from app.shifts.forms import RemovedRuleForm, WeekForm, refused, removed_rule_of, week_of
from app.shifts.grid import fortnight_of
from journal.clock import utc_now
from journal.errors import Conflict, Invalid
from journal.rosters.queries import rosters_of
from journal.shifts.commands import remove_repeating_rule, set_repeating_rule
from journal.shifts.queries import patterns, roster_days
from journal.shifts.rules import RepeatingRule
from journal.shifts.sources import Pattern

shifts = Blueprint("shifts", __name__, url_prefix="/shifts")

MANY = ("days", "other_days", "on_call_days")


@shifts.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show this week and next, and what the shifts come from."""
    today = utc_now().astimezone(agent.zone).date()
    monday = today - timedelta(days=today.weekday())
    sunday = monday + timedelta(days=13)
    with reading() as session:
        days = roster_days(session, agent.id, monday, sunday)
        kept = patterns(session, agent.id)
        brought_in = rosters_of(session, agent.id)
    names = holiday_names(country_between(kept, monday, sunday, agent.zone), monday, sunday)
    return render_template(
        "shifts/roster.html",
        fortnight=fortnight_of(days, names, today),
        kept=kept,
        brought_in=brought_in,
        today=today,
        words=words,
        rule_words=rule_words,
        place="me",
    )


@shifts.get("/weekly")
@agents_only
def weekly(agent: SignedIn) -> ResponseReturnValue:
    """Ask for the usual week."""
    today = utc_now().astimezone(agent.zone).date()
    with reading() as session:
        kept = patterns(session, agent.id)
    draft = week_draft(_week_on(kept, today), agent.zone, first_date(kept, today))
    return _week_page(agent, draft, is_first="first" in request.args)


@shifts.post("/weekly")
@agents_only
def set_weekly(agent: SignedIn) -> ResponseReturnValue:
    """Keep the week from its first date on."""
    form = parse(WeekForm, request.form)
    if isinstance(form, Errors):
        return _week_page(agent, form, is_first="first" in request.form), 422
    try:
        _keep_week(agent, form)
    except Invalid as refusal:
        typed = request.form.to_dict() | {name: request.form.getlist(name) for name in MANY}
        return _week_page(agent, refused(typed, refusal), is_first=bool(form.first)), 422
    return redirect(url_for("shifts.show", saved="first" if form.first else "week"), 303)


@shifts.post("/rules/<uuid:pattern_id>/delete")
@agents_only
def remove_rule(agent: SignedIn, pattern_id: UUID) -> ResponseReturnValue:
    """Take a week or a cycle away, and offer to take that back."""
    with writing() as session:
        removed = remove_repeating_rule(session, agent.id, pattern_id)
    return render_template(
        "shifts/removed.html",
        removed=removed_draft(removed.id, removed.rule),
        action=url_for("shifts.restore_rule"),
        way_back=url_for("shifts.show"),
        place="me",
    )


@shifts.post("/rules/restore")
@agents_only
def restore_rule(agent: SignedIn) -> ResponseReturnValue:
    """Keep a rule again that was taken away a moment ago."""
    form = parse(RemovedRuleForm, request.form)
    if isinstance(form, Errors):
        raise Invalid("unreadable")
    with writing() as session:
        set_repeating_rule(session, agent.id, form.id, removed_rule_of(form), utc_now())
    return redirect(url_for("shifts.show", saved="week"), 303)


def _week_on(kept: Sequence[Pattern], today: date) -> RepeatingRule | None:
    """The rule that holds on a date, if it is a week."""
    holding = [one.rule for one in kept if one.rule.starting <= today]
    return holding[-1] if holding and rule_words.is_week(holding[-1]) else None


def _keep_week(agent: SignedIn, form: WeekForm) -> None:
    """Keep the week; another one from the same page, gone back to, is a week of its own."""
    rule = week_of(form)
    try:
        with writing() as session:
            set_repeating_rule(session, agent.id, form.id, rule, utc_now())
    except Conflict:
        with writing() as session:
            set_repeating_rule(session, agent.id, uuid4(), rule, utc_now())


def _week_page(agent: SignedIn, form: Draft, *, is_first: bool) -> str:
    return render_template(
        "shifts/weekly.html",
        form=form,
        is_first=is_first,
        countries=country_options(country_of(agent.zone)),
        words=words,
        place="me",
    )
