"""The secret address of her own calendar of sessions, made, ended and read."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only, anyone
from app.database import reading, writing
from app.gatherings.calendar import calendar_answer
from app.language import speaking
from app.throttle import count_token_guess, token_has_to_wait
from journal.clock import utc_now
from journal.sessions.scheduled_feeds import NoFeed, feed_owner, make_feed, revoke_feed
from journal.sessions.scheduled_queries import gatherings

session_feeds = Blueprint("session_feeds", __name__, url_prefix="/sessions/group/feed")


@session_feeds.post("")
@agents_only
def make(agent: SignedIn) -> ResponseReturnValue:
    """Make a new address and show it, this once; the one before shows nothing any more."""
    with writing() as session:
        secret = make_feed(session, agent.id, utc_now())
    address = f"{request.url_root.rstrip('/')}{url_for('session_feeds.read', secret=secret)}"
    return render_template("gatherings/feed.html", address=address)


@session_feeds.post("/end")
@agents_only
def end(agent: SignedIn) -> ResponseReturnValue:
    """Let the address show nothing any more."""
    with writing() as session:
        revoke_feed(session, agent.id)
    return redirect(url_for("gatherings.index", done="ended"), 303)


@session_feeds.get("/<secret>.ics")
@anyone
def read(secret: str) -> ResponseReturnValue:
    """Give whoever has the address the dates that its owner has a place at, and nothing else."""
    now = utc_now()
    with reading() as session:
        owner = feed_owner(session, secret)
    if isinstance(owner, NoFeed):
        if owner.is_guess and token_has_to_wait():
            abort(429)
        if owner.is_guess:
            count_token_guess()
        abort(404)
    with reading() as session:
        found = gatherings(session, owner.account_id, now, owner.zone)
    with speaking(owner.locale):
        held = [one for one in found.own if one.standing.is_held]
        return calendar_answer(held, found.beside, now, filename="sessions.ics")
