"""Rotating shifts: choose or write a cycle, say where today is, look at the month, keep it."""

from datetime import date
from uuid import uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors
from app.shifts import rule_words, words
from app.shifts.countries import country_between, country_of, country_options, holiday_names
from app.shifts.cycle_forms import (
    Proposal,
    cycle_draft,
    proposal_of,
    read_codes,
    refused,
    working,
)
from app.shifts.cycle_list import groups
from app.shifts.drafts import first_date
from app.shifts.months import month_named, month_of, window_of
from journal.clock import utc_now
from journal.errors import Conflict, Invalid, NotFound
from journal.shifts.codes import codes_of
from journal.shifts.commands import set_repeating_rule
from journal.shifts.queries import patterns, roster_days

cycles = Blueprint("cycles", __name__, url_prefix="/shifts")


@cycles.get("/cycle")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Offer the cycles that have names and the way to write one; then ask what it needs."""
    pattern, written = request.args.get("pattern", ""), request.args.get("codes", "")
    if not pattern and not written:
        return _choice(Draft())
    if pattern and pattern not in rule_words.NAMES:
        raise NotFound
    try:
        codes = rule_words.NAMES[pattern].days if pattern else read_codes(written)
    except Invalid as refusal:
        return _choice(refused(request.args, refusal)), 422
    return _details(agent, _begun(agent, codes, pattern))


@cycles.post("/cycle/preview")
@agents_only
def preview(agent: SignedIn) -> ResponseReturnValue:
    """Show the month as it would be; nothing is kept."""
    found = proposal_of(request.form)
    if isinstance(found, Errors):
        return _details(agent, found), 422
    if "back" in request.form:
        return _details(agent, Draft(found.typed))
    return _preview(agent, found, _shown_month(agent, found))


@cycles.post("/cycle")
@agents_only
def keep(agent: SignedIn) -> ResponseReturnValue:
    """Keep the cycle from its first date on."""
    found = proposal_of(request.form)
    if isinstance(found, Errors):
        return _details(agent, found), 422
    try:
        with writing() as session:
            set_repeating_rule(session, agent.id, found.id, found.rule, utc_now())
    except Conflict:
        # Another one from the same page, gone back to, is a cycle of its own.
        with writing() as session:
            set_repeating_rule(session, agent.id, uuid4(), found.rule, utc_now())
    shown = _shown_month(agent, found)
    return redirect(url_for("months.show", month=f"{shown:%Y-%m}", saved="cycle"), 303)


def _begun(agent: SignedIn, codes: tuple[str, ...], pattern: str) -> Draft:
    """What the details show to begin with."""
    today = utc_now().astimezone(agent.zone).date()
    with reading() as session:
        kept = patterns(session, agent.id)
    values = cycle_draft(codes, pattern, today=today, starting=first_date(kept, today))
    zone, holidays = agent.zone.key, ""
    if kept:
        zone, holidays = kept[-1].rule.zone, kept[-1].rule.holidays or ""
    return Draft(values | {"zone": zone, "holidays": holidays})


def _choice(form: Draft) -> str:
    return render_template(
        "shifts/cycles.html", form=form, groups=groups(), rule_words=rule_words, place="me"
    )


def _details(agent: SignedIn, form: Draft) -> str:
    codes = codes_of(form.get("codes"))
    return render_template(
        "shifts/cycle.html",
        form=form,
        codes=codes,
        working=list(enumerate(working(codes), 1)),
        today=_asked_on(form, agent),
        countries=country_options(country_of(agent.zone)),
        rule_words=rule_words,
        place="me",
    )


def _asked_on(form: Draft, agent: SignedIn) -> date:
    """The day that "today" means in a form, which may be left open over midnight."""
    try:
        return date.fromisoformat(str(form.get("today")))
    except ValueError:
        return utc_now().astimezone(agent.zone).date()


def _preview(agent: SignedIn, found: Proposal, first: date) -> str:
    today, window = utc_now().astimezone(agent.zone).date(), window_of(first)
    with reading() as session:
        days = roster_days(session, agent.id, *window, proposed=found.rule)
        kept = patterns(session, agent.id)
    country = found.rule.holidays or country_between(kept, *window, agent.zone)
    return render_template(
        "shifts/cycle_preview.html",
        form=Draft(found.typed),
        proposal=found,
        month=month_of(days, first, today, holiday_names(country, *window)),
        stays=rule_words.stays([one.rule for one in kept], found.rule),
        lines=rule_words.lines(found.rule, today),
        words=words,
        rule_words=rule_words,
        place="me",
    )


def _shown_month(agent: SignedIn, found: Proposal) -> date:
    """The month asked for, else the first one that the cycle changes from today on."""
    if request.form.get("month"):
        return month_named(request.form["month"])
    day = max(utc_now().astimezone(agent.zone).date(), found.rule.starting)
    return min(day, found.rule.until or day).replace(day=1)
