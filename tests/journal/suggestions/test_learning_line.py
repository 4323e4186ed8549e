from math import exp, sqrt
from random import Random
from statistics import fmean, stdev

import numpy as np
import pytest

from journal.suggestions.catalogue import Kind
from journal.suggestions.learning_line import LEVEL, SLOPE, line_of, noise_of, sampler, tally_of
from journal.suggestions.learning_priors import Belief

TAPS = {
    Kind.BREATH: [(5, 2), (4, 3), (4, 1), (3, 2)],
    Kind.WALK: [(2, 2), (3, 1), (5, 5)],
    Kind.TALK: [(1, 1)],
}
TALLIES = {kind: tally_of(taps) for kind, taps in TAPS.items()}
BELIEFS = {Kind.BREATH: Belief(0.4, 0.3), Kind.WALK: Belief(0.2, 0.25), Kind.TALK: Belief(0.1, 0.5)}
NOISE = 0.8


def whole_model() -> tuple[np.ndarray, np.ndarray, float]:
    """Level, slope and three effects at once, by linear algebra: mean, covariance, fit."""
    rows = [
        [1.0, before - 3.0, *(float(kind is other) for other in TAPS)]
        for kind, taps in TAPS.items()
        for before, _ in taps
    ]
    design = np.array(rows)
    drops = np.array([float(b - a) for taps in TAPS.values() for b, a in taps])
    expected = np.array([LEVEL.mean, SLOPE.mean, *(one.mean for one in BELIEFS.values())])
    spreads = np.array([LEVEL.spread, SLOPE.spread, *(one.spread for one in BELIEFS.values())])
    prior = np.diag(spreads**2)
    around = design @ prior @ design.T + NOISE * np.eye(len(drops))
    beyond = drops - design @ expected
    gain = prior @ design.T @ np.linalg.inv(around)
    fit = -0.5 * (beyond @ np.linalg.solve(around, beyond) + np.linalg.slogdet(around)[1])
    return expected + gain @ beyond, prior - gain @ design @ prior, float(fit)


def test_the_line_is_that_of_the_whole_model() -> None:
    mean, covariance, _ = whole_model()

    line = line_of(TALLIES, BELIEFS, NOISE)

    assert [line.level, line.slope] == pytest.approx(mean[:2])
    variances = [line.level_variance, line.covariance, line.slope_variance]
    assert variances == pytest.approx([covariance[0, 0], covariance[0, 1], covariance[1, 1]])


def test_evidence_tells_beliefs_apart_as_the_whole_model_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, whole = [], []
    for spread in (0.1, 0.5):
        others = {kind: Belief(0, spread) for kind in TAPS}
        monkeypatch.setattr(f"{__name__}.BELIEFS", others)
        ours.append(line_of(TALLIES, others, NOISE).log_evidence)
        whole.append(whole_model()[2])

    assert exp(ours[0] - ours[1]) == pytest.approx(exp(whole[0] - whole[1]))


def test_draws_have_the_mean_and_spread_of_the_whole_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.suggestions.learning_line.noise_of", lambda _: NOISE)
    mean, covariance, _ = whole_model()
    random, world = Random(1), sampler(TALLIES, BELIEFS, TAPS)

    draws = [world.effects(random) for _ in range(4000)]

    for place, kind in enumerate(TAPS, start=2):
        drawn = [one[kind] for one in draws]
        assert fmean(drawn) == pytest.approx(mean[place], abs=0.02)
        assert stdev(drawn) == pytest.approx(sqrt(covariance[place, place]), rel=0.05)


def test_a_kind_never_used_is_drawn_from_what_is_expected() -> None:
    random, world = Random(1), sampler({}, {Kind.WALK: Belief(0.26, 0.27)}, [Kind.WALK])

    drawn = [world.effects(random)[Kind.WALK] for _ in range(2000)]

    assert fmean(drawn) == pytest.approx(0.26, abs=0.02)
    assert stdev(drawn) == pytest.approx(0.27, abs=0.02)
    assert world.effects(random, curiosity=0) == {Kind.WALK: 0.26}


def test_noise_begins_where_others_were_and_is_learned() -> None:
    along_a_line = tally_of([(5, 3), (4, 3), (3, 3), (2, 3)] * 50)
    wild = tally_of([(3, 1), (3, 5)] * 100)

    assert noise_of([]) == pytest.approx(0.85)
    assert noise_of([along_a_line]) < 0.4
    assert noise_of([wild]) > 3


def test_a_tally_knows_the_mean_tap_after() -> None:
    assert tally_of([(5, 2), (3, 3)]).mean_after() == 2.5
