"""The pages on which she says what to do with who the organisation says she is."""

from uuid import UUID, uuid4

from flask import current_app, redirect, render_template
from flask.typing import ResponseReturnValue

from app.access import begin_session, signed_in
from app.database import reading
from app.forms import Draft
from app.identity.refusals import ProviderFailed, Refusal
from app.identity.waiting import note_arrival
from journal.accounts.outside import account_behind, has_password
from journal.teams.outside import provider_of


def arrived(
    organisation_id: UUID, subject: str, form: Draft | None = None, code: int = 200
) -> ResponseReturnValue:
    """Ask what to do: go on, tie the sign-in to the account here, or open a new account."""
    person = signed_in()
    with reading() as look:
        provider = provider_of(look, organisation_id)
        tied = account_behind(look, organisation_id, subject)
        has_own_password = person is not None and has_password(look, person.id)
    if tied is not None and tied.is_deactivated:
        return render_template("identity/refused.html", why="closed"), 403
    page = "known" if tied is not None else "unknown" if person is None else "tie"
    shown = render_template(
        f"identity/{page}.html",
        provider=provider,
        form=form or Draft({"id": str(uuid4())}),
        person=person,
        is_hers=tied is not None and person is not None and tied.account_id == person.id,
        has_password=has_own_password,
    )
    return shown, code


def refused(
    refusal: Refusal, organisation_id: UUID, code: int | None = None
) -> ResponseReturnValue:
    """Say what went wrong and how to begin again; the log gets our own word for it, no more."""
    if isinstance(refusal, ProviderFailed):
        current_app.logger.warning("an organisation's sign-in failed: %s", refusal.reason)
    shown = render_template(
        "identity/refused.html", why=refusal.page, organisation_id=organisation_id
    )
    return shown, code or refusal.code


def let_in(organisation_id: UUID, token: str, onwards: str) -> ResponseReturnValue:
    """Sign this device in with a fresh cookie."""
    begin_session(token)
    note_arrival(organisation_id)
    return redirect(onwards, 303)
