from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.charts.marks import Axis, Band, Panel, Tone, runs_of, stretches_of
from tests.app.charts.samples import bars_picture

places = st.lists(st.integers(0, 500), unique=True).map(sorted)


@pytest.mark.parametrize(
    "at, runs",
    [
        ([], []),
        ([1], [[1]]),
        ([1, 2, 3], [[1, 2, 3]]),
        ([1, 2, 5, 6], [[1, 2], [5, 6]]),
        ([1, 3, 5], [[1], [3], [5]]),
    ],
)
def test_a_missing_day_cuts_a_line(at: list[int], runs: list[list[int]]) -> None:
    found = runs_of([(x, 3.0) for x in at], longest_gap=1)

    assert [[x for x, _y in run] for run in found] == runs


@given(places, st.integers(1, 9))
def test_cutting_loses_no_point_and_bridges_no_gap(at: list[int], gap: int) -> None:
    runs = runs_of([(x, 0.0) for x in at], longest_gap=gap)

    assert [x for run in runs for x, _y in run] == at
    steps = [right[0] - left[0] for run in runs for left, right in pairwise(run)]
    assert all(step <= gap for step in steps)


@pytest.mark.parametrize(
    "hours, stretches",
    [([], ()), ([9], ((9, 10),)), ([11, 9, 10], ((9, 12),)), ([23, 0, 1], ((0, 2), (23, 24)))],
)
def test_hours_in_a_row_are_one_stretch(
    hours: list[int], stretches: tuple[tuple[int, int], ...]
) -> None:
    assert stretches_of(hours) == stretches


def test_the_key_names_each_tone_once() -> None:
    picture = bars_picture()
    (panel,) = picture.panels
    band = Band(Tone.SHIFT, "your shifts", ((0, 1),))

    twice = replace(picture, panels=(replace(panel, marks=(band, *panel.marks)), panel))

    assert twice.legend == ((Tone.SHIFT, "your shifts"), (Tone.PUSHED, "pushed"))


def test_a_mark_without_a_name_needs_no_key() -> None:
    bare = Panel("", Axis(0, 1), (Band(Tone.SHIFT, "", ((0, 1),)),))

    assert replace(bars_picture(), panels=(bare,)).legend == ()


def test_an_axis_may_run_downwards() -> None:
    assert Axis(7, 0).share(0) == 1
    assert Axis(7, 0).share(7) == 0
