"""What of a time is known of contact: the gaps between what sources cover, as mark and words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.charts.marks import Gap, Span
from app.language import gettext as _
from app.language import ngettext
from journal.exposure.stretches import (
    Stretch,
    days_in_part,
    days_without,
    uncovered,
    whole_days,
)


@dataclass(frozen=True, slots=True)
class Known:
    """The time that a person's sources cover, joined, on the clock of a zone."""

    covered: tuple[Stretch, ...]
    zone: ZoneInfo

    def gaps(self, first: date, last: date) -> tuple[Gap, ...]:
        """Mark what no source covers; places are days since the first one's midnight."""
        spans = tuple(self._spans(first, last))
        return (Gap(_("nothing known"), spans),) if spans else ()

    def unknown_days(self, first: date, last: date) -> set[date]:
        """The days of which no source covers anything."""
        return days_without(self.covered, first, last, self.zone)

    def words(self, first: date, last: date) -> dict[date, str]:
        """Say of each day how much of its contact would be known."""
        part = days_in_part(self.covered, first, last, self.zone)
        unknown = self.unknown_days(first, last)
        days = (first + timedelta(number) for number in range((last - first).days + 1))
        said = {True: _("unknown"), False: _("all day")}
        return {day: _("in part") if day in part else said[day in unknown] for day in days}

    def days_covered(self, first: date, last: date) -> int:
        """How many days a source covers at least in part."""
        begin = max(first, self._day(self.covered[0].starts_at)) if self.covered else last
        end = min(last, self._day(self.covered[-1].ends_at)) if self.covered else first
        if begin > end or not self.covered:
            return 0
        return (end - begin).days + 1 - len(self.unknown_days(begin, end))

    def _spans(self, first: date, last: date) -> Iterable[Span]:
        for gap in uncovered(self.covered, whole_days(first, last, self.zone)):
            yield (
                _place(gap.starts_at.astimezone(self.zone), first),
                _place(gap.ends_at.astimezone(self.zone), first),
            )

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()


def gap_note(known: Known | None, first: date, last: date, *, has_contact: bool) -> str:
    """Say what hatching means where it is drawn, and of how many days contact is not known."""
    if known is None:
        return ""
    said = [_("Hatched: nothing known.")] if has_contact and known.gaps(first, last) else []
    if unknown := len(known.unknown_days(first, last)):
        said.append(
            ngettext(
                "No source covers %(num)s of these days, so contact on it is unknown, not none.",
                "No source covers %(num)s of these days, so contact on them is unknown, not none.",
                unknown,
            )
        )
    return " ".join(said)


def _place(local: datetime, first: date) -> float:
    return (local.date() - first).days + (local.hour * 60 + local.minute) / (24 * 60)
