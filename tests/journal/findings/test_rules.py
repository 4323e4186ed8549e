import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.findings.pairs import Outcome, Reason
from journal.findings.rules import Finding, Tier, TooEarly, findings_in, tier_of
from journal.statistics.family import q_values
from journal.statistics.gates import Lack
from tests.journal.findings.diaries import make_day, make_days, not_known


@pytest.mark.parametrize(
    "low, high, q, tier",
    [
        (-0.7, -0.1, 0.05, Tier.SUPPORTED),
        (0.1, 0.7, 0.01, Tier.SUPPORTED),
        (-0.7, -0.1, 0.051, Tier.TENTATIVE),
        (-0.2, 0.2, 0.5, Tier.NO_MEANINGFUL_DIFFERENCE),
        (-0.2, 0.2, 0.01, Tier.NO_MEANINGFUL_DIFFERENCE),
        (-0.3, 0.2, 0.5, Tier.CANNOT_TELL),
        (-0.2, 0.3, 0.01, Tier.CANNOT_TELL),
        (-0.9, 0.0, 0.01, Tier.CANNOT_TELL),
    ],
)
def test_each_answer_has_its_tier(low: float, high: float, q: float, tier: Tier) -> None:
    assert tier_of(low, high, q) is tier


def test_a_strong_effect_is_found_with_its_direction() -> None:
    energy, mood = findings_in(make_days(120, lost=1.2))

    assert isinstance(energy, Finding)
    assert energy.tier is Tier.SUPPORTED
    assert energy.low < energy.difference < energy.high < 0
    assert mood.tier is not Tier.SUPPORTED


def test_a_finding_carries_all_it_rests_on() -> None:
    energy, mood = findings_in(make_days(60))

    assert isinstance(energy, Finding)
    assert isinstance(mood, Finding)
    assert energy.looks == mood.looks == 2
    assert (energy.q, mood.q) == q_values([energy.p, mood.p])
    assert energy.smallest_visible == pytest.approx(2.8 * energy.standard_error)
    assert energy.evenings == energy.evenings_with + energy.evenings_without == 59


def test_a_question_that_was_not_answered_does_not_count_as_a_look() -> None:
    days = [replace(day, mood=None) for day in make_days(60)]

    energy, mood = findings_in(days)

    assert isinstance(energy, Finding)
    assert (energy.looks, energy.q) == (1, energy.p)
    assert isinstance(mood, TooEarly)
    assert mood.tier is Tier.TOO_EARLY


@pytest.mark.parametrize("length, is_early", [(30, True), (31, False)])
def test_thirty_evenings_open_the_gate(length: int, *, is_early: bool) -> None:
    days = [replace(day, minutes=20.0 * (n % 2)) for n, day in enumerate(make_days(length))]

    assert [answer.tier is Tier.TOO_EARLY for answer in findings_in(days)] == [is_early] * 2


def test_too_early_says_what_is_there() -> None:
    days = not_known(make_days(12), Reason.NOT_COVERED, 0, 1)

    energy = findings_in(days)[0]

    assert isinstance(energy, TooEarly)
    assert energy.lack is Lack.PAIRS
    assert energy.evenings == energy.evenings_with + energy.evenings_without == 9
    assert energy.left_out[0].evenings == 2


def test_contact_that_repeats_the_calendar_is_too_early() -> None:
    days = [make_day(n, minutes=20.0 if n % 7 < 5 else 0.0, energy=1 + n % 4) for n in range(60)]

    energy = findings_in(days)[0]

    assert isinstance(energy, TooEarly)
    assert energy.lack is Lack.SEPARATION


def test_nothing_logged_is_too_early() -> None:
    assert [answer.tier for answer in findings_in([])] == [Tier.TOO_EARLY] * 2


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(31, 90))
def test_the_answer_does_not_depend_on_the_moment_of_asking(seed: int, length: int) -> None:
    days = make_days(length, seed=seed)

    assert findings_in(days) == findings_in(list(days))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_turning_the_scale_round_turns_the_difference_round(seed: int) -> None:
    days = make_days(90, seed=seed)
    turned = [replace(day, energy=6 - (day.energy or 0)) for day in days]

    energy, opposite = findings_in(days)[0], findings_in(turned)[0]

    assert isinstance(energy, Finding)
    assert isinstance(opposite, Finding)
    assert opposite.difference == pytest.approx(-energy.difference)
    assert (opposite.tier, opposite.p) == (energy.tier, energy.p)


def test_asking_too_early_loads_no_numpy() -> None:
    asking = "import sys; from journal.findings.rules import findings_in; findings_in([]);"
    telling = "print(sorted({'numpy', 'scipy'} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", asking + telling], capture_output=True, check=True)

    assert done.stdout.strip() == b"[]"


def test_outcomes_come_energy_first() -> None:
    assert [answer.outcome for answer in findings_in([])] == [Outcome.ENERGY, Outcome.MOOD]
