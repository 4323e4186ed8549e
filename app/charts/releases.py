"""A unit's strain over the windows that were published: dots, and how far the noise may reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from app.charts.marks import Axis, Dots, Form, Nothing, Panel, Picture, Ribbon, Table, Tick, Tone
from app.charts.words import amount, dates_words, day_words
from app.language import gettext as _
from app.language import ngettext
from journal.aggregates.rules import FIGURE_RANGE
from journal.teams.windows import WINDOW_DAYS, Window

LOWEST, HIGHEST = 0, 100
# Air over 100 and under 0, so that the numbers of the scale stand clear.
HEADROOM = 6
MARGIN = 0.06
MOST_TICKS = 4
# The air between two windows, in days to either side.
AIR = 1.5


@dataclass(frozen=True, slots=True)
class Strain:
    """What one window said: 0 to 100 in fives, None where there was not enough.

    ``of`` says in a word or two whom it speaks for.
    """

    window: Window
    points: int | None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The windows of a page, the oldest first; ``not_enough`` is the one wording for a gap."""

    strains: tuple[Strain, ...]
    not_enough: str


def likely(points: int) -> tuple[int, int]:
    """From where to where the true mean most likely lies, within the scale."""
    return max(points - FIGURE_RANGE, LOWEST), min(points + FIGURE_RANGE, HIGHEST)


def strain_picture(shown: Shown) -> Picture | Nothing:
    known = [(one.window, one.points) for one in shown.strains if one.points is not None]
    if not known:
        return Nothing("strain", _("Four weeks after four weeks"), shown.not_enough)
    return Picture(
        name="strain",
        title=_title([points for _window, points in known], len(shown.strains)),
        alt=_alt(shown),
        form=Form.STRIPS,
        x=_axis(shown.strains),
        panels=(_panel(shown.strains[0].window, known),),
        table=_table(shown),
        note=_note(shown),
    )


def _title(known: Sequence[int], windows: int) -> str:
    lowest, highest = min(known), max(known)
    if len(known) == 1:
        return _("So far there is one figure: strain around %(points)s of 100.", points=lowest)
    if lowest == highest:
        return ngettext(
            "In %(num)s window of four weeks, strain was around %(points)s of 100.",
            "In %(num)s windows of four weeks, strain was around %(points)s of 100 all along.",
            windows,
            points=lowest,
        )
    return ngettext(
        "In %(num)s window of four weeks, strain was between %(lowest)s and %(highest)s of 100.",
        "In %(num)s windows of four weeks, strain was between %(lowest)s and %(highest)s of 100.",
        windows,
        lowest=lowest,
        highest=highest,
    )


def _alt(shown: Shown) -> str:
    return _(
        "A strip from %(first)s to %(last)s: one dot for every four weeks, in a pale box that holds"
        " the true mean in more than eight of ten; a gap where there was not enough. The table"
        " below says the same.",
        first=dates_words([shown.strains[0].window.first_day])[0],
        last=dates_words([shown.strains[-1].window.last_day])[0],
    )


def _note(shown: Shown) -> str:
    said = _(
        "Each pale box holds the true mean in more than eight of ten windows. Where two boxes"
        " overlap, the difference may be chance."
    )
    if all(one.points is not None for one in shown.strains):
        return said
    gap = _("A gap:")
    return f"{said} {gap} {shown.not_enough}"


def _panel(first: Window, known: Sequence[tuple[Window, int]]) -> Panel:
    boxes = tuple(_box(_begin(first, window), points) for window, points in known)
    dots = tuple((_begin(first, window) + WINDOW_DAYS / 2, points) for window, points in known)
    steps = tuple(Tick(at, str(at)) for at in (0, 25, 50, 75, 100))
    return Panel(
        _("Strain, from 0 to 100"),
        Axis(LOWEST - HEADROOM, HIGHEST + HEADROOM, steps),
        (Ribbon(Tone.PLAIN, "", boxes), Dots(Tone.PLAIN, _("Strain"), dots)),
        height=180,
    )


def _box(begin: int, points: int) -> tuple[tuple[float, float, float], ...]:
    low, high = likely(points)
    return (begin + AIR, low, high), (begin + WINDOW_DAYS - AIR, low, high)


def _begin(first: Window, window: Window) -> int:
    return (window.first_day - first.first_day).days


def _axis(strains: Sequence[Strain]) -> Axis:
    first = strains[0].window
    length = _begin(first, strains[-1].window) + WINDOW_DAYS
    step = ceil(len(strains) / MOST_TICKS)
    ticks = tuple(
        Tick(_begin(first, one.window) + WINDOW_DAYS / 2, day_words(one.window.first_day))
        for one in strains[::step]
    )
    return Axis(-MARGIN * length, length, ticks, first_day=first.first_day)


def _table(shown: Shown) -> Table:
    begins = dates_words(one.window.first_day for one in shown.strains)
    rows = (
        (begin, *_cells(one, shown.not_enough))
        for begin, one in zip(begins, shown.strains, strict=True)
    )
    heads = (
        _("Four weeks from"),
        _("Strain, from 0 to 100"),
        _("Most likely between"),
        _("It speaks for"),
    )
    return Table(heads, tuple(rows))


def _cells(one: Strain, not_enough: str) -> tuple[str, str, str]:
    if one.points is None:
        return not_enough, "", ""
    low, high = likely(one.points)
    return amount(one.points), f"{low}\u2013{high}", one.of
