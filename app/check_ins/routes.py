"""Checking in, seeing it again, correcting and deleting it."""

from datetime import date
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.check_ins import questions
from app.check_ins.comparison import differences
from app.check_ins.forms import (
    DETAILS,
    AnswersForm,
    ChangedCheckInForm,
    CheckInForm,
    draft_of,
    entry_of,
    fresh_draft,
    moment_of,
    proposed_day,
    refused,
)
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.language import format_moment
from journal.check_ins.commands import change_check_in, record_check_in, remove_check_in
from journal.check_ins.queries import check_in_of, day_for, latest_check_ins, tags_of
from journal.clock import utc_now
from journal.errors import Conflict, Invalid
from journal.rights.rules import LOWEST, RUNNING, Sign, help_comes_near

check_ins = Blueprint("check_ins", __name__, url_prefix="/check-ins")


@check_ins.get("/new")
@agents_only
def new(agent: SignedIn) -> ResponseReturnValue:
    """Ask how she is."""
    now = utc_now()
    with reading() as session:
        day = day_for(session, agent.id, now, agent.zone)
    return _page("new", fresh_draft(now, agent.zone, day))


@check_ins.post("")
@agents_only
def create(agent: SignedIn) -> ResponseReturnValue:
    """Write it down."""
    form = parse(CheckInForm, request.form)
    if isinstance(form, Errors):
        return _page("new", form), 422
    try:
        entry = entry_of(form, form.id, agent.zone, _day(agent, form))
        with writing() as session:
            record_check_in(session, agent.id, entry, utc_now())
    except Invalid as refusal:
        return _page("new", refused(request.form, refusal)), 422
    except Conflict:
        return _both(agent, form, form.id)
    return redirect(url_for("check_ins.show", check_in_id=form.id, saved=1), 303)


@check_ins.get("/<uuid:check_in_id>")
@agents_only
def show(agent: SignedIn, check_in_id: UUID) -> ResponseReturnValue:
    """Show one entry, open for details and corrections."""
    with reading() as session:
        logged = check_in_of(session, agent.id, check_in_id)
        tags = tags_of(session, agent.id, check_in_id)
        is_low = "saved" in request.args and logged.answers.mood == LOWEST
        latest = latest_check_ins(session, agent.id, RUNNING) if is_low else ()
    is_newest = bool(latest) and latest[0].id == check_in_id
    signs = [Sign(one.answers.mood, one.answers.leaving) for one in latest]
    return _page(
        "entry",
        draft_of(logged),
        format_moment(logged.at, logged.zone),
        tags,
        help_is_near=is_newest and help_comes_near(signs),
    )


@check_ins.post("/<uuid:check_in_id>")
@agents_only
def change(agent: SignedIn, check_in_id: UUID) -> ResponseReturnValue:
    """Put what she says now in its place."""
    form = parse(ChangedCheckInForm, request.form)
    if isinstance(form, Errors):
        return _page("entry", form), 422
    try:
        entry = entry_of(form, check_in_id, agent.zone, _day(agent, form))
        with writing() as session:
            change_check_in(session, agent.id, entry, form.version, utc_now())
    except Invalid as refusal:
        return _page("entry", refused(request.form, refusal)), 422
    except Conflict:
        return _both(agent, form, check_in_id)
    return redirect(url_for("check_ins.show", check_in_id=check_in_id, saved=1), 303)


@check_ins.post("/<uuid:check_in_id>/delete")
@agents_only
def remove(agent: SignedIn, check_in_id: UUID) -> ResponseReturnValue:
    """Delete it, and offer to take that back."""
    with writing() as session:
        removed = remove_check_in(session, agent.id, check_in_id)
    again = url_for("check_ins.create")
    return render_template("log/deleted.html", removed=draft_of(removed), again=again, place="log")


def _page(
    name: str,
    form: Draft,
    when: str = "",
    tags: tuple[str, ...] = (),
    *,
    help_is_near: bool = False,
) -> str:
    return render_template(
        f"check_ins/{name}.html",
        form=form,
        when=when,
        tags=tags,
        core=questions.core(),
        more=questions.more(),
        legends=questions.legends(),
        sleep=questions.sleep_options(),
        has_more=any(form.get(name) != "" or name in form.messages for name in DETAILS),
        is_saved="saved" in request.args,
        help_is_near=help_is_near,
        check_in_id=(request.view_args or {}).get("check_in_id"),
        place="log",
    )


def _day(agent: SignedIn, form: AnswersForm) -> date:
    """The day proposed by the page; her shifts are asked only when she has moved the moment."""
    proposed = proposed_day(form)
    if proposed is not None:
        return proposed
    with reading() as session:
        return day_for(session, agent.id, moment_of(form, agent.zone), form.zone or agent.zone)


def _both(agent: SignedIn, form: AnswersForm, check_in_id: UUID) -> ResponseReturnValue:
    """Show what is kept beside what was typed, so that she chooses and nothing is lost."""
    with reading() as session:
        kept = check_in_of(session, agent.id, check_in_id)
    typed = entry_of(form, check_in_id, agent.zone, kept.local_date)
    page = render_template(
        "log/both.html",
        entry=url_for("check_ins.show", check_in_id=kept.id),
        rows=differences(kept, typed),
        typed=Draft({**request.form, "version": kept.version}),
        place="log",
    )
    return page, 409
