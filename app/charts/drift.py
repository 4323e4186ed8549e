"""How the days go beside one's own usual: the smoothed line, its limit, and the last weeks."""

from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from app.charts.marks import (
    Axis,
    Band,
    Form,
    Line,
    Mark,
    Panel,
    Picture,
    Point,
    Ribbon,
    Table,
    Tick,
    Tone,
    runs_of,
)
from app.charts.words import amount, date_words, dates_words, month_words
from app.language import gettext as _
from journal.findings.drift import BandPoint, Drift

# Room at the left for the numbers of the scale, as a share of the time.
MARGIN = 0.05
LOWEST, HIGHEST = 1, 5
AIR = 0.15
# A hole in the check-ins longer than this many days is a hole in the line.
LONGEST_GAP = 21
MOST_MONTHS = 4
HEIGHT = 180


@dataclass(frozen=True, slots=True)
class Watched:
    """A drift and the days drawn: from first to last."""

    drift: Drift

    @property
    def first(self) -> date:
        """The first day of one's usual, or the first that was smoothed."""
        return min([self.drift.baseline_days[0], *(one.date for one in self.drift.band)])

    @property
    def last(self) -> date:
        """The last day that was rated."""
        return max([self.drift.baseline_days[1], *(one.date for one in self.drift.band)])

    def place(self, day: date) -> float:
        """Days since the first, to the middle of the day."""
        return (day - self.first).days + 0.5

    @property
    def length(self) -> float:
        """All days drawn, both ends included."""
        return (self.last - self.first).days + 1.0


def drift_picture(watched: Watched) -> Picture:
    """Draw the smoothed days and their limit; the title sets then and now side by side."""
    return Picture(
        name="drift",
        title=_title(watched.drift),
        alt=_alt(watched),
        form=Form.STRIPS,
        x=_axis(watched),
        panels=(_panel(watched),),
        table=_table(watched),
        note=_(
            "The line is a slow mean of your answers, the dashed line the limit of what is usual"
            " for you. Shaded: the weeks that your usual is taken from. An upright line is a"
            " notice."
        ),
    )


def _title(drift: Drift) -> str:
    """Say the old usual and the new normal side by side."""
    usual = amount(drift.baseline, 1)
    if drift.last is None:
        return _("Your usual is %(usual)s of 5.", usual=usual)
    mean = amount(drift.last.mean, 1)
    return _("Your usual was %(usual)s of 5, the last weeks %(mean)s.", usual=usual, mean=mean)


def _panel(watched: Watched) -> Panel:
    drift = watched.drift
    limit = [(watched.place(one.date), one.low_limit) for one in drift.band]
    smoothed = [(watched.place(one.date), one.smoothed) for one in drift.band]
    axis = _heights(watched)
    upright = tuple(
        ((watched.place(one.on), axis.low), (watched.place(one.on), axis.high))
        for one in drift.notices
    )
    marks: tuple[Mark, ...] = (
        Band(Tone.SHIFT, _("your usual weeks"), (_usual_days(watched),)),
        *_last_weeks(watched),
        Line(Tone.UNKNOWN, _("the limit"), runs_of(limit, LONGEST_GAP)),
        Line(Tone.TENSION, _("notices"), upright),
        Line(Tone.PLAIN, _("your days"), runs_of(smoothed, LONGEST_GAP)),
        Line(Tone.MOOD, _("your usual"), (_level(_usual_days(watched), drift.baseline),)),
    )
    return Panel(_("How you are, from 1 to 5"), axis, marks, height=HEIGHT, aside=_aside(drift))


def _usual_days(watched: Watched) -> tuple[float, float]:
    first, last = watched.drift.baseline_days
    return watched.place(first) - 0.5, watched.place(last) + 0.5


def _level(days: tuple[float, float], height: float) -> tuple[Point, ...]:
    return tuple((at, height) for at in days)


def _last_weeks(watched: Watched) -> tuple[Mark, ...]:
    last, usual = watched.drift.last, watched.drift.baseline
    if last is None:
        return ()
    days = (watched.place(last.first) - 0.5, watched.place(last.last) + 0.5)
    low, high = usual + last.low, usual + last.high
    band = tuple((at, low, high) for at in days)
    name = _("the last weeks")
    return (Ribbon(Tone.MOOD, name, (band,)), Line(Tone.MOOD, name, (_level(days, last.mean),)))


def _heights(watched: Watched) -> Axis:
    drift = watched.drift
    last = drift.last
    ends = (
        [] if last is None else [last.mean, drift.baseline + last.low, drift.baseline + last.high]
    )
    drawn = [height for one in drift.band for height in (one.smoothed, one.low_limit)]
    heights = [*drawn, *ends, drift.baseline]
    low = max(min(heights) - AIR, LOWEST - AIR)
    high = min(max(heights) + AIR, HIGHEST + AIR)
    halves = range(ceil(low * 2), floor(high * 2) + 1)
    return Axis(low, high, tuple(Tick(half / 2, amount(half / 2, 1)) for half in halves))


def _aside(drift: Drift) -> str:
    if drift.last is None:
        return amount(drift.baseline, 1)
    return f"{amount(drift.baseline, 1)} → {amount(drift.last.mean, 1)}"


def _axis(watched: Watched) -> Axis:
    months = [
        date(year, month, 1)
        for year in range(watched.first.year, watched.last.year + 1)
        for month in range(1, 13)
        if watched.first < date(year, month, 1) <= watched.last
    ]
    chosen = months[:: ceil(len(months) / MOST_MONTHS)] if months else []
    ticks = tuple(Tick(watched.place(month), month_words(month)) for month in chosen)
    length = watched.length
    return Axis(-MARGIN * length, length, ticks, first_day=watched.first)


def _alt(watched: Watched) -> str:
    drift = watched.drift
    line = _(
        "A line through your days from %(first)s to %(last)s above or below a dashed limit.",
        first=date_words(watched.first),
        last=date_words(watched.last),
    )
    usual = _("Your usual is %(usual)s of 5.", usual=amount(drift.baseline, 1))
    below = _("It is lower than usual now.") if drift.is_lower_now else _("It isn't lower now.")
    return " ".join([line, usual, below, _("The table below says the same.")])


def _table(watched: Watched) -> Table:
    """One row a week: the last rated day of it says what the line had come to."""
    weeks: dict[tuple[int, int], BandPoint] = {}
    for one in watched.drift.band:
        weeks[one.date.isocalendar()[:2]] = one
    points = list(weeks.values())
    rows = tuple(
        (day, amount(one.smoothed, 2), amount(one.low_limit, 2), _side(one))
        for day, one in zip(dates_words([one.date for one in points]), points, strict=True)
    )
    return Table((_("Up to"), _("Your days"), _("Limit"), _("Where it lies")), rows)


def _side(one: BandPoint) -> str:
    return _("below the limit") if one.smoothed < one.low_limit else _("as usual")
