"""What the roster's page shows: one month, cause by cause, and the year it ends."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.causes import words
from app.causes.months import Month, month_asked
from app.causes.pictures import Year, year_picture
from app.causes.places import SeenUnit
from app.charts.svg import Drawn, drawn
from app.charts.words import month_words
from app.language import gettext as _
from app.language import ngettext
from app.words import label
from journal.causes.queries import UnitRoster, roster_of
from journal.causes.roster_causes import Flagged, roster_causes
from journal.vocabulary import RosterCause

MONTHS_SHOWN = 12
LINES_SHOWN = 200
FEW = 3
"""So few lines of a cause stand open; more of them wait behind a touch."""


@dataclass(frozen=True, slots=True)
class Line:
    """One place in the roster: whose, what, and which change would spare it."""

    worker: str
    said: str
    better: str


@dataclass(frozen=True, slots=True)
class CauseShown:
    """One cause in the month shown; ``more`` is how many lines are too many to list."""

    name: str
    heading: str
    count: int
    why: str
    how: str
    lines: tuple[Line, ...]
    more: int

    @property
    def is_open(self) -> bool:
        return self.count <= FEW


@dataclass(frozen=True, slots=True)
class MonthLink:
    """Another month: how an address asks for it, and what it is called."""

    asked: str
    name: str


@dataclass(frozen=True, slots=True)
class RosterShown:
    """The page; ``causes`` is empty for a month that no roster speaks for."""

    answer: str
    causes: tuple[CauseShown, ...]
    picture: Drawn | None
    is_empty: bool
    before: MonthLink | None
    after: MonthLink | None


def roster_shown(session: Session, unit: SeenUnit, month: str, now: datetime) -> RosterShown:
    """Read a unit's roster of a month and say what it does."""
    zone = unit.organisation.zone
    shown = month_asked(month, now.astimezone(zone).date())
    months = tuple(shown.plus(back) for back in range(1 - MONTHS_SHOWN, 1))
    days = (months[0].first, shown.last)
    roster = roster_of(session, unit.organisation.id, unit.id, zone, days)
    found = roster_causes(roster.duties, roster.batches)
    known = frozenset(month for month in months if _has_roster(roster, month))
    counts = Counter((Month(one.day.year, one.day.month), one.cause) for one in found)
    year = Year(months, known, counts)
    ours = [one for one in found if shown.first <= one.day <= shown.last]
    first, last = roster.first_day, roster.last_day
    return RosterShown(
        answer=_answer(shown, len(ours), has_roster=shown in known, is_empty=first is None),
        causes=tuple(_cause(cause, ours) for cause in RosterCause) if shown in known else (),
        picture=None if year.is_quiet else drawn(year_picture(year)),
        is_empty=first is None,
        before=_link(shown.plus(-1)) if first and first < shown.first else None,
        after=_link(shown.plus(1)) if last and last > shown.last else None,
    )


def _link(month: Month) -> MonthLink:
    return MonthLink(str(month), month_words(month.first))


def _has_roster(roster: UnitRoster, month: Month) -> bool:
    return any(
        batch.first_day <= month.last and month.first <= batch.last_day for batch in roster.batches
    )


def _answer(month: Month, count: int, *, has_roster: bool, is_empty: bool) -> str:
    name = month_words(month.first)
    if is_empty:
        return _("No duty roster yet")
    if not has_roster:
        return _("%(month)s: no duty roster", month=name)
    if not count:
        return _("%(month)s: nothing in the roster to change", month=name)
    return ngettext(
        "%(month)s: %(num)s place in the roster to change",
        "%(month)s: %(num)s places in the roster to change",
        count,
        month=name,
    )


def _cause(cause: RosterCause, found: list[Flagged]) -> CauseShown:
    lines = tuple(
        Line(one.worker, words.said(one), words.better(one)) for one in found if one.cause is cause
    )
    return CauseShown(
        cause.value,
        label(cause),
        len(lines),
        words.why(cause),
        words.how(cause),
        lines[:LINES_SHOWN],
        max(0, len(lines) - LINES_SHOWN),
    )
