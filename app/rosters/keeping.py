"""From the answers on a page to what is kept: the plan of a roster, or a calendar by address."""

from datetime import datetime
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session

from app.config import Config
from app.rosters.answers import MeaningsForm, chosen_titles, meanings_in, rows_of
from app.rosters.fetching import FetchFailed
from app.rosters.parcel import Events, Own
from journal.errors import Invalid
from journal.rosters.commands import AlreadyKept, RosterRequest, RosterSummary, keep_roster
from journal.rosters.feeds import Feed, NewFeed, add_feed
from journal.rosters.memory import remember
from journal.rosters.plan import Plan, from_date
from journal.rosters.planning import plan_of_calendar, plan_of_entries
from journal.rosters.refreshing import keep_fetched

ADDRESS = b"offshift: the address of a subscribed calendar"


def planned(parcel: Own | Events, form: MeaningsForm) -> Plan:
    """What a roster comes to with these answers; raise ``Invalid`` for one that is missing."""
    meanings = meanings_in(rows_of(parcel), form)
    if isinstance(parcel, Own):
        plan = plan_of_entries(
            parcel.entries,
            meanings,
            zone=form.zone,
            span=parcel.span,
            source=parcel.source,
            nights_end_on_their_date=form.nights == "morning",
        )
    else:
        chosen = chosen_titles(parcel, meanings, has_all=form.which == "all")
        plan = plan_of_calendar(parcel.calendar, chosen, form.zone)
    if not plan.shifts and not plan.days:
        raise Invalid("no_shifts", field="kind")
    return plan


def keep(
    session: Session, account_id: UUID, parcel: Own | Events, form: MeaningsForm, now: datetime
) -> RosterSummary | AlreadyKept | None:
    """Keep a roster from the chosen date on, and what its codes meant; None for a subscription."""
    plan = planned(parcel, form)
    plan = from_date(plan, form.first or plan.first)
    meanings = meanings_in(rows_of(parcel), form)
    if isinstance(parcel, Events) and parcel.address:
        sealed = sealed_address(form.id, parcel.address)
        new = NewFeed(form.id, parcel.address, sealed, form.zone, bool(form.whole))
        add_feed(session, account_id, new, now)
        has_all = form.which == "all"
        remember(session, account_id, meanings, now, under=form.id, has_all=has_all)
        keep_fetched(session, account_id, form.id, plan, now)
        return None
    wanted = RosterRequest(form.id, plan, bool(form.whole), parcel.file_key)
    done = keep_roster(session, account_id, wanted, now)
    remember(session, account_id, meanings, now)
    return done


def sealed_address(feed_id: UUID, address: str) -> bytes:
    """Encrypt an address for the row of its feed."""
    from app.sealing import seal  # noqa: PLC0415 - it brings cryptography

    return seal(_secret(), ADDRESS, feed_id.bytes, address)


def address_of(feed: Feed) -> str:
    """Open the address of a feed; raise ``FetchFailed`` when the key is another one by now."""
    from app.sealing import Closed, unseal  # noqa: PLC0415 - see above

    try:
        return unseal(_secret(), ADDRESS, feed.id.bytes, feed.sealed_address)
    except Closed as closed:
        raise FetchFailed("locked") from closed


def _secret() -> str:
    config: Config = current_app.extensions["config"]
    return config.secret_key
