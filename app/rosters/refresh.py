"""Fetching subscribed calendars again: one when she asks, the due ones beside the requests."""

import logging
from datetime import date, datetime, timedelta
from time import monotonic
from zoneinfo import ZoneInfo

from app.database import reading, writing
from app.rosters.fetching import FetchFailed
from app.rosters.keeping import address_of
from app.rosters.turns import WAITS, fetch_for
from journal.clock import utc_now
from journal.errors import Invalid
from journal.rosters.calendar_file import CalendarFile, read_calendar
from journal.rosters.codes import AS_IT_WAS, Meaning
from journal.rosters.feeds import Feed, due_feeds
from journal.rosters.memory import Remembered, known_as, remembered
from journal.rosters.plan import Plan
from journal.rosters.planning import plan_of_calendar
from journal.rosters.queries import hash_key_of
from journal.rosters.refreshing import keep_fetched, note_failed

AT_ONCE = 20
SECONDS_A_ROUND = 15.0
"""A round of fetching takes no longer, or what else is to do would wait for strangers."""
AROUND = timedelta(days=400)

log = logging.getLogger("offshift.rosters")


def window_around(now: datetime, zone: ZoneInfo) -> tuple[date, date]:
    """The dates for which a subscribed calendar is read."""
    today = now.astimezone(zone).date()
    return today - AROUND, today + AROUND


def refresh_due() -> int:
    """Fetch the calendars that are due, for a quarter of a minute at most; return how many."""
    until = monotonic() + SECONDS_A_ROUND
    with reading() as session:
        due = due_feeds(session, utc_now(), AT_ONCE)
    done = 0
    for feed in due:
        if monotonic() < until:
            _refresh_anyway(feed)
            done += 1
    return done


def _refresh_anyway(feed: Feed) -> None:
    """Refresh one calendar; whatever goes wrong with it, the next one gets its turn."""
    try:
        refresh(feed)
    except Exception as error:  # noqa: BLE001 - one calendar must never keep the others waiting
        log.warning("a subscribed calendar could not be kept: %s", type(error).__name__)
        with writing() as session:
            note_failed(session, feed.account_id, feed.id, "failed", utc_now())


def refresh(feed: Feed, *, is_asked: bool = False) -> str | None:
    """Fetch one calendar and keep what it says; return the code of what went wrong, if anything.

    What is known stays where nothing could be fetched. ``is_asked`` is whether she waits for it.
    """
    with reading() as session:
        key = hash_key_of(session, feed.account_id)
        known = remembered(session, feed.account_id, feed.id)
    try:
        content = fetch_for(feed.account_id, address_of(feed), is_asked=is_asked)
        calendar = read_calendar(content, feed.zone, window_around(utc_now(), feed.zone))
        plan = _plan(calendar, _chosen(calendar, known, key), feed.zone)
    except (FetchFailed, Invalid) as failed:
        if failed.reason in WAITS:
            # That we had no hand free, or she no turn, is no fault of this calendar.
            return failed.reason
        with writing() as session:
            note_failed(session, feed.account_id, feed.id, failed.reason, utc_now())
        log.info("a subscribed calendar could not be fetched: %s", failed.reason)
        return failed.reason
    with writing() as session:
        keep_fetched(session, feed.account_id, feed.id, plan, utc_now())
    return None


def _chosen(calendar: CalendarFile, known: Remembered, key: bytes) -> dict[int, Meaning]:
    """The titles that are hers, as she said when she subscribed."""
    hashed = {place: known_as(key, title) for place, title in enumerate(calendar.titles)}
    chosen = {place: known.meanings[one] for place, one in hashed.items() if one in known.meanings}
    if not known.has_all:
        return chosen
    timed = {one.title for one in calendar.occurrences if not one.is_all_day}
    return dict.fromkeys(timed, AS_IT_WAS) | chosen


def _plan(calendar: CalendarFile, chosen: dict[int, Meaning], zone: ZoneInfo) -> Plan | None:
    """What it comes to; None when nothing in it is hers any more."""
    try:
        return plan_of_calendar(calendar, chosen, zone)
    except Invalid as invalid:
        if invalid.reason != "nothing_chosen":
            raise
        return None
