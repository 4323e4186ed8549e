"""A unit's stored releases, ready to be shown: the same for everybody who may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.charts.marks import Picture
from app.charts.releases import Shown, Strain, likely, strain_picture
from app.charts.svg import Drawn, drawn
from app.charts.words import date_words
from app.language import gettext as _
from app.release_words import (
    Named,
    answer_of,
    dates_of,
    due_on,
    epsilon_in_words,
    meaning,
    next_one,
    not_enough_words,
    speaks_for,
)
from app.words import label
from journal.aggregates.newest import first_window
from journal.aggregates.queries import unit_history
from journal.aggregates.released import ReleasedWindow, UnitWindow
from journal.aggregates.rules import figures_of
from journal.teams.windows import Window, last_due
from journal.vocabulary import Figure

WINDOWS_A_PAGE = 13
"""A year."""

SLOWER = (Figure.REPLAY, Figure.MASKING)


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One figure: what it said last, with its range, and when it comes again."""

    name: str
    points: int | None
    low: int
    high: int
    sentence: str
    again: str


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """All that is said of a unit; ``windows`` are those it was made of, none: no figures yet."""

    answer: str
    lines: tuple[str, ...]
    strain: FigureShown
    slower: tuple[FigureShown, ...]
    history: Drawn | None
    meaning: tuple[str, ...]
    epsilon: str
    next_one: str
    older: int | None
    windows: tuple[UnitWindow, ...]


@dataclass(frozen=True, slots=True)
class OlderFigures:
    """A page of earlier windows; ``older`` is the window that the page before it ends before."""

    heading: str
    history: Drawn | None
    older: int | None


def unit_figures(session: Session, named: Named, now: datetime) -> UnitFigures:
    """The newest windows of a unit, in one statement; in two while there are none."""
    whose = named.organisation.id
    asked = unit_history(session, whose, named.unit_id, count=WINDOWS_A_PAGE + 1)
    if asked:
        return figures_in_words(asked, named, Window(asked[-1].window.number + 1), now)
    due = Window(last_due(now, named.organisation.zone).number + 1)
    first = first_window(session, whose, named.unit_id)
    return figures_in_words((), named, max(due, first), now)


def older_figures(session: Session, named: Named, before: int) -> OlderFigures | None:
    """The windows before one; None when there are none."""
    asked = unit_history(
        session, named.organisation.id, named.unit_id, count=WINDOWS_A_PAGE + 1, before=before
    )
    if not asked:
        return None
    shown = asked[-WINDOWS_A_PAGE:]
    heading = _("Strain, %(dates)s", dates=dates_of(shown[0].window, shown[-1].window))
    return OlderFigures(heading, _history(shown, named), _older(asked))


def figures_in_words(
    asked: Sequence[UnitWindow], named: Named, following: Window, now: datetime
) -> UnitFigures:
    """Put up to a page of windows into words; one more than a page says that there are older."""
    shown = tuple(asked[-WINDOWS_A_PAGE:])
    return UnitFigures(
        answer=_answer(shown, named, following),
        lines=_lines(shown, named),
        strain=_figure(shown, Figure.STRAIN, named, following),
        slower=tuple(_figure(shown, figure, named, following) for figure in SLOWER),
        history=_history(shown, named),
        meaning=meaning(),
        epsilon=epsilon_in_words(),
        next_one=next_one(following, named.organisation.zone, now),
        older=_older(asked),
        windows=shown,
    )


def points_of(one: UnitWindow, figure: Figure) -> int | None:
    """What a window said of a figure; None: not enough, whatever the cause."""
    return one.figures.get(figure) if isinstance(one, ReleasedWindow) else None


def _answer(shown: Sequence[UnitWindow], named: Named, following: Window) -> str:
    if not shown:
        day = date_words(due_on(following, named.organisation.zone))
        return _("The first figures come on %(day)s", day=day)
    points = points_of(shown[-1], Figure.STRAIN)
    return not_enough_words() if points is None else answer_of(shown[-1].window, points)


def _lines(shown: Sequence[UnitWindow], named: Named) -> tuple[str, ...]:
    if not shown:
        return (_("Figures cover four weeks and come out seven days after their end."),)
    newest = shown[-1]
    points = points_of(newest, Figure.STRAIN)
    if points is None or not isinstance(newest, ReleasedWindow):
        dates = dates_of(newest.window, newest.window)
        return (
            _("This is about %(dates)s. The words are the same whatever the cause.", dates=dates),
        )
    low, high = likely(points)
    most_likely = _(
        "The true mean most likely lies between %(low)s and %(high)s.", low=low, high=high
    )
    return (most_likely, speaks_for(newest, named))


def _figure(
    shown: Sequence[UnitWindow], figure: Figure, named: Named, following: Window
) -> FigureShown:
    """A figure as the newest window said it in which it was its turn."""
    turn = following
    while figure not in figures_of(turn):
        turn = Window(turn.number + 1)
    turns = [one for one in shown if figure in figures_of(one.window)]
    day = date_words(due_on(turn, named.organisation.zone))
    again = _("Comes next on %(day)s.", day=day) if turns else _("Comes first on %(day)s.", day=day)
    points = points_of(turns[-1], figure) if turns else None
    if points is None:
        said = (
            f"{dates_of(turns[-1].window, turns[-1].window)}: {not_enough_words()}" if turns else ""
        )
        return FigureShown(label(figure), None, 0, 0, said, again)
    low, high = likely(points)
    sentence = _(
        "%(dates)s: around %(points)s of 100, most likely between %(low)s and %(high)s.",
        dates=dates_of(turns[-1].window, turns[-1].window),
        points=points,
        low=low,
        high=high,
    )
    return FigureShown(label(figure), points, low, high, sentence, again)


def _history(shown: Sequence[UnitWindow], named: Named) -> Drawn | None:
    strains = tuple(
        Strain(one.window, points_of(one, Figure.STRAIN), _of(one, named)) for one in shown
    )
    picture = strain_picture(Shown(strains, not_enough_words()))
    return drawn(picture) if isinstance(picture, Picture) else None


def _of(one: UnitWindow, named: Named) -> str:
    is_alone = isinstance(one, ReleasedWindow) and len(one.units) == 1
    return named.own_name if is_alone else _("several teams together")


def _older(asked: Sequence[UnitWindow]) -> int | None:
    return asked[-WINDOWS_A_PAGE].window.number if len(asked) > WINDOWS_A_PAGE else None
