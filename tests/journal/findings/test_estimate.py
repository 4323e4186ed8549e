import numpy as np
import pytest
import statsmodels.api as sm

from journal.findings.estimate import estimate
from journal.findings.pairs import Outcome, Pairing, pair_up
from tests.journal.findings.diaries import make_day, make_days


def with_statsmodels(pairing: Pairing, waves: int) -> object:
    pairs = pairing.pairs
    calendar = [[pair.is_workday, pair.is_workday_next] for pair in pairs]
    if len(pairs) >= 100:
        # In a fixed week the weekday says all that the working days do.
        calendar = [[pair.weekday == day for day in range(1, 7)] for pair in pairs]
    days = np.array([pair.day for pair in pairs])
    turns = np.pi * (days + 0.5) / pairing.days
    minutes = np.log1p([pair.minutes for pair in pairs])
    before = [pair.before for pair in pairs]
    slow = [np.cos(wave * turns) for wave in range(1, waves + 1)]
    design = sm.add_constant(np.column_stack([minutes, before, calendar, *slow]).astype(float))
    return sm.OLS([pair.after for pair in pairs], design).fit(cov_type="HC3", use_t=True)


@pytest.mark.parametrize("length, waves", [(40, 1), (80, 2), (160, 4)])
def test_the_numbers_are_those_of_statsmodels(length: int, waves: int) -> None:
    pairing = pair_up(make_days(length, lost=0.5), Outcome.ENERGY)
    oracle = with_statsmodels(pairing, waves)

    found = estimate(pairing, reference_minutes=30)

    assert found is not None
    contrast = np.log1p(30)
    assert found.difference == pytest.approx(oracle.params[1] * contrast, abs=1e-8)
    assert found.standard_error == pytest.approx(oracle.bse[1] * contrast, abs=1e-8)
    assert found.degrees_of_freedom == oracle.df_resid
    ends = oracle.conf_int()[1] * contrast
    assert (found.interval.low, found.interval.high) == pytest.approx(tuple(ends), abs=1e-8)


def test_contact_that_only_repeats_the_calendar_cannot_be_judged() -> None:
    days = [make_day(n, minutes=20.0 if n % 7 < 5 else 0.0, energy=1 + n % 4) for n in range(50)]

    assert estimate(pair_up(days, Outcome.ENERGY), 30) is None


def test_the_same_diary_gives_the_same_numbers_to_the_last_digit() -> None:
    days = make_days(70, lost=0.4)

    assert len({estimate(pair_up(days, Outcome.ENERGY), 30) for _ in range(3)}) == 1
