"""Getting out: one tap closes the shift, and the time can be corrected."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.shifts import words
from app.shifts.forms import EndForm, end_of, refused
from journal.clock import utc_now
from journal.errors import Invalid, NotFound
from journal.shifts.leaving import Out, correct_end, forget_end, record_out_now
from journal.shifts.queries import shift_starting
from journal.shifts.rules import EARLIEST, LATEST, ShiftInterval

leaving = Blueprint("leaving", __name__, url_prefix="/shifts")


@leaving.post("/out-now")
@agents_only
def out_now(agent: SignedIn) -> ResponseReturnValue:
    """Close the shift that runs or has just ended."""
    now = utc_now()
    with writing() as session:
        found = record_out_now(session, agent.id, now)
    if isinstance(found, Out):
        return redirect(url_for("leaving.show", starts=_seconds(found.shift)), 303)
    today = now.astimezone(agent.zone).date()
    return redirect(url_for("days.show", day=today.isoformat(), none=1), 303)


@leaving.get("/ends/<int:starts>")
@agents_only
def show(agent: SignedIn, starts: int) -> ResponseReturnValue:
    """Say that she is out, and let the time be corrected."""
    with reading() as session:
        shift = shift_starting(session, agent.id, _moment(starts))
    return _page(shift, _draft(shift))


@leaving.post("/ends/<int:starts>")
@agents_only
def correct(agent: SignedIn, starts: int) -> ResponseReturnValue:
    """Keep when the shift really ended."""
    with reading() as session:
        shift = shift_starting(session, agent.id, _moment(starts))
    form = parse(EndForm, request.form)
    if isinstance(form, Errors):
        return _page(shift, form), 422
    try:
        with writing() as session:
            correct_end(session, agent.id, shift.starts_at, end_of(form, shift), utc_now())
    except Invalid as refusal:
        return _page(shift, refused(request.form, refusal)), 422
    return redirect(url_for("leaving.show", starts=starts, saved=1), 303)


@leaving.post("/ends/<int:starts>/as-planned")
@agents_only
def as_planned(agent: SignedIn, starts: int) -> ResponseReturnValue:
    """Let the planned end stand again."""
    with writing() as session:
        shift = forget_end(session, agent.id, _moment(starts))
    return redirect(url_for("days.show", day=shift.local_date.isoformat(), saved=1), 303)


def _page(shift: ShiftInterval, form: Draft) -> str:
    return render_template(
        "shifts/out.html",
        shift=shift,
        starts=_seconds(shift),
        form=form,
        words=words,
        place="today",
    )


def _draft(shift: ShiftInterval) -> Draft:
    return Draft({"time": f"{shift.ends_at.astimezone(ZoneInfo(shift.zone)):%H:%M}"})


def _seconds(shift: ShiftInterval) -> int:
    """Name a shift in an address by its planned start."""
    return int(shift.starts_at.timestamp())


def _moment(starts: int) -> datetime:
    """The moment an address names; raise ``NotFound`` for one that no roster has."""
    try:
        moment = datetime.fromtimestamp(starts, UTC)
    except (OverflowError, ValueError, OSError) as wrong:
        raise NotFound from wrong
    if not EARLIEST <= moment.date() <= LATEST:
        raise NotFound
    return moment
