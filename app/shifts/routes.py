"""The roster: this week and next, the usual week, and single dates."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse, refuse
from app.language import gettext as _
from app.shifts import words
from app.shifts.drafts import removed_draft, single_draft, week_draft
from app.shifts.forms import (
    RemovedWeekForm,
    ShiftForm,
    WeekForm,
    refused,
    removed_week_of,
    single_of,
    week_of,
)
from journal.clock import utc_now
from journal.errors import Conflict, Invalid, NotFound
from journal.shifts.commands import (
    add_day_off,
    add_single_shift,
    remove_day_off,
    remove_single_shift,
    remove_weekly_pattern,
    set_weekly_pattern,
)
from journal.shifts.queries import current_pattern, patterns, roster_days
from journal.shifts.rules import EARLIEST, LATEST

shifts = Blueprint("shifts", __name__, url_prefix="/shifts")

A_YEAR = timedelta(days=365)


@shifts.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show this week and next, and the usual week."""
    today = utc_now().astimezone(agent.zone).date()
    monday = today - timedelta(days=today.weekday())
    with reading() as session:
        days = roster_days(session, agent.id, monday, monday + timedelta(days=13))
        weeks = patterns(session, agent.id)
    return render_template(
        "shifts/roster.html",
        fortnight=[(_("This week"), days[:7]), (_("Next week"), days[7:])],
        weeks=weeks,
        today=today,
        words=words,
        place="me",
    )


@shifts.get("/weekly")
@agents_only
def weekly(agent: SignedIn) -> ResponseReturnValue:
    """Ask for the usual week."""
    today = utc_now().astimezone(agent.zone).date()
    with reading() as session:
        kept = current_pattern(session, agent.id, today)
    # A first week is mostly an old one: what is brought in later is placed by it.
    draft = week_draft(kept.rule if kept else None, agent.zone, today if kept else today - A_YEAR)
    return _week_page(draft, is_first="first" in request.args)


@shifts.post("/weekly")
@agents_only
def set_weekly(agent: SignedIn) -> ResponseReturnValue:
    """Keep the week from its first date on."""
    form = parse(WeekForm, request.form)
    if isinstance(form, Errors):
        return _week_page(form, is_first="first" in request.form), 422
    try:
        _keep_week(agent, form)
    except Invalid as refusal:
        typed = {**request.form, "days": request.form.getlist("days")}
        typed["other_days"] = request.form.getlist("other_days")
        return _week_page(refused(typed, refusal), is_first=bool(form.first)), 422
    return redirect(url_for("shifts.show", saved="first" if form.first else "week"), 303)


@shifts.post("/weekly/<uuid:pattern_id>/delete")
@agents_only
def remove_weekly(agent: SignedIn, pattern_id: UUID) -> ResponseReturnValue:
    """Take a week away, and offer to take that back."""
    with writing() as session:
        removed = remove_weekly_pattern(session, agent.id, pattern_id)
    return render_template(
        "shifts/removed.html",
        removed=removed_draft(removed.id, removed.rule),
        action=url_for("shifts.restore_weekly"),
        way_back=url_for("shifts.show"),
        place="me",
    )


@shifts.post("/weekly/restore")
@agents_only
def restore_weekly(agent: SignedIn) -> ResponseReturnValue:
    """Keep a week again that was taken away a moment ago."""
    form = parse(RemovedWeekForm, request.form)
    if isinstance(form, Errors):
        raise Invalid("unreadable")
    with writing() as session:
        set_weekly_pattern(session, agent.id, form.id, removed_week_of(form), utc_now())
    return redirect(url_for("shifts.show", saved="week"), 303)


@shifts.get("/days/<day>")
@agents_only
def show_day(agent: SignedIn, day: str) -> ResponseReturnValue:
    """Show one date, open for changes."""
    return _day_page(agent, _date(day), Draft({"id": str(uuid4()), "zone": agent.zone.key}))


@shifts.post("/days/<day>/shift")
@agents_only
def add_shift(agent: SignedIn, day: str) -> ResponseReturnValue:
    """Keep a shift of one date."""
    form = parse(ShiftForm, request.form)
    if isinstance(form, Errors):
        return _day_page(agent, _date(day), form), 422
    try:
        with writing() as session:
            single = single_of(form, _date(day), agent.zone)
            add_single_shift(session, agent.id, single, utc_now())
    except Conflict:
        typed = refuse({**request.form, "id": str(uuid4())}, begin=_("Please look again and save."))
        return _day_page(agent, _date(day), typed), 422
    return redirect(url_for("shifts.show_day", day=day, saved=1), 303)


@shifts.post("/single/<uuid:single_id>/delete")
@agents_only
def remove_shift(agent: SignedIn, single_id: UUID) -> ResponseReturnValue:
    """Take a shift of one date away, and offer to take that back."""
    with writing() as session:
        removed = remove_single_shift(session, agent.id, single_id)
    day = removed.slot.local_date.isoformat()
    return render_template(
        "shifts/removed.html",
        removed=single_draft(removed),
        action=url_for("shifts.add_shift", day=day),
        way_back=url_for("shifts.show_day", day=day),
        place="me",
    )


@shifts.post("/days/<day>/off")
@agents_only
def take_off(agent: SignedIn, day: str) -> ResponseReturnValue:
    """Keep a date free of work."""
    with writing() as session:
        add_day_off(session, agent.id, _date(day), utc_now())
    return redirect(url_for("shifts.show_day", day=day, saved=1), 303)


@shifts.post("/days/<day>/on")
@agents_only
def work_after_all(agent: SignedIn, day: str) -> ResponseReturnValue:
    """Let the usual shifts of a date stand again."""
    with writing() as session:
        remove_day_off(session, agent.id, _date(day))
    return redirect(url_for("shifts.show_day", day=day, saved=1), 303)


def _keep_week(agent: SignedIn, form: WeekForm) -> None:
    """Keep the week; another one from the same page, gone back to, is a week of its own."""
    rule = week_of(form)
    try:
        with writing() as session:
            set_weekly_pattern(session, agent.id, form.id, rule, utc_now())
    except Conflict:
        with writing() as session:
            set_weekly_pattern(session, agent.id, uuid4(), rule, utc_now())


def _week_page(form: Draft, *, is_first: bool) -> str:
    return render_template(
        "shifts/weekly.html", form=form, is_first=is_first, words=words, place="me"
    )


def _day_page(agent: SignedIn, day: date, form: Draft) -> str:
    with reading() as session:
        (shown,) = roster_days(session, agent.id, day, day)
    return render_template(
        "shifts/day.html", day=shown, form=form, now=utc_now(), words=words, place="me"
    )


def _date(text: str) -> date:
    """Read the date of an address; raise ``NotFound`` for one that no roster has."""
    try:
        day = date.fromisoformat(text)
    except ValueError as wrong:
        raise NotFound from wrong
    if not EARLIEST <= day <= LATEST or day.isoformat() != text:
        raise NotFound
    return day
