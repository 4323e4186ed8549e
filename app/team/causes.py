"""What would spare people most: ranked causes, and what was changed about each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.charts.words import date_words
from app.language import gettext as _
from app.language import ngettext
from app.release_words import Named, dates_of, not_enough_words
from app.team.words import (
    moved_sentence,
    row_label,
    row_sentence,
    target_label,
    too_early_sentence,
)
from app.words import label
from journal.aggregates.moved import (
    NothingBefore,
    RankedCause,
    Ranking,
    TooEarlyToSay,
    moved,
    ranking,
)
from journal.aggregates.released import UnitWindow
from journal.aggregates.rules import POINTS_EACH, ROWS, tables_of
from journal.causes.actions import ROSTER, ActionLine, Target
from journal.teams.windows import Window
from journal.vocabulary import Cause, CauseTable

SLOWER = (CauseTable.KIND, CauseTable.CHANNEL, CauseTable.LATENESS)


@dataclass(frozen=True, slots=True)
class ActionShown:
    """Something that was changed: what, about which cause, when, by whom, and what came of it.

    ``under`` names the unit above that it was written down for, empty for the unit itself.
    """

    words: str
    cause: str
    day: str
    by: str
    under: str
    moved: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of a table; the numbers are shares of the longest bar, in hundredths."""

    name: str
    sentence: str
    share: float
    low: float
    width: float
    actions: tuple[ActionShown, ...]


@dataclass(frozen=True, slots=True)
class TableShown:
    """One table: its heading, of which dates it is, its rows; none: what it says instead.

    ``faint`` are the rows that cannot be told from nothing, and about which nothing was changed.
    """

    name: str
    heading: str
    aside: str
    rows: tuple[RowShown, ...]
    faint: tuple[RowShown, ...] = ()

    @property
    def has_actions(self) -> bool:
        """Whether something was changed about any row."""
        return any(row.actions for row in self.rows)


@dataclass(frozen=True, slots=True)
class CausesShown:
    """All that is said of a unit's causes; ``others`` are changes that no table is about."""

    has_figures: bool
    answer: str
    lines: tuple[str, ...]
    point: str
    first: TableShown
    slower: tuple[TableShown, ...]
    others: tuple[ActionShown, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What the page is made of: the windows, what was changed, and how the unit is called.

    ``first`` is the first window that is published for the unit at all.
    """

    history: Sequence[UnitWindow]
    first: Window
    actions: Sequence[ActionLine]
    named: Named
    now: datetime


def causes_in_words(told: Told) -> CausesShown:
    """Put a unit's causes into words, the page's answer first."""
    ranked = ranking(told.history, CauseTable.CAUSE)
    return CausesShown(
        has_figures=bool(told.history),
        answer=_answer(told, ranked),
        lines=_lines(told, ranked),
        point=_what_a_point_is(),
        first=_table(told, CauseTable.CAUSE),
        slower=tuple(_table(told, table) for table in SLOWER),
        others=_others(told),
    )


def leading_cause(history: Sequence[UnitWindow]) -> str:
    """The page's answer in one line, empty while there is none."""
    ranked = ranking(history, CauseTable.CAUSE)
    return "" if ranked is None else _said(ranked)


def _answer(told: Told, ranked: Ranking | None) -> str:
    if ranked is not None:
        return _said(ranked)
    return not_enough_words() if told.history else _("Causes come with the first figures")


def _said(ranked: Ranking) -> str:
    first, second = _preventable(ranked)[:2]
    if not first.stands_out:
        return _("No cause stands out")
    cause = row_label(Cause(first.value))
    if first.low > second.high:
        return _("What would spare people most? %(cause)s", cause=cause)
    return _("What would spare people most? Perhaps: %(cause)s", cause=cause)


def _preventable(ranked: Ranking) -> list[RankedCause]:
    return [row for row in ranked.rows if row.value != Cause.NONE]


def _lines(told: Told, ranked: Ranking | None) -> tuple[str, ...]:
    if not told.history:
        return (_("Figures cover four weeks and come out seven days after their end."),)
    if ranked is None:
        return ()
    overlap = _("Where ranges overlap, the order may be chance.")
    newest = told.history[-1].window
    if newest in ranked.windows:
        return (overlap,)
    return (f"{dates_of(newest, newest)}: {not_enough_words()}", overlap)


def _what_a_point_is() -> str:
    return _(
        "Points for every ten people in four weeks: a hard interaction counts as much as it was"
        " intense, 1 to 5, and one person's together at most %(most)s.",
        most=POINTS_EACH,
    )


def _table(told: Told, table: CauseTable) -> TableShown:
    ranked = ranking(told.history, table)
    if ranked is None:
        had_its_turn = any(table in tables_of(one.window) for one in told.history)
        aside = not_enough_words() if had_its_turn else _("Not its turn yet.")
        return TableShown(table.value, label(table), aside, ())
    longest = max(1.0, *(row.high for row in ranked.rows))
    ordered = _none_last(ranked) if table is CauseTable.CAUSE else list(ranked.rows)
    rows = [(row.stands_out, _row(told, table, row, longest)) for row in ordered]
    return TableShown(
        table.value,
        label(table),
        _dated(ranked),
        tuple(row for stands_out, row in rows if stands_out or row.actions),
        faint=tuple(row for stands_out, row in rows if not (stands_out or row.actions)),
    )


def _none_last(ranked: Ranking) -> list[RankedCause]:
    return sorted(ranked.rows, key=lambda row: row.value == Cause.NONE)


def _dated(ranked: Ranking) -> str:
    return ngettext(
        "Mean of %(num)s window, %(dates)s",
        "Mean of %(num)s windows, %(dates)s",
        len(ranked.windows),
        dates=dates_of(ranked.windows[0], ranked.windows[-1]),
    )


def _row(told: Told, table: CauseTable, row: RankedCause, longest: float) -> RowShown:
    target = Target(table.value, row.value)
    return RowShown(
        row_label(ROWS[table](row.value)),
        row_sentence(row),
        share=_hundredths(row.points, longest),
        low=_hundredths(row.low, longest),
        width=_hundredths(row.high - row.low, longest),
        actions=tuple(_action(told, one) for one in told.actions if one.target == target),
    )


def _hundredths(points: float, longest: float) -> float:
    return round(100 * points / longest, 1)


def _others(told: Told) -> tuple[ActionShown, ...]:
    """What was changed about the roster, or about a table that is not there."""
    shown = {table.value for table in ROWS if ranking(told.history, table) is not None}
    return tuple(_action(told, one) for one in told.actions if one.target.list_name not in shown)


def _action(told: Told, one: ActionLine) -> ActionShown:
    is_own = one.unit_id == told.named.unit_id
    return ActionShown(
        one.words,
        target_label(one.target),
        date_words(one.changed_on),
        one.recorded_by,
        under="" if is_own else told.named.name_of(one.unit_id),
        moved=_moved(told, one),
    )


def _moved(told: Told, one: ActionLine) -> str:
    if one.target.list_name == ROSTER:
        return ""
    table, zone = CauseTable(one.target.list_name), told.named.organisation.zone
    outcome = moved(told.history, table, one.target.row, one.changed_on, first=told.first)
    if isinstance(outcome, NothingBefore):
        return _("It can't be compared: there are no figures from before.")
    if isinstance(outcome, TooEarlyToSay):
        return too_early_sentence(table, outcome.first_window, zone, told.now)
    return moved_sentence(outcome)
