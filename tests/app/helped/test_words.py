"""What is said of a kind is never more than its interval says."""

import re

import pytest
from flask import Flask

from app.helped.words import told
from journal.suggestions.catalogue import Kind
from journal.suggestions.learning_standing import Say, Standing


def standing(say: Say, more: float, low: float, high: float) -> Standing:
    taps = {"uses": 40, "mean_before": 4.0, "mean_after": 3.0, "is_best": 0.9, "is_wrong": 0.0}
    return Standing(kind=Kind.WALK, more=more, low=low, high=high, say=say, **taps)


@pytest.mark.parametrize(
    "one, numbers",
    [
        (standing(Say.MORE, 0.24, 0.12, 0.36), ["0.2", "0.1", "0.4"]),
        (standing(Say.MORE, 0.1, 0.03, 0.17), ["0.1", "0.03", "0.2"]),
        (standing(Say.LESS, -0.24, -0.36, -0.12), ["0.2", "0.1", "0.4"]),
        (standing(Say.LESS, -0.1, -0.17, -0.03), ["0.1", "0.03", "0.2"]),
        (standing(Say.BEST, 0.3, -0.02, 0.6), ["0.3", "-0.02", "0.6"]),
    ],
)
def test_the_size_is_that_of_the_interval(app: Flask, one: Standing, numbers: list[str]) -> None:
    with app.test_request_context():
        said = told(one)

    assert re.findall(r"-?\d\.\d+", said.size) == numbers


def test_a_difference_that_is_told_is_not_written_as_none(app: Flask) -> None:
    with app.test_request_context():
        claimed = told(standing(Say.LESS, -0.06, -0.1, -0.03)).row[3]
        unclaimed = told(standing(Say.NO_DIFFERENCE, -0.01, -0.2, 0.15)).row[3]

    assert claimed == "-0.06 (-0.1 to -0.03)"
    assert unclaimed == "0.0 (-0.2 to 0.1)"
