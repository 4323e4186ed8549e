"""Beside which answers, and below which numbers, the help panel stands."""

import pytest

from journal.instruments.catalogue import shipped
from journal.instruments.rules import Given, help_comes_near
from tests.journal.instruments.samples import calm

CALM = calm()


@pytest.mark.parametrize(
    "answers, is_near", [({"still": 2}, True), ({"still": 1, "loud": 3}, False), ({}, False)]
)
def test_help_stands_beside_certain_answers_only(answers: Given, is_near: bool) -> None:  # noqa: FBT001 - a column of the table
    assert help_comes_near(CALM, answers) == is_near


def test_an_answer_of_less_than_nothing_needs_to_be_given() -> None:
    below = calm("help_from = 2", "help_from = 0")

    assert not help_comes_near(below, {"still": None, "loud": 3})
    assert help_comes_near(below, {"still": 0})


def test_a_low_number_of_a_scale_needs_to_be_worked_out() -> None:
    low = calm("to_100 = true", "to_100 = true\nhelp_to = 28")

    assert help_comes_near(low, {"still": 0, "loud": 3})
    assert not help_comes_near(low, {"still": 1, "loud": 0})
    assert not help_comes_near(low, {"deep": 0})


@pytest.mark.parametrize(
    "key, answers",
    [
        ("dolan", {"burnout": 5}),
        ("phq2", {"interest": 1, "low": 2}),
        ("phq2", {"interest": 3, "low": 0}),
        ("who5", {"cheerful": 1, "calm": 1, "active": 2, "rested": 1, "interest": 2}),
    ],
)
def test_help_comes_near_where_the_design_says_so(key: str, answers: Given) -> None:
    assert help_comes_near(shipped().named(key), answers)


def test_a_number_just_above_brings_no_help_near() -> None:
    eight = {"cheerful": 1, "calm": 1, "active": 2, "rested": 2, "interest": 2}

    assert not help_comes_near(shipped().named("who5"), eight)
    assert not help_comes_near(shipped().named("phq2"), {"interest": 1, "low": 1})
    assert not help_comes_near(shipped().named("dolan"), {"burnout": 4})
