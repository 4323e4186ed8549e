"""How the team pages name causes and say whether one has moved."""

from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.charts.words import date_words
from app.language import gettext as _
from app.release_words import due_on
from app.words import label
from journal.aggregates.moved import Moved, RankedCause
from journal.aggregates.rules import tables_of
from journal.causes.actions import LISTS, ROSTER, Target
from journal.teams.windows import Window
from journal.vocabulary import Cause, CauseTable, InteractionKind

MINUS = "\u2212"


def row_label(member: StrEnum) -> str:
    """A row of a table as a team reads it; people who log read "my own slip" instead."""
    if member in {Cause.OWN_SLIP, InteractionKind.OWN_SLIP}:
        return _("A slip of one's own")
    if member is Cause.NONE:
        return _("Nothing would have prevented it")
    return label(member)


def target_label(target: Target) -> str:
    """What an action is about, by its name on the page."""
    return row_label(LISTS[target.list_name](target.row))


def list_label(list_name: str) -> str:
    """What a list of causes is called where they are chosen from."""
    return _("The duty roster") if list_name == ROSTER else label(CauseTable(list_name))


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """All that a change can be about: each list by its name, with values and words."""
    return [
        (
            list_label(name),
            [(f"{name}:{row}", row_label(row)) for row in rows if row is not Cause.NONE],
        )
        for name, rows in LISTS.items()
    ]


def row_sentence(row: RankedCause) -> str:
    return _(
        "Around %(points)s points, most likely between %(low)s and %(high)s",
        points=round(row.points),
        low=round(row.low),
        high=round(row.high),
    )


def moved_sentence(moved: Moved) -> str:
    """Which way a cause has gone since something was changed, or that nothing can be told."""
    said = {
        "before": round(moved.before),
        "after": round(moved.after),
        "low": _signed(moved.low),
        "high": _signed(moved.high),
    }
    if not moved.is_clear:
        return _(
            "No clear change yet: about %(before)s points before, %(after)s since"
            " (a difference between %(low)s and %(high)s).",
            **said,
        )
    if moved.difference < 0:
        return _(
            "It fell from about %(before)s to %(after)s points"
            " (a difference between %(low)s and %(high)s).",
            **said,
        )
    return _(
        "It rose from about %(before)s to %(after)s points"
        " (a difference between %(low)s and %(high)s).",
        **said,
    )


def too_early_sentence(table: CauseTable, first: Window, zone: ZoneInfo, now: datetime) -> str:
    """When a change can first be seen: in the first window after it in which it is the turn."""
    while table not in tables_of(first):
        first = Window(first.number + 1)
    if first.due_at(zone) <= now:
        return _("There is nothing to compare it with yet.")
    return _("Too early: first seen on %(day)s.", day=date_words(due_on(first, zone)))


def _signed(number: float) -> str:
    return f"{number:+.0f}".replace("-", MINUS)
