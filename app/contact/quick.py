"""One tap from the home screen: it came to me, I chose to look, I looked out of unease."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.contact import words
from app.contact.forms import NewTapForm, fresh_draft, tap_of
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from journal.clock import utc_now
from journal.errors import Conflict
from journal.exposure.commands import delete_contact, record_contact
from journal.exposure.queries import Contact, contact_of

quick = Blueprint("quick", __name__, url_prefix="/contact/quick")


@quick.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Ask how it came about; the answer saves."""
    return _page(fresh_draft(agent.zone))


@quick.post("")
@agents_only
def keep(agent: SignedIn) -> ResponseReturnValue:
    """Keep that it happened just now."""
    form = parse(NewTapForm, request.form)
    if isinstance(form, Errors):
        return _page(form), 422
    now = utc_now()
    try:
        with writing() as session:
            record_contact(session, agent.id, form.id, tap_of(form, agent.zone, now), now)
    except Conflict:
        # Kept already, with another answer: the page says how it stands.
        return redirect(url_for("quick.kept", contact_id=form.id), 303)
    return redirect(url_for("quick.kept", contact_id=form.id), 303)


@quick.get("/<uuid:contact_id>")
@agents_only
def kept(agent: SignedIn, contact_id: UUID) -> ResponseReturnValue:
    """Say what was kept, and offer to take it back or to tap again."""
    with reading() as session:
        found = contact_of(session, agent.id, contact_id)
    return _page(fresh_draft(agent.zone), found)


@quick.post("/<uuid:contact_id>/undo")
@agents_only
def undo(agent: SignedIn, contact_id: UUID) -> ResponseReturnValue:
    """Take it back."""
    with writing() as session:
        delete_contact(session, agent.id, contact_id)
    return redirect(url_for("quick.show", undone=1), 303)


def _page(form: Draft, found: Contact | None = None) -> str:
    return render_template("contact/quick.html", form=form, found=found, words=words, place="log")
