"""Moments around every clock change of forty zones from 2020 to 2035."""

import pytest

from benchmarks.checked_placing import differences, every_clock_change

# It asks for everything once more; what each line does is measured where it is tested.
pytestmark = pytest.mark.no_cover


def test_no_clock_change_moves_a_moment() -> None:
    made = list(every_clock_change(moments=12))

    assert len(made) > 800
    assert [found for one in made if (found := differences(one))] == []
