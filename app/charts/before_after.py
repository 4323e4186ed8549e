"""The days before and after a change: a dot an answer, a level line with its band on each side."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.charts.marks import (
    Axis,
    Dots,
    Form,
    Gap,
    Line,
    Mark,
    Panel,
    Picture,
    Point,
    Ribbon,
    Table,
    Tick,
    Tone,
)
from app.charts.scales import HIGHEST, LOWEST, scale_heads, scale_panel
from app.charts.words import amount, dates_words, day_words, days_words
from app.language import gettext as _

MIDDLE_OF_DAY = 0.5
# Room at the left for the numbers of the scale, as a share of the window.
MARGIN = 0.05
# Two dates under the axis closer than this share of it would run into each other.
APART = 0.22
HEIGHT = 96
SHORTEST_YEAR = 365


@dataclass(frozen=True, slots=True)
class Level:
    """Where a scale lay on one side: the line, and the ends of its band."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Strip:
    """One scale: the answers (1 to 5) by date, and the levels if they could be worked out."""

    scale: Tone
    answers: tuple[tuple[date, int], ...]
    before: Level | None = None
    after: Level | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """The days compared, both ends included, and those left out round the mark."""

    mark: date
    first: date
    last: date
    left_out: tuple[date, date]
    strips: tuple[Strip, ...]


def before_after_picture(around: Around, title: str) -> Picture:
    """Draw the days round a mark; the title is the answer, in the words of its page."""
    has_levels = any(strip.before or strip.after for strip in around.strips)
    note = _("The upright line is the day of the change; the hatched days are left out.")
    levels = _(
        "The level lines stand for before and after, the bands for where each level likely lies."
    )
    return Picture(
        name="before-after",
        title=title,
        alt=_alt(around),
        form=Form.STRIPS,
        x=_axis(around),
        panels=tuple(_panel(around, strip) for strip in around.strips),
        table=_table(around),
        note=f"{note} {levels}" if has_levels else note,
    )


def _panel(around: Around, strip: Strip) -> Panel:
    name = scale_heads()[strip.scale]
    begin, end = _left_out(around)
    at = _number(around, around.mark) + MIDDLE_OF_DAY
    sides = (
        (0.0, begin, strip.before),
        (end, _number(around, around.last) + 1.0, strip.after),
    )
    known = [(left, right, level) for left, right, level in sides if level is not None]
    bands = tuple(
        ((left, level.low, level.high), (right, level.low, level.high))
        for left, right, level in known
    )
    lines = tuple(((left, level.mean), (right, level.mean)) for left, right, level in known)
    marks: tuple[Mark, ...] = (
        Gap(_("left out"), ((begin, end),)),
        Line(Tone.PLAIN, _("the day of the change"), (((at, LOWEST), (at, HIGHEST)),)),
        Ribbon(strip.scale, name, bands),
        Dots(strip.scale, name, _points(around, strip)),
        Line(strip.scale, name, lines),
    )
    panel = scale_panel(strip.scale, marks, None)
    return replace(panel, aside=_from_to(strip), height=HEIGHT)


def _from_to(strip: Strip) -> str:
    if strip.before is None or strip.after is None:
        return ""
    return f"{amount(strip.before.mean, 1)} → {amount(strip.after.mean, 1)}"


def _points(around: Around, strip: Strip) -> tuple[Point, ...]:
    return tuple((_number(around, day) + MIDDLE_OF_DAY, value) for day, value in strip.answers)


def _left_out(around: Around) -> tuple[float, float]:
    first, last = around.left_out
    return _number(around, first), _number(around, last) + 1.0


def _number(around: Around, day: date) -> float:
    """Count days from the first one; one beyond the window stands at its edge."""
    return float((min(max(day, around.first), around.last) - around.first).days)


def _axis(around: Around) -> Axis:
    length = _number(around, around.last) + 1
    mark = _number(around, around.mark)
    ends = [
        day
        for day in (around.first, around.last)
        if abs(_number(around, day) - mark) > APART * length
    ]
    ticks = tuple(
        Tick(_number(around, day) + MIDDLE_OF_DAY, day_words(day)) for day in (around.mark, *ends)
    )
    return Axis(-MARGIN * length, length, ticks, first_day=around.first)


def _alt(around: Around) -> str:
    strips = _(
        "Strips over the days from %(first)s to %(last)s, a dot for each answer. An upright line"
        " stands at %(mark)s, and the days from %(begin)s to %(end)s are hatched, for they are left"
        " out.",
        first=day_words(around.first),
        last=day_words(around.last),
        mark=day_words(around.mark),
        begin=day_words(around.left_out[0]),
        end=day_words(around.left_out[1]),
    )
    return " ".join([strips, *_levels(around), _("The table below says the same.")])


def _levels(around: Around) -> Iterable[str]:
    for strip in around.strips:
        if strip.before is not None and strip.after is not None:
            yield _(
                "%(scale)s: level at %(before)s before and %(after)s after.",
                scale=scale_heads()[strip.scale],
                before=amount(strip.before.mean, 1),
                after=amount(strip.after.mean, 1),
            )


def _table(around: Around) -> Table:
    """One row for each day with an answer; several answers of a day stand side by side."""
    said: dict[date, dict[Tone, list[str]]] = defaultdict(lambda: defaultdict(list))
    for strip in around.strips:
        for day, value in strip.answers:
            said[day][strip.scale].append(str(value))
    days = sorted(said)
    # Within a year no date stands for two days, and short ones leave room on a phone.
    is_short = (around.last - around.first).days < SHORTEST_YEAR
    named = days_words(days) if is_short else dates_words(days)
    rows = tuple(
        (
            name,
            *(", ".join(said[day][strip.scale]) for strip in around.strips),
            _side(around, day),
        )
        for day, name in zip(days, named, strict=True)
    )
    heads = scale_heads()
    return Table((_("Date"), *(heads[strip.scale] for strip in around.strips), _("Side")), rows)


def _side(around: Around, day: date) -> str:
    begin, end = around.left_out
    if day < begin:
        return _("before")
    return _("after") if day > end else _("left out")
