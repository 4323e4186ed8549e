"""What a token may read: its own person's journal, page by page, and nobody else's."""

from datetime import timedelta

from flask.typing import ResponseReturnValue

from app.api.answers import (
    CheckInPage,
    CheckInSeen,
    ContactPage,
    InteractionPage,
    InteractionSeen,
    Me,
    ShiftPage,
    ShiftSeen,
    told,
)
from app.api.finding_answers import Findings, FindingSeen
from app.api.paging import Days, Page, asked, cut, week_before
from app.database import reading
from journal.check_ins.queries import check_ins_page
from journal.clock import utc_now
from journal.devices.queries import contact_events_page
from journal.devices.tokens import Device
from journal.findings.queries import at_hand
from journal.findings.rules import METHOD_VERSION
from journal.interactions.queries import interactions_page
from journal.shifts.queries import shifts_between
from journal.shifts.rules import EARLIEST, LATEST


def list_contact_events(device: Device) -> ResponseReturnValue:
    """Read her contact of all sources."""
    page = asked(Page)
    with reading() as session:
        rows = contact_events_page(session, device.account_id, page.place, page.limit + 1)
    shown, following = cut(rows, page.limit)
    return told(ContactPage(contact_events=list(shown), next=following))


def list_check_ins(device: Device) -> ResponseReturnValue:
    """Read her check-ins."""
    page = asked(Page)
    with reading() as session:
        rows = check_ins_page(session, device.account_id, page.place, page.limit + 1)
    shown, following = cut(rows, page.limit)
    return told(CheckInPage(check_ins=[CheckInSeen.of(one) for one in shown], next=following))


def list_interactions(device: Device) -> ResponseReturnValue:
    """Read her hard interactions."""
    page = asked(Page)
    with reading() as session:
        rows = interactions_page(session, device.account_id, page.place, page.limit + 1)
    shown, following = cut(rows, page.limit)
    seen = [InteractionSeen.of(one) for one in shown]
    return told(InteractionPage(interactions=seen, next=following))


def list_shifts(device: Device) -> ResponseReturnValue:
    """Read the shifts of some dates in a row, wherever they come from."""
    wanted = asked(Days)
    first = wanted.first or week_before(utc_now().astimezone(device.zone))
    last = first + timedelta(days=wanted.days - 1) if EARLIEST <= first <= LATEST else first
    if not EARLIEST <= first <= last < LATEST:
        return told(ShiftPage(shifts=[], next=None))
    with reading() as session:
        found = shifts_between(session, device.account_id, first, last)
    following = last + timedelta(days=1)
    return told(ShiftPage(shifts=[ShiftSeen.of(one) for one in found], next=following))


def list_findings(device: Device) -> ResponseReturnValue:
    """Read what her own days say."""
    with reading() as session:
        found = at_hand(session, device.account_id)
    seen = [FindingSeen.of(one) for one in found.answers]
    return told(Findings(method_version=METHOD_VERSION, findings=seen, is_behind=found.is_behind))


def show_me(device: Device) -> ResponseReturnValue:
    """Read whose token this is, as far as a tool has to know."""
    return told(
        Me(
            zone=device.zone.key,
            language=device.locale,
            token=device.name,
            scopes=sorted(device.scopes),
            made_at=device.made_at,
            now=utc_now(),
        )
    )
