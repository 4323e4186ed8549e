"""Sessions of an organisation: the list, one date, joining, leaving, the calendar."""

from datetime import date
from uuid import UUID, uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.gatherings import words
from app.gatherings.calendar import calendar_answer
from app.gatherings.forms import JoinForm
from journal.clock import utc_now
from journal.errors import NotFound
from journal.sessions.scheduled_commands import join_date, leave_date
from journal.sessions.scheduled_queries import Gatherings, gathering_on, gatherings

group_sessions = Blueprint("gatherings", __name__, url_prefix="/sessions/group")

ONE_DATE = "/<uuid:session_id>/<held_on>"


@group_sessions.get("")
@agents_only
def index(agent: SignedIn) -> ResponseReturnValue:
    """List what is ahead: hers, what fits her shifts, the rest."""
    with reading() as session:
        found = gatherings(session, agent.id, now := utc_now(), agent.zone)
    return render_template(
        "gatherings/list.html",
        found=found,
        is_near=found.is_near(now),
        done=words.said(request.args.get("done", "")),
        words=words,
        agent=agent,
    )


@group_sessions.get(ONE_DATE)
@agents_only
def show(agent: SignedIn, session_id: UUID, held_on: str) -> ResponseReturnValue:
    """Show one date, and who would see what."""
    return _page(agent, session_id, held_on, Draft({"id": str(uuid4())}))


@group_sessions.post(f"{ONE_DATE}/join")
@agents_only
def join(agent: SignedIn, session_id: UUID, held_on: str) -> ResponseReturnValue:
    """Ask for a place, or for a turn on the waiting list."""
    form = parse(JoinForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, session_id, held_on, form), 422
    with writing() as session:
        day, now = _day(held_on), utc_now()
        got = join_date(session, agent.id, form.id, session_id, day, now=now)
    return redirect(_address(session_id, held_on, done=got.value), 303)


@group_sessions.post(f"{ONE_DATE}/leave")
@agents_only
def leave(agent: SignedIn, session_id: UUID, held_on: str) -> ResponseReturnValue:
    """Give up a place or a turn."""
    with writing() as session:
        leave_date(session, agent.id, session_id, _day(held_on), utc_now())
    return redirect(url_for("gatherings.index", done="left"), 303)


@group_sessions.get(f"{ONE_DATE}/session.ics")
@agents_only
def one_date(agent: SignedIn, session_id: UUID, held_on: str) -> ResponseReturnValue:
    """Give one date as a calendar file."""
    found = _found(agent, session_id, held_on)
    return calendar_answer(found.own, found.beside, utc_now(), filename="session.ics")


@group_sessions.get("/mine.ics")
@agents_only
def mine(agent: SignedIn) -> ResponseReturnValue:
    """Give every date that she has a place at as a calendar file."""
    now = utc_now()
    with reading() as session:
        found = gatherings(session, agent.id, now, agent.zone)
    held = [one for one in found.own if one.standing.is_held]
    return calendar_answer(held, found.beside, now, filename="sessions.ics")


def _found(agent: SignedIn, session_id: UUID, held_on: str) -> Gatherings:
    with reading() as session:
        day, now = _day(held_on), utc_now()
        return gathering_on(session, agent.id, session_id, day, now=now, zone=agent.zone)


def _page(agent: SignedIn, session_id: UUID, held_on: str, form: Draft) -> str:
    found = _found(agent, session_id, held_on)
    return render_template(
        "gatherings/date.html",
        one=found.own[0],
        choices=found.beside.choices,
        has_begun=found.own[0].date.span.starts_at <= utc_now(),
        done=words.said(request.args.get("done", "")),
        form=form,
        words=words,
        agent=agent,
    )


def _address(session_id: UUID, held_on: str, done: str) -> str:
    return url_for("gatherings.show", session_id=session_id, held_on=held_on, done=done)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as wrong:
        raise NotFound from wrong
    if day.isoformat() != text:
        raise NotFound
    return day
