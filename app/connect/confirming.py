"""Asking for the password before a token is made: an unlocked phone in other hands isn't enough."""

from datetime import timedelta

from app.access import SignedIn
from app.connect.forms import TokenForm
from app.database import reading
from app.forms import Errors, refuse
from app.language import gettext as _
from app.throttle import count_failure, has_to_wait
from journal.accounts.passwords import fits, is_chosen
from journal.accounts.queries import signed_in_since
from journal.clock import utc_now

FRESH = timedelta(minutes=10)
"""How long a sign-in stands for the password."""


def password_to_ask(agent: SignedIn) -> str | None:
    """Return what her password is checked against; None when she has just signed in.

    None too without a password, when her organisation's sign-in is the only way in.
    """
    with reading() as session:
        found = signed_in_since(session, agent.id, agent.token)
    is_needed = is_chosen(found.password_hash) and utc_now() - found.since > FRESH
    return found.password_hash if is_needed else None


def confirmed(agent: SignedIn, form: TokenForm | Errors) -> TokenForm | Errors:
    """Let a form through with the right password, or when none is asked for."""
    if isinstance(form, Errors):
        return form
    kept = password_to_ask(agent)
    if kept is None:
        return form
    typed = {"id": str(form.id), "name": form.name, "scopes": sorted(form.scopes)}
    if has_to_wait(agent.email):
        return refuse(typed, password=_("Too many tries. Please wait a quarter of an hour."))
    if fits(form.password, kept):
        return form
    count_failure(agent.email)
    return refuse(typed, password=_("This isn't your current password."))
