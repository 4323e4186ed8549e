"""What she agrees to for herself: each purpose by itself, off until she says yes."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.my_data.forms import AgreementForm, fresh, too_old
from app.my_data.purpose_words import purposes
from app.my_data.words import done, on_day
from journal.clock import utc_now
from journal.consents.own import agree_to, own_history, withdraw_from
from journal.consents.queries import agreement_of
from journal.errors import Invalid, NotFound
from journal.vocabulary import OwnPurpose

agreements = Blueprint("agreements", __name__, url_prefix="/me/agreements")


@agreements.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show what she agrees to, what it is for, and what withdrawing does."""
    return _page(agent, fresh())


@agreements.post("/<purpose>")
@agents_only
def agree(agent: SignedIn, purpose: str) -> ResponseReturnValue:
    """Say yes to one purpose."""
    wanted = _purpose(purpose)
    form = parse(AgreementForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, too_old()), 422
    try:
        with writing() as session:
            agree_to(
                session, agent.id, form.id, wanted, text_version=form.text_version, now=utc_now()
            )
    except Invalid:
        return _page(agent, too_old()), 422
    return redirect(url_for("agreements.show", done="agreed"), 303)


@agreements.post("/<purpose>/withdraw")
@agents_only
def withdraw(agent: SignedIn, purpose: str) -> ResponseReturnValue:
    """Say no to it again; one tap."""
    with writing() as session:
        withdraw_from(session, agent.id, _purpose(purpose), utc_now())
    return redirect(url_for("agreements.show", done="withdrawn"), 303)


def _purpose(name: str) -> OwnPurpose:
    try:
        return OwnPurpose(name)
    except ValueError as wrong:
        raise NotFound from wrong


def _page(agent: SignedIn, form: Draft) -> str:
    with reading() as session:
        history = own_history(session, agent.id)
        team = agreement_of(session, agent.id)
    return render_template(
        "my_data/agreements.html",
        form=form,
        purposes=purposes(),
        titles={one.key: one.title for one in purposes()},
        in_force={one.purpose: one for one in history if one.is_current},
        history=history,
        team=team,
        on_day=on_day,
        agent=agent,
        done=done(request.args.get("done", "")),
        place="me",
    )
