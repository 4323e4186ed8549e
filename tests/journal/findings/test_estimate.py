from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm

from journal.findings.answers import Question
from journal.findings.estimate import estimate
from journal.findings.pairs import Pair, Pairing, pair_up
from journal.statistics.design import orthonormal_terms
from journal.statistics.intervals import two_sided_p
from journal.statistics.shift_permutation import circular_shifts
from tests.journal.findings.diaries import make_day, make_days

ENERGY, KINDS = Question.EVENING_ENERGY, Question.PUSHED_OR_CHOSEN
CONTRAST = float(np.log1p(30))


def centred(values: list[float | None]) -> list[float]:
    mean = np.mean([value for value in values if value is not None])
    return [0.0 if value is None else value - mean for value in values]


def how_it_was(pairs: tuple[Pair, ...]) -> list[list[float]]:
    before = [centred([pair.before for pair in pairs]), centred([pair.others for pair in pairs])]
    missing = [float(pair.before is None) for pair in pairs]
    if sum(missing) >= 3:
        before += [missing, centred([pair.earlier for pair in pairs])]
    return before


def with_statsmodels(pairing: Pairing, waves: int, exposures: int = 1) -> object:
    pairs = pairing.pairs
    calendar = [[pair.is_workday, pair.is_workday_next] for pair in pairs]
    if len(pairs) >= 100:
        # In a fixed week the weekday says all that the working days do.
        calendar = [[pair.weekday == day for day in range(1, 7)] for pair in pairs]
    days = np.array([pair.day - pairs[0].day for pair in pairs])
    turns = np.pi * (days + 0.5) / pairing.days
    asked = [[pair.exposure[which] for pair in pairs] for which in range(exposures)]
    slow = [np.cos(wave * turns) for wave in range(1, waves + 1)]
    columns = [*asked, *how_it_was(pairs), *np.transpose(calendar), *slow]
    design = sm.add_constant(np.column_stack(columns).astype(float))
    return sm.OLS([pair.after for pair in pairs], design).fit(cov_type="HC3", use_t=True)


def by_shifts(pairing: Pairing) -> float:
    """The p of the shifts alone, with the model's terms built anew."""
    pairs = pairing.pairs
    calendar = [[pair.is_workday, pair.is_workday_next] for pair in pairs]
    turns = np.pi * (np.array([pair.day - pairs[0].day for pair in pairs]) + 0.5) / pairing.days
    slow = [np.cos(wave * turns) for wave in (1, 2)]
    columns = [*how_it_was(pairs), *np.transpose(calendar), *slow]
    terms = orthonormal_terms([np.asarray(one, dtype=float) for one in columns], len(pairs))
    series = np.array(pairing.series)[:, 0]
    rows = np.array([pair.place for pair in pairs])
    after = np.array([pair.after for pair in pairs], dtype=float)
    shifted = circular_shifts(terms, series, rows, after)
    assert shifted is not None
    return shifted.scaled_p


@pytest.mark.parametrize("length, waves, missed", [(40, 1, 0), (80, 2, 6), (160, 4, 9)])
def test_the_numbers_are_those_of_statsmodels(length: int, waves: int, missed: int) -> None:
    days = make_days(length, lost=0.5)
    for number in range(3, 3 + 7 * missed, 7):
        days[number] = make_day(number, energy=None, mood=None, pushed=days[number].pushed)
    pairing = pair_up(days, ENERGY)
    oracle = with_statsmodels(pairing, waves)

    found = estimate(pairing, CONTRAST)

    assert found is not None
    assert found.difference == pytest.approx(oracle.params[1] * CONTRAST, abs=1e-8)
    assert found.standard_error == pytest.approx(oracle.bse[1] * CONTRAST, abs=1e-8)
    assert found.degrees_of_freedom == oracle.df_resid
    ends = oracle.conf_int()[1] * CONTRAST
    assert (found.interval.low, found.interval.high) == pytest.approx(tuple(ends), abs=1e-8)


def test_a_contrast_is_the_difference_of_two_slopes_of_one_model() -> None:
    days = [replace(day, chosen=float(n * 7 % 40)) for n, day in enumerate(make_days(80, lost=0.6))]
    pairing = pair_up(days, KINDS)
    oracle = with_statsmodels(pairing, 2, exposures=2)
    test = oracle.t_test(np.eye(len(oracle.params))[1] - np.eye(len(oracle.params))[2])

    found = estimate(pairing, CONTRAST, is_contrast=True)

    assert found is not None
    assert found.difference == pytest.approx(test.effect[0] * CONTRAST, abs=1e-8)
    assert found.standard_error == pytest.approx(test.sd[0, 0] * CONTRAST, abs=1e-8)
    assert [side.difference for side in found.sides] == pytest.approx(
        list(oracle.params[1:3] * CONTRAST), abs=1e-8
    )
    assert [side.standard_error for side in found.sides] == pytest.approx(
        list(oracle.bse[1:3] * CONTRAST), abs=1e-8
    )


def test_two_kinds_that_always_come_together_cannot_be_told_apart() -> None:
    days = [
        make_day(n, pushed=float(n % 3), chosen=float(n % 3), energy=1 + n % 4) for n in range(60)
    ]

    assert estimate(pair_up(days, KINDS), CONTRAST, is_contrast=True) is None


def test_contact_that_only_repeats_the_calendar_cannot_be_judged() -> None:
    days = [make_day(n, pushed=20.0 if n % 7 < 5 else 0.0, energy=1 + n % 4) for n in range(50)]

    assert estimate(pair_up(days, ENERGY), CONTRAST) is None


def test_the_same_diary_gives_the_same_numbers_to_the_last_digit() -> None:
    days = make_days(70, lost=0.4)

    assert len({estimate(pair_up(days, ENERGY), CONTRAST) for _ in range(3)}) == 1


def test_answers_that_were_never_given_before_move_nothing() -> None:
    days = make_days(61)
    half = [
        make_day(n, energy=d.energy if n % 2 else None, pushed=d.pushed) for n, d in enumerate(days)
    ]
    pairing = pair_up(half, ENERGY)

    assert all(pair.before is None for pair in pairing.pairs)
    found = estimate(pairing, CONTRAST)

    assert found is not None
    assert found.degrees_of_freedom == len(pairing.pairs) - 1 - 1 - 1 - 2 - 2


@pytest.mark.parametrize("seed", range(8))
def test_both_ways_of_asking_have_to_agree(seed: int) -> None:
    pairing = pair_up(make_days(60, lost=0.4, seed=seed), ENERGY)
    found = estimate(pairing, CONTRAST)
    assert found is not None

    by_interval = two_sided_p(found.difference, found.standard_error, found.degrees_of_freedom)

    assert found.p >= by_interval
    assert found.p == pytest.approx(max(by_interval, by_shifts(pairing)), rel=1e-9)


def test_either_way_of_asking_may_be_the_careful_one() -> None:
    pairings = [pair_up(make_days(60, lost=0.4, seed=seed), ENERGY) for seed in range(8)]
    found = [(estimate(pairing, CONTRAST), by_shifts(pairing)) for pairing in pairings]

    assert {one is not None and one.p > shifts * (1 + 1e-9) for one, shifts in found} == {
        True,
        False,
    }
