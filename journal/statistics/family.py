"""Several looks at one person: the false discovery rate of the family they form."""

from collections.abc import Sequence


def q_values(p_values: Sequence[float]) -> tuple[float, ...]:
    """Give each p value its Benjamini-Hochberg q value, in the order they came.

    Benjamini and Hochberg, J. R. Statist. Soc. B 57 (1995) 289-300; a look that was not
    taken is not among the p values and does not count.
    """
    looks = len(p_values)
    largest_first = sorted(range(looks), key=lambda look: p_values[look], reverse=True)
    smallest = 1.0
    found = [1.0] * looks
    for place, look in enumerate(largest_first):
        # The factor first: it is exactly 1 for the largest p, so that no q falls below its p.
        smallest = min(smallest, p_values[look] * (looks / (looks - place)))
        found[look] = smallest
    return tuple(found)
