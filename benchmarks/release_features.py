"""What an attacker makes of everything that was published, world by world.

He knows the roster: ``share`` says for each unit and window how much the person he wonders about
was there. What was not enough is a feature too.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

MIDDLE = 45.0


def features_of(published: Floats, share: Floats) -> Floats:
    """Features by world; ``published`` is by world, unit, window and name."""
    is_missing = np.isnan(published)
    slopes, means = _slopes(published, share), _means(published)
    parts = [
        np.where(is_missing[..., 0], 0, published[..., 0] - MIDDLE),
        is_missing,
        slopes,
        means,
        means[:, 1:] - means[:, :1],
        slopes[:, 1:] - slopes[:, :1],
    ]
    return np.column_stack([part.reshape(len(published), -1) for part in parts])


def remainders(published: Floats, told: Floats, people: int, tellers: int) -> Floats:
    """What is left of each figure's sum without what so many tellers said they gave.

    ``published`` and ``told`` are by world, window and figure.
    """
    rest = (published * people - told) / (people - tellers)
    return np.where(np.isnan(rest), 0, rest - MIDDLE)


def _means(published: Floats) -> Floats:
    many = np.maximum((~np.isnan(published)).sum(axis=2), 1)
    return np.asarray(np.nansum(published, axis=2) / many, dtype=np.float64)


def _slopes(published: Floats, share: Floats) -> Floats:
    """How much more is published where the person was there, over the windows that have it."""
    there = ~np.isnan(published)
    many = np.maximum(there.sum(axis=2, keepdims=True), 1)
    shares = np.where(there, share[..., None], 0)
    values = np.where(there, published, 0)
    moved = np.where(there, shares - shares.sum(axis=2, keepdims=True) / many, 0)
    spread = (moved**2).sum(axis=2)
    return np.where(spread > 1e-9, (moved * values).sum(axis=2) / np.maximum(spread, 1e-9), 0)
