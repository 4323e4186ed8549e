"""A year at a glance: a square a day, deeper with more of it, a bar under days with contact."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from app.charts.known import Known
from app.charts.marks import (
    Axis,
    Bar,
    Bars,
    Cell,
    Cells,
    Form,
    Nothing,
    Panel,
    Picture,
    Table,
    Tick,
    Tone,
)
from app.charts.words import amount, month_names
from app.language import gettext as _
from journal.check_ins.queries import Rating
from journal.exposure.pictures import DayTally

# Each month has two lines: its squares, and the bars of contact under them.
LINES = 2
MONTHS, DAYS = 12, 31
# Room at the left for the names of the months, in days.
MARGIN = 3.4
LINE_HEIGHT = 11
HIGHEST_ANSWER = 5
# A day of which nothing is known: small and pale beside every answer.
UNKNOWN_SHARE = 0.02
BAR_TOP, BAR_FOOT, BAR_SIDE = 0.1, 0.5, 0.12


@dataclass(frozen=True, slots=True)
class Year:
    """One year of answers and of contact outside the shift; ``last`` is its last day so far.

    ``first`` is the first day of the journal if it lies in this year, else the first of January;
    ``begun`` is the first day of the journal wherever it lies.
    """

    number: int
    first: date
    last: date
    ratings: tuple[Rating, ...]
    tallies: tuple[DayTally, ...]
    known: Known
    begun: date

    @property
    def scale(self) -> Tone:
        """Energy, or mood where energy was never answered."""
        has_energy = any(one.energy is not None for one in self.ratings)
        return Tone.ENERGY if has_energy else Tone.MOOD

    @property
    def answers(self) -> Mapping[date, float]:
        """The mean of each day's answers."""
        given: dict[date, list[int]] = defaultdict(list)
        for rating in self.ratings:
            answer: int | None = getattr(rating, self.scale.value)
            if answer is not None:
                given[rating.local_date].append(answer)
        return {day: fmean(answers) for day, answers in given.items()}

    @property
    def with_contact(self) -> frozenset[date]:
        """The days on which something came in from outside the shift."""
        return frozenset(one.day for one in self.tallies)


def year_picture(year: Year) -> Picture | Nothing:
    """Draw twelve rows of a month each."""
    answers = year.answers
    if not answers and not year.tallies:
        return Nothing(
            "year",
            _("A year at a glance"),
            _("Every day with a check-in becomes a square here."),
        )
    return Picture(
        name="year",
        title=_title(year, answers),
        alt=_alt(year, answers),
        form=Form.STRIPS,
        x=Axis(-MARGIN, DAYS, tuple(Tick(day - 0.5, str(day)) for day in (1, 10, 20, 30))),
        panels=(_panel(year, answers),),
        table=_table(year, answers),
        note=_note(year),
    )


def _panel(year: Year, answers: Mapping[date, float]) -> Panel:
    name = {
        Tone.ENERGY: _("energy, more is larger and deeper"),
        Tone.MOOD: _("mood, better is larger and deeper"),
    }[year.scale]
    days = [year.first + timedelta(n) for n in range((year.last - year.first).days + 1)]
    unknown = tuple(_cell(day, UNKNOWN_SHARE) for day in days if day not in answers)
    squares = tuple(_cell(day, answer / HIGHEST_ANSWER) for day, answer in sorted(answers.items()))
    bars = tuple(_bar(day) for day in sorted(year.with_contact))
    rows = tuple(Tick(LINES * number + 0.5, month) for number, month in enumerate(month_names()))
    marks = (
        Cells(Tone.UNKNOWN, "", unknown),
        Cells(year.scale, name, squares),
        Bars(Tone.PUSHED, _("contact outside the shift"), bars),
    )
    axis = Axis(LINES * MONTHS, 0, rows, has_grid=False)
    return Panel("", axis, marks, height=LINES * MONTHS * LINE_HEIGHT)


def _cell(day: date, share: float) -> Cell:
    return Cell(day.day - 1, LINES * (day.month - 1), 0, share)


def _bar(day: date) -> Bar:
    top = LINES * (day.month - 1) + 1
    left = day.day - 1 + BAR_SIDE
    return Bar(left, 1 - 2 * BAR_SIDE, top + BAR_TOP, top + BAR_FOOT)


def _by_month(answers: Mapping[date, float]) -> dict[int, list[float]]:
    months: dict[int, list[float]] = defaultdict(list)
    for day, answer in sorted(answers.items()):
        months[day.month].append(answer)
    return months


def _title(year: Year, answers: Mapping[date, float]) -> str:
    if not answers:
        return _("No answers in %(year)s yet, but contact outside the shift.", year=year.number)
    mean = amount(fmean(answers.values()), 1)
    sentence = {
        Tone.ENERGY: _("In %(year)s your energy was %(mean)s of 5 on average."),
        Tone.MOOD: _("In %(year)s your mood was %(mean)s of 5 on average."),
    }[year.scale]
    return sentence % {"year": year.number, "mean": mean}


def _alt(year: Year, answers: Mapping[date, float]) -> str:
    parts = [_("Twelve rows, January on top, a square for each day.")]
    months = {month: fmean(given) for month, given in _by_month(answers).items()}
    if len(months) > 1:
        names = month_names()
        low, high = min(months, key=months.__getitem__), max(months, key=months.__getitem__)
        parts.append(
            _(
                "Lowest in %(low)s (%(lowest)s), highest in %(high)s (%(highest)s).",
                low=names[low - 1],
                lowest=amount(months[low], 1),
                high=names[high - 1],
                highest=amount(months[high], 1),
            )
        )
    parts.append(
        _(
            "%(answered)s days with an answer, %(contact)s days with contact outside the shift.",
            answered=amount(len(answers)),
            contact=amount(len(year.with_contact)),
        )
    )
    return " ".join([*parts, _("The table below says the same.")])


def _note(year: Year) -> str:
    small = _("A small grey square is a day without an answer.")
    unknown = len(year.known.unknown_days(year.first, year.last))
    if not unknown:
        return small
    said = _(
        "On %(days)s of these days no source says whether contact came; no bar there isn't none.",
        days=amount(unknown),
    )
    return f"{small} {said}"


def _table(year: Year, answers: Mapping[date, float]) -> Table:
    heads = (
        _("Month"),
        {Tone.ENERGY: _("Energy (1 to 5)"), Tone.MOOD: _("Mood (1 to 5)")}[year.scale],
        _("Days with an answer"),
        _("Days with contact"),
        _("Contact unknown"),
    )
    return Table(heads, tuple(_rows(year, answers)))


def _rows(year: Year, answers: Mapping[date, float]) -> Iterable[tuple[str, ...]]:
    months = _by_month(answers)
    unknown = year.known.unknown_days(year.first, year.last)
    for number, name in enumerate(month_names(), 1):
        first = date(year.number, number, 1)
        last = date(year.number, number, monthrange(year.number, number)[1])
        if last < year.first or first > year.last:
            continue
        given = months.get(number, [])
        yield (
            name,
            amount(fmean(given), 1) if given else "",
            amount(len(given)),
            amount(sum(day.month == number for day in year.with_contact)),
            amount(sum(day.month == number for day in unknown)),
        )
