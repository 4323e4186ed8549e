from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from journal.aggregates.moved import (
    Moved,
    NothingBefore,
    TooEarlyToSay,
    moved,
    range_of_mean,
    ranking,
)
from journal.aggregates.released import CauseRow, ReleasedWindow, UnitWindow, WithheldWindow
from journal.teams.windows import Window
from journal.vocabulary import CauseTable
from tests.conftest import SEOUL

UNIT = UUID(int=1)
FIRST = Window(0)
AT = datetime(2026, 3, 1, tzinfo=SEOUL)


ONE_WINDOW = range_of_mean(CauseTable.CAUSE, [{"delay": 0}])


def released(number: int, **points: int) -> ReleasedWindow:
    rows = tuple(CauseRow(value, many) for value, many in points.items())
    tables = {CauseTable.CAUSE: rows or None}
    return ReleasedWindow(Window(number), AT, UNIT, frozenset({UNIT}), {}, tables, {})


def test_a_ranking_is_the_mean_of_the_newest_windows() -> None:
    old = [released(number, delay=110, policy=0) for number in range(3)]
    new = [released(number, delay=10, policy=40) for number in range(3, 9)]

    found = ranking([*old, *new], CauseTable.CAUSE)

    assert found is not None
    assert [(row.value, row.points) for row in found.rows] == [("policy", 40), ("delay", 10)]
    assert [window.number for window in found.windows] == [3, 4, 5, 6, 7, 8]


def test_one_window_has_the_range_of_ten_people() -> None:
    one = ranking([released(1, delay=-5)], CauseTable.CAUSE)

    assert one is not None
    assert (one.rows[0].points, one.rows[0].low) == (0, 0)
    assert pytest.approx(1.645 * (2 * 96**2 + 25 / 12) ** 0.5) == ONE_WINDOW
    assert one.rows[0].high == 120
    assert not one.rows[0].stands_out


def test_several_windows_have_the_range_that_their_rows_scatter() -> None:
    swinging = [released(n, delay=50 + 10 * (-1) ** n, policy=20) for n in range(4)]
    wild = [released(n, delay=50 + 500 * (-1) ** n, policy=20) for n in range(4)]

    found, widest = (ranking(one, CauseTable.CAUSE) for one in (swinging, wild))

    assert found is not None
    assert widest is not None
    # 4 windows, 2 rows: 6 degrees of freedom, squares of 400, and the rounding.
    half = 1.943 * (400 / 6 + 25 / 12) ** 0.5 / 2
    assert found.rows[0].high == pytest.approx(50 + half, abs=0.01)
    assert found.rows[0].stands_out
    assert (widest.rows[0].low, widest.rows[0].high) == (0, 120)
    points = [{row.value: row.points for row in one.tables[CauseTable.CAUSE] or ()} for one in wild]
    assert range_of_mean(CauseTable.CAUSE, points) == pytest.approx(ONE_WINDOW / 2)


def test_windows_without_the_table_are_passed_over() -> None:
    history: list[UnitWindow] = [released(1), WithheldWindow(Window(2), AT)]

    assert ranking(history, CauseTable.CAUSE) is None
    assert ranking(history, CauseTable.KIND) is None


def test_a_change_is_compared_without_its_own_window() -> None:
    history = [released(1, delay=60), released(2, delay=90), released(3, delay=20)]
    changed_on = Window(2).first_day + timedelta(days=10)

    found = moved(history, CauseTable.CAUSE, "delay", changed_on, first=FIRST)

    assert isinstance(found, Moved)
    assert (found.before, found.after, found.difference) == (60, 20, -40)
    assert (found.windows_before, found.windows_after) == (1, 1)
    assert (found.low, found.high) == (-120, 120)
    assert not found.is_clear


def test_a_change_on_the_first_day_counts_for_its_window() -> None:
    history = [released(1, delay=60), released(2, delay=20)]

    found = moved(history, CauseTable.CAUSE, "delay", Window(2).first_day, first=FIRST)

    assert isinstance(found, Moved)
    assert found.after == 20


@pytest.mark.parametrize("before, after", [(110, 0), (0, 110)])
def test_a_large_move_is_clear(before: int, after: int) -> None:
    first = [released(number, delay=before) for number in range(6)]
    second = [released(number, delay=after) for number in range(6, 12)]

    found = moved([*first, *second], CauseTable.CAUSE, "delay", Window(6).first_day, first=FIRST)

    assert isinstance(found, Moved)
    assert found.is_clear


@pytest.mark.parametrize("numbers", [[1], []])
def test_without_a_window_after_it_is_too_early(numbers: list[int]) -> None:
    history = [released(number, delay=60) for number in numbers]

    found = moved(history, CauseTable.CAUSE, "delay", date(2026, 3, 10), first=FIRST)

    assert found == TooEarlyToSay(Window(3))


def test_without_a_window_before_there_is_never_a_comparison() -> None:
    changed_on = date(2026, 3, 10)
    later = [released(3, delay=60)]

    found = [
        moved([], CauseTable.CAUSE, "delay", changed_on, first=Window(2)),
        moved(later, CauseTable.CAUSE, "delay", changed_on, first=FIRST),
    ]

    assert found == [NothingBefore(), NothingBefore()]


def test_what_cannot_be_is_not_shown() -> None:
    first = [released(1, delay=150), released(2, delay=110)]
    second = [released(3, delay=-85)]

    found = moved([*first, *second], CauseTable.CAUSE, "delay", Window(3).first_day, first=FIRST)
    ranked = ranking(first, CauseTable.CAUSE)

    assert isinstance(found, Moved)
    assert (found.before, found.after, found.difference, found.low) == (120, 0, -120, -120)
    assert ranked is not None
    assert (ranked.rows[0].points, ranked.rows[0].high) == (120, 120)
