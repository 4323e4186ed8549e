"""Invented releases for the style page: half a year of a team, and what its people agreed to."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from app.language import gettext as _
from app.release_words import Named
from app.releases import UnitFigures, figures_in_words
from journal.aggregates.released import ReleasedWindow, UnitWindow, WithheldWindow
from journal.aggregates.rules import figures_of
from journal.teams.queries import ConsentWords, OrganisationView
from journal.teams.rules import text_version
from journal.teams.windows import Window
from journal.vocabulary import Figure

SEOUL = ZoneInfo("Asia/Seoul")
UNIT = UUID(int=1)
STRAIN = (60, 55, None, 50, 55, 40)


def team_figures() -> UnitFigures:
    """Put the invented windows into words."""
    windows = tuple(_window(Window(number), points) for number, points in enumerate(STRAIN, 1))
    named = Named(UNIT, {UNIT: _("This team")}, OrganisationView(UUID(int=0), "", SEOUL))
    following = Window(len(STRAIN) + 1)
    return figures_in_words(windows, named, following, following.opens_at(SEOUL))


def consent() -> ConsentWords:
    """Make the text of a consent that an organisation has added to."""
    added = _("Whom to ask: the works council, room 4.")
    return ConsentWords(text_version(1), added, added)


def _window(window: Window, points: int | None) -> UnitWindow:
    published_at = window.due_at(SEOUL) + timedelta(hours=1)
    if points is None:
        return WithheldWindow(window, published_at)
    slower = dict.fromkeys(figures_of(window), points - 10)
    figures = {**slower, Figure.STRAIN: points}
    return ReleasedWindow(window, published_at, UNIT, frozenset({UNIT}), figures, {}, {})
