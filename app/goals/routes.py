"""Her goals: begin, tap, pause, let go, and each of them taken back."""

from uuid import UUID, uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.goals import words
from app.goals.forms import (
    Back,
    GoalForm,
    TakeBackForm,
    TapForm,
    TurnForm,
    beside,
    fresh_draft,
    refused,
)
from app.goals.turning import turn_goal
from journal.clock import utc_now
from journal.errors import Invalid
from journal.goals.commands import (
    Tap,
    begin_goal,
    count_day,
    remove_goal,
    take_day_back,
)
from journal.goals.queries import goals_on, today_of
from journal.goals.rules import MOST_AT_A_TIME, NewGoal

goals = Blueprint("goals", __name__, url_prefix="/goals")

BACK = {Back.GOALS: "goals.show", Back.TODAY: "today.show"}


@goals.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show what she minds, how it goes, and a way to begin another."""
    return _page(agent, fresh_draft())


@goals.post("")
@agents_only
def begin(agent: SignedIn) -> ResponseReturnValue:
    """Begin to mind a goal."""
    form = parse(GoalForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, form), 422
    goal = NewGoal(form.id, form.kind, form.until)
    try:
        with writing() as session:
            begin_goal(session, agent.id, goal, utc_now(), agent.zone)
    except Invalid as refusal:
        return _page(agent, refused(request.form, refusal)), 422
    return redirect(url_for("goals.show", done="begun"), 303)


@goals.post("/<uuid:goal_id>/taps")
@agents_only
def tap(agent: SignedIn, goal_id: UUID) -> ResponseReturnValue:
    """Count today for a goal."""
    form = parse(TapForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, beside(form)), 422
    try:
        with writing() as session:
            count_day(session, agent.id, Tap(form.id, goal_id, utc_now(), agent.zone))
    except Invalid as refusal:
        return _page(agent, refused(fresh_draft().values, refusal)), 422
    return redirect(url_for(BACK[form.back], done="counted"), 303)


@goals.post("/<uuid:goal_id>/taps/take-back")
@agents_only
def take_back(agent: SignedIn, goal_id: UUID) -> ResponseReturnValue:
    """Count a day no longer."""
    form = parse(TakeBackForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, beside(form)), 422
    with writing() as session:
        take_day_back(session, agent.id, goal_id, form.day)
    return redirect(url_for("goals.show", done="taken_back"), 303)


@goals.post("/<uuid:goal_id>")
@agents_only
def turn(agent: SignedIn, goal_id: UUID) -> ResponseReturnValue:
    """Pause a goal, go on with it, let it go, or take that back."""
    form = parse(TurnForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, beside(form)), 422
    try:
        with writing() as session:
            turn_goal(session, agent.id, goal_id, form.turn, utc_now())
    except Invalid as refusal:
        return _page(agent, refused(fresh_draft().values, refusal)), 422
    return redirect(url_for("goals.show", done=form.turn.value, goal=goal_id), 303)


@goals.post("/<uuid:past_goal_id>/delete")
@agents_only
def remove(agent: SignedIn, past_goal_id: UUID) -> ResponseReturnValue:
    """Delete a goal that was let go, with all that was counted for it."""
    try:
        with writing() as session:
            remove_goal(session, agent.id, past_goal_id)
    except Invalid as refusal:
        return _page(agent, refused(fresh_draft().values, refusal)), 422
    return redirect(url_for("goals.show", done="deleted"), 303)


def _page(agent: SignedIn, form: Draft) -> str:
    with reading() as session:
        today = today_of(session, agent.id, utc_now(), agent.zone)
        kept = goals_on(session, agent.id, today, agent.zone)
    minded = [(one, uuid4()) for one in kept if one.is_minded]
    return render_template(
        "goals/show.html",
        form=form,
        minded=minded,
        paused=[one for one in kept if one.paused_since and not one.ended_at],
        let_go=[one for one in kept if one.ended_at],
        is_full=len(minded) >= MOST_AT_A_TIME,
        today=today,
        done=words.done(request.args.get("done", "")),
        words=words,
        place="me",
    )
