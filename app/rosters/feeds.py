"""Calendars by address: looking at one, fetching it now, ending it."""

from typing import Annotated
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import Field

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.forms import Draft, Errors, Form, Zone, parse
from app.rosters import words
from app.rosters.bringing import events_page
from app.rosters.fetching import LONGEST_ADDRESS, FetchFailed, tidy_address
from app.rosters.refresh import refresh
from app.rosters.refusals import about_fetch, refusal
from app.rosters.turns import WAITS, begin_turns, fetch_for
from app.zones import zone_options
from journal.clock import utc_now
from journal.errors import Invalid
from journal.importing.keys import file_key
from journal.rosters.feeds import feed_of, feeds_of, remove_feed
from journal.rosters.queries import hash_key_of

roster_feeds = Blueprint("roster_feeds", __name__, url_prefix="/rosters/feeds")
roster_feeds.record_once(begin_turns)


class AddressForm(Form):
    """Where a calendar stands, and the clock for times without one."""

    address: Annotated[str, Field(min_length=1, max_length=LONGEST_ADDRESS)]
    zone: Zone


@roster_feeds.get("")
@agents_only
def index(agent: SignedIn) -> ResponseReturnValue:
    """Show the subscribed calendars, and the form for one more."""
    return _page(agent, Draft())


@roster_feeds.post("/look")
@agents_only
def look(agent: SignedIn) -> ResponseReturnValue:
    """Fetch a calendar and ask which of its events are shifts; nothing is kept."""
    form = parse(AddressForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, form), 422
    try:
        address = tidy_address(form.address)
        content = fetch_for(agent.id, address, is_asked=True)
        with reading() as session:
            key = file_key(hash_key_of(session, agent.id), content)
        return events_page(agent, content, key, form.zone, address)
    except FetchFailed as failed:
        said = about_fetch(failed.reason)
    except Invalid as invalid:
        said = refusal(invalid)
    return _page(agent, Errors(request.form, {"address": said})), 422


@roster_feeds.post("/<uuid:feed_id>/refresh")
@agents_only
def fetch_now(agent: SignedIn, feed_id: UUID) -> ResponseReturnValue:
    """Fetch a calendar at once."""
    with reading() as session:
        feed = feed_of(session, agent.id, feed_id)
    problem = refresh(feed, is_asked=True)
    waits = problem if problem in WAITS else None
    fetched = None if problem else feed_id
    return redirect(url_for("roster_feeds.index", fetched=fetched, waits=waits), 303)


@roster_feeds.post("/<uuid:feed_id>/remove")
@agents_only
def remove(agent: SignedIn, feed_id: UUID) -> ResponseReturnValue:
    """End a subscription; what was worked stays."""
    with writing() as session:
        remove_feed(session, agent.id, feed_id, utc_now())
    return redirect(url_for("roster_feeds.index", removed=1), 303)


def _page(agent: SignedIn, form: Draft) -> str:
    with reading() as session:
        kept = feeds_of(session, agent.id)
    waits = request.args.get("waits")
    return render_template(
        "rosters/feeds.html",
        form=Draft({"zone": agent.zone.key, **form.values}, form.messages),
        feeds=[(feed, words.state(feed, utc_now())) for feed in kept],
        waits=about_fetch(waits) if waits in WAITS else "",
        zones=zone_options(),
        words=words,
        place="me",
    )
