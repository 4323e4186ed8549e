"""Reads the sessions of an organisation as they are to one person."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import exists, literal, select, tuple_, union_all
from sqlalchemy.orm import Session

from journal.consents.own import TEXTS
from journal.errors import NotFound
from journal.model.gathering import SessionsFeed
from journal.model.own_data import OwnAgreement
from journal.model.suggestion import OwnLimit
from journal.sessions.scheduled_orders import NOBODY, Key, Order, orders_of
from journal.sessions.scheduled_rules import (
    Fitting,
    Standing,
    fitting,
    has_place,
    is_time_to_remind,
)
from journal.shifts.queries import roster_around
from journal.shifts.roster import Roster
from journal.teams.announced import for_place, session_line, sessions_not_over
from journal.teams.queries import place_of
from journal.teams.rules import ANNOUNCED_AHEAD
from journal.teams.session_line import SessionDate, SessionLine
from journal.vocabulary import Limit, OwnPurpose

DAY = timedelta(days=1)
AHEAD = timedelta(days=28)
"""How far ahead every date of a session is listed; of a later one only the next."""

_FEED = "feed"


@dataclass(frozen=True, slots=True)
class OwnChoices:
    """What she said for herself that these pages ask for."""

    can_leave_desk: bool
    is_counted: bool
    is_reminded: bool
    has_feed: bool


@dataclass(frozen=True, slots=True)
class Gathering:
    """One date of a session as it is to one person.

    ``is_full``: whoever asks now comes to the waiting list. How many there are is nobody's to know.
    """

    line: SessionLine
    date: SessionDate
    standing: Standing
    is_full: bool
    fitting: Fitting


@dataclass(frozen=True, slots=True)
class Beside:
    """What a date is laid beside: her shifts, her clock, and what she said for herself."""

    roster: Roster
    zone: ZoneInfo
    choices: OwnChoices


@dataclass(frozen=True, slots=True)
class Gatherings:
    """Dates of sessions: hers, those that fit her shifts, the others; each in order of time.

    ``belongs`` is False for somebody without an organisation, for whom there are none.
    """

    own: tuple[Gathering, ...]
    fitting: tuple[Gathering, ...]
    others: tuple[Gathering, ...]
    beside: Beside
    belongs: bool

    def is_near(self, now: datetime) -> bool:
        """Whether it is time to remind her of one of hers, if she agreed to that."""
        return self.beside.choices.is_reminded and any(
            is_time_to_remind(now, one.date.span.starts_at, self.beside.roster)
            for one in self.own
            if one.standing.is_held and not one.date.is_cancelled
        )


def gatherings(session: Session, account_id: UUID, now: datetime, zone: ZoneInfo) -> Gatherings:
    """Every date ahead that is for her or that she has joined; ``zone`` is her clock."""
    place = place_of(session, account_id)
    lines: tuple[SessionLine, ...] = ()
    hers: frozenset[UUID] = frozenset()
    orders: Mapping[Key, Order] = {}
    if place.organisation_id is not None:
        lines = sessions_not_over(session, place.organisation_id, now)
        open_to_her = for_place(session, place.organisation_id, lines, place, now)
        hers = frozenset(line.id for line in open_to_her)
        orders = orders_of(session, account_id, place.organisation_id, lines, now)
    pairs = list(_ahead(lines, hers, orders, now))
    choices = own_choices(session, account_id)
    last = max((one.span.ends_at for _line, one in pairs), default=now)
    roster = roster_around(session, account_id, now, last)
    made = [_gathering(line, one, orders, Beside(roster, zone, choices)) for line, one in pairs]
    made.sort(key=lambda one: (one.date.span.starts_at, one.line.id))
    free = [one for one in made if one.standing is Standing.NONE]
    return Gatherings(
        own=tuple(one for one in made if one.standing is not Standing.NONE),
        fitting=tuple(one for one in free if one.fitting.is_good),
        others=tuple(one for one in free if not one.fitting.is_good),
        beside=Beside(roster, zone, choices),
        belongs=place.organisation_id is not None,
    )


def gathering_on(
    session: Session,
    account_id: UUID,
    session_id: UUID,
    held_on: date,
    *,
    now: datetime,
    zone: ZoneInfo,
) -> Gatherings:
    """One date that is for her or that she has joined, as the only one; ``NotFound`` otherwise."""
    line, orders = reachable(session, account_id, session_id, held_on, now)
    one = line.date_on(held_on)
    choices = own_choices(session, account_id)
    roster = roster_around(session, account_id, one.span.starts_at, one.span.ends_at)
    beside = Beside(roster, zone, choices)
    return Gatherings((_gathering(line, one, orders, beside),), (), (), beside, belongs=True)


def reachable(
    session: Session, account_id: UUID, session_id: UUID, held_on: date, now: datetime
) -> tuple[SessionLine, Mapping[Key, Order]]:
    """A session with the order at its dates, if it is for her or she has joined that date."""
    place = place_of(session, account_id)
    if place.organisation_id is None:
        raise NotFound
    line = session_line(session, place.organisation_id, session_id)
    begin = line.date_on(held_on).span.starts_at
    whose = place.organisation_id
    orders = orders_of(session, account_id, whose, (line,), min(now, begin))
    if not for_place(session, whose, (line,), place, now):
        mine = orders.get((session_id, held_on))
        if mine is None or mine.rank is None:
            raise NotFound
    return line, orders


def own_choices(session: Session, account_id: UUID) -> OwnChoices:
    """What she said for herself that these pages ask for, in one statement."""
    agreed = select(OwnAgreement.purpose.label("said")).where(
        OwnAgreement.account_id == account_id,
        OwnAgreement.withdrawn_at.is_(None),
        tuple_(OwnAgreement.purpose, OwnAgreement.text_version).in_(list(TEXTS.items())),
    )
    limits = select(OwnLimit.kind).where(OwnLimit.account_id == account_id)
    feed = select(literal(_FEED)).where(exists().where(SessionsFeed.account_id == account_id))
    said = set(session.execute(union_all(agreed, limits, feed)).scalars())
    return OwnChoices(
        can_leave_desk=Limit.LEAVING_THE_DESK not in said,
        is_counted=OwnPurpose.SESSION_LISTS in said,
        is_reminded=OwnPurpose.REMINDERS in said,
        has_feed=_FEED in said,
    )


def _ahead(
    lines: Iterable[SessionLine],
    hers: frozenset[UUID],
    orders: Mapping[Key, Order],
    now: datetime,
) -> Iterator[tuple[SessionLine, SessionDate]]:
    """The dates to show: all of four weeks, the next one after that, and all she has joined."""
    for line in lines:
        dates = line.dates_between(now, now + 2 * ANNOUNCED_AHEAD)
        following = next((one for one in dates if not one.is_cancelled), None)
        for one in dates:
            order = orders.get((line.id, one.held_on))
            is_near = one.span.starts_at < now + AHEAD or one == following
            is_open = line.id in hers and is_near and not one.is_cancelled
            if is_open or (order is not None and order.rank is not None):
                yield line, one


def _gathering(
    line: SessionLine, one: SessionDate, orders: Mapping[Key, Order], beside: Beside
) -> Gathering:
    order = orders.get((line.id, one.held_on), NOBODY)
    return Gathering(
        line=line,
        date=one,
        standing=order.standing_in(line),
        is_full=not has_place(order.taken + 1, line.capacity),
        fitting=fitting(
            one.span,
            beside.roster,
            beside.zone,
            can_leave_desk=beside.choices.can_leave_desk,
        ),
    )
