"""Tokens for one's own phone and tools: made, shown once, listed, revoked; and how to use them."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.connect.confirming import confirmed, password_to_ask
from app.connect.forms import TokenForm, fresh_draft, refused
from app.connect.guides import guide_of
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from journal.clock import utc_now
from journal.devices.tokens import make_token, revoke_token, tokens_of
from journal.errors import Conflict, Invalid

connect = Blueprint("connect", __name__, url_prefix="/connect")


@connect.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """List the tokens in force, and ask for another."""
    return _page(agent, fresh_draft())


@connect.post("")
@agents_only
def make(agent: SignedIn) -> ResponseReturnValue:
    """Make a token and show it, this once."""
    form = confirmed(agent, parse(TokenForm, request.form))
    if isinstance(form, Errors):
        return _page(agent, form), 422
    try:
        with writing() as session:
            token = make_token(session, agent.id, form.new(), utc_now())
    except Invalid as refusal:
        return _page(agent, refused(_typed(form), refusal)), 422
    except Conflict:
        return render_template("connect/shown_before.html", place="me"), 409
    return render_template("connect/token.html", name=form.name, token=token, place="me")


@connect.post("/<uuid:token_id>/revoke")
@agents_only
def revoke(agent: SignedIn, token_id: UUID) -> ResponseReturnValue:
    """Let a token open nothing from now on."""
    with writing() as session:
        revoke_token(session, agent.id, token_id, utc_now())
    return redirect(url_for("connect.show", revoked=1), 303)


@connect.get("/<any(macrodroid, tasker, shortcuts, curl):tool>")
@agents_only
def steps(agent: SignedIn, tool: str) -> ResponseReturnValue:
    """Show step by step how to connect one kind of tool."""
    del agent
    guide = guide_of(tool, request.url_root)
    return render_template("connect/steps.html", guide=guide, tool=tool, place="me")


def _page(agent: SignedIn, form: Draft) -> str:
    with reading() as session:
        kept = tokens_of(session, agent.id)
    return render_template(
        "connect/list.html",
        form=form,
        kept=kept,
        asks=password_to_ask(agent) is not None,
        zone=agent.zone,
        place="me",
    )


def _typed(form: TokenForm) -> dict[str, object]:
    return {"id": str(form.id), "name": form.name, "scopes": sorted(form.scopes)}
