"""What she tied herself: which organisations' sign-ins open her account, and how to end that."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse, refuse
from app.identity.forms import FirstPasswordForm, UntieForm
from app.identity.waiting import has_just_come_in
from app.language import gettext as _
from app.passwords import password_message
from journal.accounts.outside import has_password, set_first_password, untie, ways_of
from journal.accounts.rules import password_problem
from journal.clock import utc_now
from journal.errors import Invalid

own_sign_in = Blueprint("own_sign_in", __name__, url_prefix="/me/sign-in")


@own_sign_in.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show the ways into her account."""
    return _page(agent, Draft())


@own_sign_in.post("/untie")
@agents_only
def end(agent: SignedIn) -> ResponseReturnValue:
    """Let an organisation's sign-in open her account no more."""
    form = parse(UntieForm, request.form)
    if isinstance(form, Errors):
        return redirect(url_for("own_sign_in.show"), 303)
    try:
        with writing() as session:
            untie(session, agent.id, form.organisation, agent.token, now=utc_now())
    except Invalid:
        only_way = _("This is your only way in. Please choose a password first.")
        return _page(agent, refuse({}, new_password=only_way), 422)
    return redirect(url_for("own_sign_in.show", saved="untied"), 303)


@own_sign_in.post("/password")
@agents_only
def choose_password(agent: SignedIn) -> ResponseReturnValue:
    """Take the first password of an account that was opened without one."""
    with reading() as look:
        is_there = has_password(look, agent.id)
    if is_there:
        return redirect(url_for("settings.me"), 303)
    form = _acceptable(agent, parse(FirstPasswordForm, request.form))
    if isinstance(form, Errors):
        return _page(agent, form, 422)
    with writing() as session:
        set_first_password(session, agent.id, form.new_password, agent.token, now=utc_now())
    return redirect(url_for("own_sign_in.show", saved="password"), 303)


def _acceptable(agent: SignedIn, form: FirstPasswordForm | Errors) -> FirstPasswordForm | Errors:
    if isinstance(form, Errors):
        return form
    # An unlocked phone in other hands must not be enough to take the account over.
    if not has_just_come_in():
        once_more = _("Please come in through your organisation once more, then choose it.")
        return refuse({}, new_password=once_more)
    problem = password_problem(form.new_password, agent.email)
    return form if problem is None else refuse({}, new_password=password_message(problem))


def _page(agent: SignedIn, form: Draft, code: int = 200) -> ResponseReturnValue:
    with reading() as look:
        ways = ways_of(look, agent.id)
        is_there = has_password(look, agent.id)
    shown = render_template(
        "identity/mine.html",
        form=form,
        ways=ways,
        agent=agent,
        has_password=is_there,
        may_choose=has_just_come_in(),
    )
    return shown, code
