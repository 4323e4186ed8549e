from importlib.resources import files

import pytest
from pydantic import ValidationError

from journal.sessions.script import read_script, slow_exhale
from journal.vocabulary import Locale

TEXT = files("journal.sessions").joinpath("slow_exhale.toml").read_text("utf-8")


def test_six_breaths_make_a_minute() -> None:
    script = slow_exhale()

    assert [script.breaths(minutes) for minutes in (1, 2, 3, 5)] == [6, 12, 18, 30]


def test_the_way_out_is_longer_than_the_way_in() -> None:
    assert (slow_exhale().seconds_in, slow_exhale().seconds_out) == (4, 6)


def test_it_says_to_stop_if_it_feels_worse() -> None:
    assert "Stop if it feels worse" in slow_exhale().worded(Locale.EN).care
    assert "더 힘들어지면 멈춰요" in slow_exhale().worded(Locale.KO).care


@pytest.mark.parametrize(
    "right, wrong",
    [
        ("seconds_out = 6", "seconds_out = 4"),
        ("seconds_in = 4", "seconds_in = 1"),
        ("usual_minutes = 3", "usual_minutes = 4"),
        ("minutes = [2, 3, 5]", "minutes = [1, 3, 5]"),
        ("[ko]", "[fr]"),
        ('title = "Breathe out slowly"', ""),
    ],
)
def test_a_script_that_is_not_safe_or_whole_is_refused(right: str, wrong: str) -> None:
    with pytest.raises(ValidationError):
        read_script(TEXT.replace(right, wrong, 1))
