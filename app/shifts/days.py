"""One date of the roster, corrected by one tap that can be taken back."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse, refuse
from app.language import gettext as _
from app.shifts import words
from app.shifts.countries import country_between, holiday_names
from app.shifts.drafts import single_draft
from app.shifts.entry import EntryForm, own_day_of, text_of
from app.shifts.forms import ShiftForm, single_of
from app.shifts.picks import picks_of
from journal.clock import utc_now
from journal.errors import Conflict, Invalid, NotFound
from journal.shifts.commands import remove_single_shift
from journal.shifts.correcting import OwnDay, own_of, set_day
from journal.shifts.queries import patterns, roster_days
from journal.shifts.rules import DAY, EARLIEST, LATEST
from journal.shifts.sources import Single

days = Blueprint("days", __name__, url_prefix="/shifts")

AROUND = timedelta(days=21)
"""Hours worked this near to a date are offered for it."""


@days.get("/days/<day>")
@agents_only
def show(agent: SignedIn, day: str) -> ResponseReturnValue:
    """Show one date, open for changes."""
    return _page(agent, day_named(day), Draft({"zone": agent.zone.key, "kind": "work"}))


@days.post("/days/<day>")
@agents_only
def change(agent: SignedIn, day: str) -> ResponseReturnValue:
    """Make a date what one button says, and offer to take that back."""
    form = parse(EntryForm, request.form)
    if isinstance(form, Errors):
        raise Invalid("unreadable")
    with writing() as session:
        wanted = own_day_of(form.entry, day_named(day), form.id)
        before = set_day(session, agent.id, day_named(day), wanted, utc_now())
    return _saved(day, before)


@days.post("/days/<day>/shift")
@agents_only
def add_shift(agent: SignedIn, day: str) -> ResponseReturnValue:
    """Keep other hours for a date, instead of all else or beside it."""
    form = parse(ShiftForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, day_named(day), form), 422
    single = single_of(form, day_named(day), agent.zone)
    try:
        before = _keep(agent, single)
    except Conflict:
        typed = refuse({**request.form, "id": str(uuid4())}, begin=_("Please look again and save."))
        return _page(agent, day_named(day), typed), 422
    return _saved(day, before)


@days.post("/single/<uuid:single_id>/delete")
@agents_only
def remove_shift(agent: SignedIn, single_id: UUID) -> ResponseReturnValue:
    """Take a shift of one date away, and offer to take that back."""
    with writing() as session:
        removed = remove_single_shift(session, agent.id, single_id)
    day = removed.slot.local_date.isoformat()
    return render_template(
        "shifts/removed.html",
        removed=single_draft(removed),
        action=url_for("days.add_shift", day=day),
        way_back=url_for("days.show", day=day),
        place="me",
    )


def day_named(text: str) -> date:
    """Read the date of an address; raise ``NotFound`` for one that no roster has."""
    try:
        day = date.fromisoformat(text)
    except ValueError as wrong:
        raise NotFound from wrong
    if not EARLIEST <= day <= LATEST or day.isoformat() != text:
        raise NotFound
    return day


def _keep(agent: SignedIn, single: Single) -> OwnDay:
    """Keep a shift of one date and return what was entered for it before."""
    day = single.slot.local_date
    with writing() as session:
        (shown,) = roster_days(session, agent.id, day, day)
        before = own_of(shown).singles
        if any(one.id == single.id and one != single for one in before):
            raise Conflict
        beside = () if single.slot.replaces_day else before
        wanted = OwnDay(None, tuple(dict.fromkeys((*beside, single))))
        return set_day(session, agent.id, day, wanted, utc_now())


def _saved(day: str, before: OwnDay) -> ResponseReturnValue:
    return redirect(url_for("days.show", day=day, saved=1, was=text_of(before)), 303)


def _page(agent: SignedIn, day: date, form: Draft) -> str:
    with reading() as session:
        around = roster_days(session, agent.id, day - AROUND, day + AROUND)
        kept = patterns(session, agent.id)
    shown = around[AROUND.days]
    names = holiday_names(country_between(kept, day, day, agent.zone), day, day)
    return render_template(
        "shifts/day.html",
        day=shown,
        holiday=names.get(day, ""),
        picks=picks_of(shown, around, kept, agent.zone),
        was=request.args.get("was"),
        new_id=uuid4(),
        form=form,
        now=utc_now(),
        beside=[one for one in (day - DAY, day + DAY) if EARLIEST <= one <= LATEST],
        words=words,
        place="me",
    )
