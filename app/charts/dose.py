"""The days behind a finding: a dot each, what came against the answer after it, and the line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import expm1, log1p, sqrt
from statistics import fmean, stdev

from app.charts.marks import Axis, Dots, Form, Line, Panel, Picture, Ribbon, Table, Tick, Tone
from app.charts.scales import scale_axis
from app.charts.words import amount, dates_words
from app.language import gettext as _
from journal.findings.answers import Dots as Pairs
from journal.findings.answers import Finding, Tier
from journal.findings.questions import ASKED, CONTRASTS

TONES = {"energy": Tone.ENERGY, "mood": Tone.MOOD, "tension": Tone.TENSION}
MINUTES = (0, 5, 15, 30, 60, 120, 240, 480, 960)
# Two minutes closer than this on the axis would write over each other.
APART = 0.5
# How far a dot is moved at most so that none hides another: steps up, and shares of a column.
UP, ALONG = 0.5, 0.42
LITTLE_ALONG = 0.36
# Steps of two sequences that never come near to repeating themselves; the same dots each time.
GOLDEN, PLASTIC = 0.6180339887, 0.7548776662
CURVE = 16


class Unit(StrEnum):
    """How what came is counted: in minutes, on a scale of five steps, or as yes and no."""

    MINUTES = "minutes"
    STEPS = "steps"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Doses:
    """One finding with the pairs behind it, and what came in the words of its question."""

    finding: Finding
    pairs: Pairs
    exposure: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Fitted:
    """The line through the middle of the dots, and how far it may lie off at a place."""

    middle: float
    level: float
    slope: float
    slope_reach: float
    level_reach: float

    def at(self, place: float) -> float:
        """The answer on the line."""
        return self.level + self.slope * (place - self.middle)

    def reach(self, place: float) -> float:
        """Half the width of the band: that of the level and that of the slope together."""
        return sqrt(self.level_reach**2 + (self.slope_reach * (place - self.middle)) ** 2)


def dose_picture(doses: Doses) -> Picture:
    """Draw the dots of a finding and, unless it sets two kinds against each other, its line."""
    places = [_across(doses.unit)(one) for one in doses.pairs.exposure]
    x = _axis(doses, places)
    fitted = None if doses.finding.question in CONTRASTS else _fitted(doses, places)
    return Picture(
        name="dose",
        title=_title(doses, fitted, places),
        alt=_alt(doses, fitted),
        form=Form.STRIPS,
        x=x,
        panels=(_panel(doses, places, fitted),),
        table=_table(doses),
        note=_note(doses, has_line=fitted is not None),
    )


def scale_heads_of_findings() -> dict[str, str]:
    """Name every scale a finding is about, as a head of a table does."""
    return {
        "energy": _("Energy (1 to 5)"),
        "mood": _("Mood (1 to 5)"),
        "tension": _("Tension (1 to 5)"),
        "replay": _("Goes round in my head (1 to 5)"),
        "away": _("Work feels far away (1 to 5)"),
    }


def _across(unit: Unit) -> Callable[[float], float]:
    # The model looks at log(1 + minutes), and on that axis its line is straight.
    return log1p if unit is Unit.MINUTES else float


def _scale(doses: Doses) -> str:
    return ASKED[doses.finding.question].outcome


def _fitted(doses: Doses, places: Sequence[float]) -> Fitted:
    finding, after = doses.finding, doses.pairs.after
    contrast = ASKED[finding.question].contrast
    reach = (finding.high - finding.low) / 2
    errors = reach / finding.standard_error if finding.standard_error else 0.0
    return Fitted(
        middle=fmean(places),
        level=fmean(after),
        slope=finding.difference / contrast,
        slope_reach=reach / contrast,
        level_reach=errors * stdev(after) / sqrt(len(after)),
    )


def _axis(doses: Doses, places: Sequence[float]) -> Axis:
    if doses.unit is Unit.YES_NO:
        return Axis(-0.8, 1.6, (Tick(0, _("no")), Tick(1, _("yes"))), has_grid=False)
    if doses.unit is Unit.STEPS:
        return Axis(0.2, 5.6, tuple(Tick(step, str(step)) for step in range(1, 6)))
    most = max(places)
    ticks: list[Tick] = []
    for minutes in MINUTES:
        at = log1p(minutes)
        if at <= most and (not ticks or at - ticks[-1].at >= APART):
            ticks.append(Tick(at, _("%(minutes)s min", minutes=amount(minutes))))
    return Axis(-0.12 * most - LITTLE_ALONG, most + LITTLE_ALONG, tuple(ticks))


def _panel(doses: Doses, places: Sequence[float], fitted: Fitted | None) -> Panel:
    scale = _scale(doses)
    tone, name = TONES.get(scale, Tone.PLAIN), scale_heads_of_findings()[scale]
    along = LITTLE_ALONG if doses.unit is Unit.MINUTES else ALONG
    points = tuple(
        (place + _moved(number, PLASTIC, along), answer + _moved(number, GOLDEN, UP))
        for number, (place, answer) in enumerate(zip(places, doses.pairs.after, strict=True))
    )
    dots = Dots(tone, name, points)
    if fitted is None:
        return Panel(name, scale_axis(), (dots,), height=220)
    first, last = min(places), max(places)
    curve = [first + (last - first) * step / CURVE for step in range(CURVE + 1)]
    band = tuple((at, *_held(fitted.at(at), fitted.reach(at))) for at in curve)
    line = tuple((at, _inside(fitted.at(at))) for at in (first, last))
    marks = (Ribbon(Tone.PLAIN, name, (band,)), dots, Line(Tone.PLAIN, name, (line,)))
    return Panel(name, scale_axis(), marks, height=220)


def _moved(number: int, step: float, most: float) -> float:
    return ((number * step) % 1 - 0.5) * most


def _held(level: float, reach: float) -> tuple[float, float]:
    return _inside(level - reach), _inside(level + reach)


def _inside(answer: float) -> float:
    return min(max(answer, 1), 5)


def _title(doses: Doses, fitted: Fitted | None, places: Sequence[float]) -> str:
    scale = scale_heads_of_findings()[_scale(doses)]
    if fitted is None:
        return _("%(scale)s: a dot for each evening this rests on.", scale=scale)
    if doses.finding.tier is Tier.CANNOT_TELL:
        return _("%(scale)s: the dots show no clear direction yet.", scale=scale)
    if doses.finding.tier is Tier.NO_MEANINGFUL_DIFFERENCE:
        return _("%(scale)s: much the same from left to right.", scale=scale)
    return _(
        "%(scale)s: from left to right about %(one)s to about %(other)s.",
        scale=scale,
        one=amount(_inside(fitted.at(min(places))), 1),
        other=amount(_inside(fitted.at(max(places))), 1),
    )


def _alt(doses: Doses, fitted: Fitted | None) -> str:
    dots = _(
        "A dot for each of %(count)s pairs: across %(exposure)s, upwards %(scale)s.",
        count=amount(len(doses.pairs.after)),
        exposure=doses.exposure,
        scale=scale_heads_of_findings()[_scale(doses)],
    )
    parts = [dots] if fitted is None else [dots, _alt_of_line(doses)]
    return " ".join([*parts, _("The table below says the same.")])


def _alt_of_line(doses: Doses) -> str:
    return {
        Tier.SUPPORTED: _("The line leads away from level, and so does its band."),
        Tier.TENTATIVE: _("The line leads away from level; its band only just does."),
        Tier.NO_MEANINGFUL_DIFFERENCE: _("The line is nearly level, and its band narrow."),
    }.get(doses.finding.tier, _("A level line fits into the band as well."))


def _note(doses: Doses, *, has_line: bool) -> str:
    across = _("Across: %(exposure)s.", exposure=doses.exposure)
    moved = _("Dots are moved a little so that none hides another.")
    if not has_line:
        return f"{across} {moved}"
    band = _("The band is where the line likely lies, with all that was allowed for.")
    return " ".join([across, band, moved, *_beyond(doses)])


def _beyond(doses: Doses) -> Iterator[str]:
    """Own up to it where the sentence speaks of more minutes than there ever were."""
    told = round(expm1(ASKED[doses.finding.question].contrast))
    # As it will be written: a breath under the minutes told is no reason to speak.
    longest = round(max(doses.pairs.exposure))
    if doses.unit is Unit.MINUTES and longest < told:
        yield _(
            "The most so far was %(longest)s minutes; what is said of %(told)s goes on along the"
            " line.",
            longest=amount(longest),
            told=amount(told),
        )


def _table(doses: Doses) -> Table:
    pairs = doses.pairs
    heads = (_("Date"), doses.exposure, _("Before it"), _("After it"))
    rows = (
        (day, _came(doses.unit, came), "" if before is None else amount(before), amount(after))
        for day, came, before, after in zip(
            dates_words(pairs.dates), pairs.exposure, pairs.before, pairs.after, strict=True
        )
    )
    return Table(heads, tuple(rows))


def _came(unit: Unit, exposure: float) -> str:
    if unit is Unit.YES_NO:
        return _("yes") if exposure else _("no")
    return amount(exposure)
