"""How much neighbouring days resemble each other, and least squares that allow for it."""

from dataclasses import dataclass

import numpy as np

from journal.statistics.design import Floats

SIMILARITIES = np.arange(0.0, 0.97, 0.04)
"""The values that are weighed: what two days have in common after one day, after two its square."""
DAY_NOISE = 0.2
"""The share of the variance that belongs to one day alone, such as rounding to five steps. Left
out, it hides how long days resemble each other, and false alarms come more often."""
LEAST_VARIANCE = 1e-12


@dataclass(frozen=True, slots=True)
class Fits:
    """One generalised least-squares fit a row, for each similarity that was tried.

    ``estimates`` have the level in their first column and then one column for each term;
    ``covariances`` belong to them. ``weights`` add up to 1. ``effective_days`` is how many unlike
    days would tell as much about a mean as these do.
    """

    similarities: Floats
    weights: Floats
    estimates: Floats
    covariances: Floats
    residual_variances: Floats
    effective_days: Floats

    @property
    def similarity(self) -> float:
        """The mean similarity by weight, 0 to 1."""
        return float(self.weights @ self.similarities)

    def at_similarity(self, values: Floats) -> float:
        """Read off a value of each fit at the mean similarity."""
        return float(np.interp(self.similarity, self.similarities, values))


def correlations(days: Floats, similarities: Floats, day_noise: float = DAY_NOISE) -> Floats:
    """Return one correlation matrix (days x days) for each similarity, which is 0 to below 1.

    Two days have ``(1 - day_noise) * similarity ** distance`` in common, whatever lies between
    them, so that a missing day needs no filling in.
    """
    distance = np.abs(days[:, None] - days[None, :])
    shared = (1 - day_noise) * similarities[:, None, None] ** distance
    return np.where(distance == 0, 1.0, shared)


def fits_by_similarity(
    terms: Floats,
    outcome: Floats,
    days: Floats,
    *,
    similarities: Floats = SIMILARITIES,
    day_noise: float = DAY_NOISE,
    least_variance: float = LEAST_VARIANCE,
) -> Fits:
    """Fit outcome on a level and the terms, once for each similarity; weigh what the days say.

    The weight is the restricted likelihood (Patterson and Thompson 1971,
    doi:10.1093/biomet/58.3.545): residuals look less alike than the days they come from, most of
    all in short diaries. ``days`` and ``similarities`` ascend, gaps between days are allowed; the
    residual variance (squared points) is taken to be ``least_variance`` or more.
    """
    refuse_unequal(terms, outcome, days)
    design = np.column_stack([np.ones(len(outcome)), terms])
    _refuse(design, outcome, days)
    rows, columns = design.shape
    # Without its level a constant outcome is exactly zero, and rounding finds no slope in it.
    level = float(outcome.mean())
    whole = np.column_stack([design, outcome - level])
    white, sizes = whitened(whole, days, similarities, day_noise)
    products = np.einsum("dsi,dsj->sij", white, white)
    inner, toward = products[:, :columns, :columns], products[:, :columns, columns]
    inverse = np.linalg.inv(inner)
    estimates = np.einsum("sij,sj->si", inverse, toward)
    squares = products[:, columns, columns] - np.einsum("si,si->s", estimates, toward)
    residual = np.maximum(squares / (rows - columns), least_variance)
    unlikely = (rows - columns) * np.log(residual) + sizes + np.linalg.slogdet(inner)[1]
    estimates[:, 0] += level
    return Fits(
        similarities,
        _weights(unlikely, is_rounding=residual[0] <= least_variance),
        estimates,
        inverse * residual[:, None, None],
        residual,
        inner[:, 0, 0],
    )


def _weights(unlikely: Floats, *, is_rounding: bool) -> Floats:
    """Where only rounding is left, days are unlike: that of one day knows nothing of the next."""
    likely = np.exp(-0.5 * (unlikely - unlikely.min()))
    if is_rounding:
        likely = (np.arange(len(unlikely)) == 0).astype(np.float64)
    return np.asarray(likely / likely.sum(), dtype=np.float64)


def whitened(
    columns: Floats, days: Floats, similarities: Floats, day_noise: float
) -> tuple[Floats, Floats]:
    """Turn columns into what each day adds to the days before it, for each similarity.

    The result (days x similarities x columns) has unit variance and nothing in common between
    days; beside it stands the logarithm of the determinant of each correlation matrix. It is the
    Kalman filter (1960, doi:10.1115/1.3662552) of a level that days share, in time
    proportional to the days, where a matrix would take their cube.
    """
    white = np.empty((len(days), len(similarities), columns.shape[1]))
    state = np.zeros(white.shape[1:])
    spread = np.full(len(similarities), 1 - day_noise)
    sizes = np.zeros(len(similarities))
    for place, gap in enumerate(np.diff(days, prepend=days[0])):
        kept = similarities**gap
        state *= kept[:, None]
        spread = kept**2 * spread + (1 - kept**2) * (1 - day_noise)
        total = spread + day_noise
        news = columns[place] - state
        white[place] = news / np.sqrt(total)[:, None]
        sizes += np.log(total)
        gain = spread / total
        state += gain[:, None] * news
        spread = spread * (1 - gain)
    return white, sizes


def refuse_unequal(*columns: Floats) -> None:
    """Raise ``ValueError`` unless all have the same number of rows, and at least one."""
    if len({len(column) for column in columns}) > 1:
        raise ValueError("terms, outcome and days have to be equally long")
    if len(columns[0]) == 0:
        raise ValueError("there are no days")


def _refuse(design: Floats, outcome: Floats, days: Floats) -> None:
    rows, columns = design.shape
    if rows <= columns:
        raise ValueError("more days than terms are needed")
    if not (np.isfinite(design).all() and np.isfinite(outcome).all()):
        raise ValueError("missing values have to be left out")
    if not (np.diff(days) > 0).all():
        raise ValueError("days have to be in ascending order, each once")
    if np.linalg.matrix_rank(design) < columns:
        raise ValueError("a term only repeats others")
