"""Swapping two days: what each has now and would have, then the swap, then the way back."""

from datetime import date
from uuid import uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import ClientId, Draft, Errors, Form, LocalDate, OptionalDate, parse
from app.shifts import words
from app.shifts.forms import refused
from app.shifts.grid import contents
from journal.clock import utc_now
from journal.errors import Invalid
from journal.shifts.commands import swap_days
from journal.shifts.queries import roster_days
from journal.shifts.rules import EARLIEST, LATEST

swaps = Blueprint("swaps", __name__, url_prefix="/shifts")


class TwoDaysForm(Form):
    """Two days to look at before they are swapped; ``saved`` once they were."""

    first: OptionalDate = None
    second: OptionalDate = None
    saved: str = ""


class SwapForm(Form):
    """Two days that change places."""

    id: ClientId
    first: LocalDate
    second: LocalDate


@swaps.get("/swap")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Ask which two days, and show what each would have."""
    form = parse(TwoDaysForm, request.args)
    if isinstance(form, Errors):
        return _page(form, []), 422
    draft = Draft({"id": str(uuid4()), "first": form.first, "second": form.second})
    if form.first is None or form.second is None:
        return _page(draft, [])
    if not all(EARLIEST <= day <= LATEST for day in (form.first, form.second)):
        return _page(refused(request.args, Invalid("date_out_of_range", field="first")), []), 422
    return _page(draft, _found(agent, form.first, form.second), is_saved=bool(form.saved))


@swaps.post("/swap")
@agents_only
def swap(agent: SignedIn) -> ResponseReturnValue:
    """Let two days change places; the same again takes it back."""
    form = parse(SwapForm, request.form)
    if isinstance(form, Errors):
        return _page(form, []), 422
    try:
        with writing() as session:
            swap_days(session, agent.id, form.first, form.second, utc_now(), swap_id=form.id)
    except Invalid as refusal:
        return _page(refused(request.form, refusal), []), 422
    first, second = form.first.isoformat(), form.second.isoformat()
    return redirect(url_for("swaps.show", first=first, second=second, saved=1), 303)


def _found(agent: SignedIn, *days: date) -> list[tuple[date, str]]:
    """Each of two days with what it holds."""
    with reading() as session:
        found = [roster_days(session, agent.id, day, day)[0] for day in days]
    return [(day.local_date, contents(day)) for day in found]


def _page(form: Draft, found: list[tuple[date, str]], *, is_saved: bool = False) -> str:
    return render_template(
        "shifts/swap.html", form=form, found=found, is_saved=is_saved, words=words, place="me"
    )
