"""Contact outside the shift: one tap, and what can be said of it afterwards."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.contact import words
from app.contact.forms import (
    ChangedTapForm,
    NewTapForm,
    changed_tap_of,
    draft_of,
    fresh_draft,
    refused,
    tap_of,
)
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from journal.clock import utc_now
from journal.errors import Conflict, Invalid
from journal.exposure.commands import Seen, delete_contact, edit_contact, record_contact
from journal.exposure.queries import Contact, contact_of, recent_contact, recent_contact_days
from journal.plans.queries import days_near_plan

contact = Blueprint("contact", __name__, url_prefix="/contact")

SHOWN = 10
"""Lines of each list on the page."""


@contact.get("")
@agents_only
def new(agent: SignedIn) -> ResponseReturnValue:
    """Ask how it came about; the answer saves."""
    return _new_page(agent, fresh_draft(agent.zone))


@contact.post("")
@agents_only
def create(agent: SignedIn) -> ResponseReturnValue:
    """Keep one contact."""
    form = parse(NewTapForm, request.form)
    if isinstance(form, Errors):
        return _new_page(agent, form), 422
    now = utc_now()
    try:
        with writing() as session:
            record_contact(session, agent.id, form.id, tap_of(form, agent.zone, now), now)
    except Invalid as refusal:
        return _new_page(agent, refused(request.form, refusal)), 422
    except Conflict:
        return redirect(url_for("contact.show", contact_id=form.id, kept=1), 303)
    return redirect(url_for("contact.show", contact_id=form.id, saved=1), 303)


@contact.get("/<uuid:contact_id>")
@agents_only
def show(agent: SignedIn, contact_id: UUID) -> ResponseReturnValue:
    """Show one contact, open for what more there is to say."""
    with reading() as session:
        kept = contact_of(session, agent.id, contact_id)
    return _entry_page(kept, draft_of(kept))


@contact.post("/<uuid:contact_id>")
@agents_only
def change(agent: SignedIn, contact_id: UUID) -> ResponseReturnValue:
    """Put what is said now in its place."""
    with reading() as session:
        kept = contact_of(session, agent.id, contact_id)
    form = parse(ChangedTapForm, request.form)
    if isinstance(form, Errors):
        return _entry_page(kept, form), 422
    try:
        tap = changed_tap_of(form, kept, agent.zone, utc_now())
        with writing() as session:
            edit_contact(session, agent.id, Seen(contact_id, form.version), tap, utc_now())
    except Invalid as refusal:
        return _entry_page(kept, refused(request.form, refusal)), 422
    except Conflict:
        return redirect(url_for("contact.show", contact_id=contact_id, kept=1), 303)
    return redirect(url_for("contact.show", contact_id=contact_id, saved=1), 303)


@contact.post("/<uuid:contact_id>/delete")
@agents_only
def delete(agent: SignedIn, contact_id: UUID) -> ResponseReturnValue:
    """Delete it, and offer to take that back."""
    with writing() as session:
        removed = delete_contact(session, agent.id, contact_id)
    return render_template("contact/deleted.html", removed=draft_of(removed), place="log")


def _new_page(agent: SignedIn, form: Draft) -> str:
    with reading() as session:
        recent = recent_contact(session, agent.id, SHOWN)
        days = recent_contact_days(session, agent.id, SHOWN)
        near = days_near_plan(session, agent.id, [one.local_date for one in days])
    return render_template(
        "contact/new.html",
        form=form,
        recent=recent,
        days=days,
        near=near,
        words=words,
        place="log",
    )


def _entry_page(kept: Contact, form: Draft) -> str:
    return render_template("contact/entry.html", kept=kept, form=form, words=words, place="log")
