"""What the page of sent contact shows: how much fell outside the duty, when, and from where."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.causes.pictures import sent_picture
from app.causes.places import SeenUnit
from app.charts.svg import Drawn, drawn
from app.charts.words import amount, hour_words
from app.language import gettext as _
from app.language import ngettext
from journal.causes.queries import SentInHour, contact_sent

WEEKS = (4, 12)


@dataclass(frozen=True, slots=True)
class SourceShown:
    """One of the organisation's systems, counts as they are written."""

    name: str
    sent: str
    outside: str
    unknown: str


@dataclass(frozen=True, slots=True)
class SentShown:
    """The page; without a picture nothing was reported in these weeks."""

    answer: str
    lines: tuple[str, ...]
    picture: Drawn | None
    sources: tuple[SourceShown, ...]
    weeks: int


def weeks_asked(written: str) -> int:
    """Read how many weeks an address asks for; the shortest when it can't be read."""
    return next((weeks for weeks in WEEKS if str(weeks) == written), WEEKS[0])


def sent_shown(session: Session, unit: SeenUnit, weeks: int, now: datetime) -> SentShown:
    """Read what was sent in the last weeks, today among them, and say what it did."""
    today = now.astimezone(unit.organisation.zone).date()
    days = (today - timedelta(weeks=weeks) + timedelta(days=1), today)
    hours = contact_sent(session, unit.organisation.id, unit.id, days)
    if not hours:
        return SentShown(_("No contact reported in these weeks"), (), None, (), weeks)
    sources = tuple(_source(name, hours) for name in sorted({one.source for one in hours}))
    picture = drawn(sent_picture(hours, _("Around the clock, %(weeks)s weeks", weeks=weeks)))
    return SentShown(_answer(hours), _lines(hours), picture, sources, weeks)


def _answer(hours: tuple[SentInHour, ...]) -> str:
    sent, outside = sum(one.sent for one in hours), sum(one.outside for one in hours)
    sources = {one.source for one in hours}
    if len(sources) > 1:
        return ngettext(
            "Of %(num)s message the organisation sent, %(outside)s reached people outside their"
            " duty",
            "Of %(num)s messages the organisation sent, %(outside)s reached people outside their"
            " duty",
            sent,
            outside=amount(outside),
        )
    return ngettext(
        "Of %(num)s message %(source)s sent, %(outside)s reached people outside their duty",
        "Of %(num)s messages %(source)s sent, %(outside)s reached people outside their duty",
        sent,
        outside=amount(outside),
        source=next(iter(sources)),
    )


def _lines(hours: tuple[SentInHour, ...]) -> tuple[str, ...]:
    outside: Counter[int] = Counter()
    for one in hours:
        outside[one.hour] += one.outside
    unknown = sum(one.unknown for one in hours)
    lines = []
    if outside.total():
        busiest = max(outside, key=lambda hour: (outside[hour], -hour))
        lines.append(_("Outside the duty, most came around %(hour)s.", hour=hour_words(busiest)))
    if unknown:
        lines.append(
            ngettext(
                "For %(num)s message it isn't known: no roster says who was on duty.",
                "For %(num)s messages it isn't known: no roster says who was on duty.",
                unknown,
            )
        )
    return tuple(lines)


def _source(name: str, hours: tuple[SentInHour, ...]) -> SourceShown:
    own = [one for one in hours if one.source == name]
    return SourceShown(
        name,
        amount(sum(one.sent for one in own)),
        amount(sum(one.outside for one in own)),
        amount(sum(one.unknown for one in own)),
    )
