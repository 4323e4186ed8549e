"""Coming in through an organisation's own sign-in, and what it opens.

She leaves by a link, since our forms may lead to no other site. A return changes nothing: it
only notes who the organisation says she is, and she says what to do with it by a form.
"""

from uuid import UUID, uuid4

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only, anyone, signed_in
from app.database import reading, writing
from app.forms import Draft, Errors, parse, refuse
from app.identity.arriving import arrived, let_in, refused
from app.identity.asking import heard, leave_for
from app.identity.forms import OpenForm, TieForm
from app.identity.refusals import Refusal, Stale
from app.identity.waiting import forget_proof, keep_proof, proof_for, take_started
from app.language import current_locale
from app.language import gettext as _
from app.throttle import count_failure, has_to_wait
from journal.accounts.commands import NewAccount, sign_in_device
from journal.accounts.outside import Identity, open_tied, sign_in_tied, tie
from journal.accounts.passwords import fits
from journal.accounts.queries import password_hash_of
from journal.clock import utc_now
from journal.errors import Conflict, NotFound
from journal.teams.outside import provider_of

identity = Blueprint("identity", __name__, url_prefix="/sign-in/with/<uuid:organisation_id>")


@identity.get("")
@anyone
def begin(organisation_id: UUID) -> ResponseReturnValue:
    """Lead to the organisation's sign-in."""
    try:
        return redirect(leave_for(organisation_id), 303)
    except Refusal as refusal:
        return refused(refusal, organisation_id)


@identity.get("/back")
@anyone
def back(organisation_id: UUID) -> ResponseReturnValue:
    """Check who has come back, and ask what to do; nothing is opened by this."""
    started = take_started(organisation_id, request.args.get("state", ""))
    if started is None:
        return _not_awaited(organisation_id)
    try:
        said = heard(organisation_id, started, request.args)
    except Refusal as refusal:
        return refused(refusal, organisation_id)
    keep_proof(organisation_id, said.subject)
    return arrived(organisation_id, said.subject, Draft({"id": str(uuid4()), "email": said.email}))


@identity.get("/continue")
@anyone
def show(organisation_id: UUID) -> ResponseReturnValue:
    """Ask again what to do, or say what tying means before she goes there."""
    subject = proof_for(organisation_id)
    if subject is not None:
        return arrived(organisation_id, subject)
    if signed_in() is None:
        return refused(Stale(), organisation_id)
    with reading() as session:
        provider = provider_of(session, organisation_id)
    return render_template("identity/before.html", provider=provider)


@identity.post("/continue")
@anyone
def go_on(organisation_id: UUID) -> ResponseReturnValue:
    """Sign this device in to the account that is tied to who she is there."""
    subject, before = proof_for(organisation_id), signed_in()
    if subject is None:
        return refused(Stale(), organisation_id, 422)
    try:
        with writing() as session:
            token = sign_in_tied(session, organisation_id, subject, utc_now())
    except NotFound:
        return arrived(organisation_id, subject)
    answer = let_in(organisation_id, token, "/today")
    person = signed_in()
    if before is not None and person is not None and before.id == person.id:
        return redirect(url_for("own_sign_in.show"), 303)
    return answer


@identity.post("/open")
@anyone
def open_new(organisation_id: UUID) -> ResponseReturnValue:
    """Open an account that this sign-in opens from now on."""
    subject = proof_for(organisation_id)
    if subject is None:
        return refused(Stale(), organisation_id, 422)
    form = parse(OpenForm, request.form)
    if isinstance(form, Errors):
        return arrived(organisation_id, subject, form, 422)
    if has_to_wait(form.email):
        waiting = _("Too many tries. Please wait a quarter of an hour.")
        return arrived(organisation_id, subject, refuse(form, email=waiting), 429)
    try:
        token = _opened(organisation_id, subject, form)
    except Conflict:
        return _taken(organisation_id, subject, form)
    return let_in(organisation_id, token, "/shifts/weekly?first=1")


@identity.post("/tie")
@agents_only
def tie_mine(agent: SignedIn, organisation_id: UUID) -> ResponseReturnValue:
    """Let this sign-in open her account from now on; her password says that it is her wish."""
    subject = proof_for(organisation_id)
    if subject is None:
        return refused(Stale(), organisation_id, 422)
    form = _meant(agent, parse(TieForm, request.form))
    if isinstance(form, Errors):
        return arrived(organisation_id, subject, form, 422)
    with writing() as session:
        tie(session, agent.id, Identity(organisation_id, subject), utc_now())
    forget_proof()
    return redirect(url_for("own_sign_in.show", saved="tied"), 303)


def _not_awaited(organisation_id: UUID) -> ResponseReturnValue:
    if proof_for(organisation_id) is None:
        return refused(Stale(), organisation_id)
    # The page was loaded again, or its language was changed: the code in it is used up.
    return redirect(url_for("identity.show", organisation_id=organisation_id), 303)


def _opened(organisation_id: UUID, subject: str, form: OpenForm) -> str:
    with writing() as session:
        zone = provider_of(session, organisation_id).zone
        new = NewAccount(form.email, None, current_locale(), zone)
        open_tied(session, form.id, new, Identity(organisation_id, subject), utc_now())
        return sign_in_device(session, form.id, utc_now())


def _taken(organisation_id: UUID, subject: str, form: OpenForm) -> ResponseReturnValue:
    count_failure(form.email)
    typed = {**form.model_dump(), "id": str(uuid4())}
    message = _("This address can't be used. If it is yours, sign in.")
    return arrived(organisation_id, subject, refuse(typed, email=message), 422)


def _meant(agent: SignedIn, form: TieForm | Errors) -> TieForm | Errors:
    if isinstance(form, Errors):
        return form
    if has_to_wait(agent.email):
        return refuse({}, password=_("Too many tries. Please wait a quarter of an hour."))
    with reading() as look:
        kept = password_hash_of(look, agent.id)
    if fits(form.password, kept):
        return form
    count_failure(agent.email)
    return refuse({}, password=_("This isn't your current password."))
