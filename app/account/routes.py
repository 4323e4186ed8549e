"""The way in and out."""

from uuid import uuid4

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only, anyone, begin_session, end_session, signed_in
from app.account.forms import SignInForm, SignUpForm
from app.database import reading, writing
from app.erasing_work import was_erased
from app.forms import Draft, Errors, parse, refuse
from app.language import current_locale
from app.language import gettext as _
from app.passwords import password_message
from app.throttle import count_failure, has_to_wait, remember_device
from app.zones import likely_zone, zone_options
from journal.accounts.commands import NewAccount, open_account, sign_in_device, sign_out_device
from journal.accounts.passwords import fits
from journal.accounts.queries import lock_of, token_hash
from journal.accounts.rules import password_problem
from journal.clock import utc_now
from journal.errors import Conflict

account = Blueprint("account", __name__)

FIRST_STEP = "/shifts/weekly?first=1"
"""Where a new account goes on to, unless it was opened on the way to a page."""


@account.get("/")
@anyone
def welcome() -> ResponseReturnValue:
    """Say what Offshift is, or go on to today."""
    if signed_in() is not None:
        return redirect("/today", 303)
    return render_template("account/welcome.html")


@account.get("/sign-up")
@anyone
def sign_up() -> ResponseReturnValue:
    """Show the empty sign-up."""
    onwards = request.args.get("next", "")
    draft = Draft({"id": str(uuid4()), "zone": likely_zone(), "next": onwards})
    return render_template("account/sign_up.html", form=draft, zones=zone_options())


@account.post("/sign-up")
@anyone
def open_new() -> ResponseReturnValue:
    """Open an account and sign this device in."""
    form = _acceptable(parse(SignUpForm, request.form))
    if isinstance(form, Errors):
        return _sign_up_again(form)
    if has_to_wait(form.email):
        waiting = _("Too many tries. Please wait a quarter of an hour.")
        return _sign_up_again(refuse(form, password=waiting), 429)
    new = NewAccount(form.email, form.password, current_locale(), form.zone)
    try:
        with writing() as session:
            open_account(session, form.id, new, utc_now())
            token = sign_in_device(session, form.id, utc_now())
    except Conflict:
        again = _opened(form) if _is_double_tap(form) else None
        if again is None:
            return _sign_up_refused(form)
        token = again
    begin_session(token)
    return remember_device(make_response(redirect(form.next or FIRST_STEP, 303)), form.email)


@account.get("/sign-in")
@anyone
def sign_in() -> ResponseReturnValue:
    """Show the way back in."""
    return render_template(
        "account/sign_in.html", form=Draft({"next": request.args.get("next", "")})
    )


@account.post("/sign-in")
@anyone
def let_in() -> ResponseReturnValue:
    """Sign this device in, or say in the same words that the two do not fit."""
    form = parse(SignInForm, request.form)
    if isinstance(form, Errors):
        return _sign_in_again(form, 422)
    if has_to_wait(form.email):
        return _sign_in_again(
            refuse(form, password=_("Too many tries. Please wait a quarter of an hour.")), 429
        )
    token = _opened(form)
    if token is None:
        count_failure(form.email)
        return _sign_in_again(
            refuse(form, password=_("This address and password don't match.")), 422
        )
    begin_session(token)
    return remember_device(make_response(redirect(form.next or "/today", 303)), form.email)


@account.post("/sign-out")
@agents_only
def sign_out(agent: SignedIn) -> ResponseReturnValue:
    """End this device's session for good."""
    with writing() as session:
        sign_out_device(session, agent.id, token_hash(agent.token))
    end_session()
    answer = make_response(redirect(url_for("account.welcome"), 303))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _acceptable(form: SignUpForm | Errors) -> SignUpForm | Errors:
    if isinstance(form, Errors):
        return form
    problem = password_problem(form.password, form.email)
    if problem is not None:
        return refuse(form, password=password_message(problem))
    # A page left from an erased account would open one that the ledger takes away again.
    return form.model_copy(update={"id": uuid4()}) if was_erased(form.id) else form


def _is_double_tap(form: SignUpForm) -> bool:
    """Say whether this very form has opened this very account a moment ago."""
    with reading() as session:
        lock = lock_of(session, form.email)
    return lock is not None and lock.account_id == form.id


def _opened(form: SignInForm | SignUpForm) -> str | None:
    with reading() as session:
        lock = lock_of(session, form.email)
    # The same work for an unknown address, so that the answer's time tells nothing.
    if not fits(form.password, lock.password_hash if lock else None) or lock is None:
        return None
    with writing() as session:
        return sign_in_device(session, lock.account_id, utc_now())


def _sign_up_refused(form: SignUpForm) -> ResponseReturnValue:
    count_failure(form.email)
    # The id may be the one that is taken, after going back from an account just opened.
    typed = {**form.model_dump(), "id": str(uuid4())}
    message = _("This address can't be used. If it is yours, sign in.")
    return _sign_up_again(refuse(typed, email=message))


def _sign_up_again(form: Errors, code: int = 422) -> ResponseReturnValue:
    return render_template("account/sign_up.html", form=form, zones=zone_options()), code


def _sign_in_again(form: Errors, code: int) -> ResponseReturnValue:
    return render_template("account/sign_in.html", form=form), code
