"""Proving that it is she who wants her account erased, and not whoever holds her phone."""

from app.access import SignedIn
from app.database import reading
from app.forms import Errors, refuse
from app.language import gettext as _
from app.my_data.forms import AccountForm
from app.throttle import count_failure, has_to_wait
from journal.accounts.passwords import fits, is_chosen
from journal.accounts.queries import password_hash_of

WORDS = ("erase", "지우기")
"""What is typed where there is no password: the word of either language will do."""


def has_own_password(agent: SignedIn) -> bool:
    """Say whether she has a password to be asked for."""
    with reading() as session:
        return is_chosen(password_hash_of(session, agent.id))


def confirmed(agent: SignedIn, form: AccountForm | Errors) -> AccountForm | Errors:
    """Let a form through with the right password, or the word where there is none."""
    if isinstance(form, Errors):
        return form
    typed = {"id": str(form.id), "word": form.word}
    with reading() as session:
        kept = password_hash_of(session, agent.id)
    if not is_chosen(kept):
        is_typed = form.word.strip().casefold() in WORDS
        return form if is_typed else refuse(typed, word=_("Please type the word as it is above."))
    if has_to_wait(agent.email):
        return refuse(typed, password=_("Too many tries. Please wait a quarter of an hour."))
    if fits(form.password, kept):
        return form
    count_failure(agent.email)
    return refuse(typed, password=_("This isn't your current password."))
