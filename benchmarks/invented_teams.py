"""Teams of invented people: strain by week, and the entries that such people would write.

Strain runs from 0 to 100: population mean 45, team sd 8, person sd 15, weekly fluctuation sd 10
with autocorrelation 0.6; a person who is there writes in 85 % of the weeks. An extreme person is
at 90 +- 5, writes down more interactions, harder ones, mostly of one cause, kind and channel.
Many worlds are drawn at once, all of the same size and length; the same seed draws the same.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from journal.vocabulary import Cause, Channel, InteractionKind

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

MEAN, TEAM_SD, PERSON_SD = 45.0, 8.0, 15.0
WEEK_SD, CARRIED = 10.0, 0.6
WRITES = 0.85
EXTREME, EXTREME_SD = 90.0, 5.0
HITS_A_WEEK, EXTREME_HITS = 1.2, 3.0
FOLLOWS = {"replay": 0.8, "masking": 0.6}
"""How much of a person's distance from the mean strain her other two answers share."""

OWN_SD = 12.0
"""How far a person's level of another answer lies from what her strain says."""

LATE_SHARE, EXTREME_LATE = 0.3, 0.6
LISTS = {"cause": len(Cause), "kind": len(InteractionKind), "channel": len(Channel)}
EXTREME_SHARE = {"cause": 0.85, "kind": 0.6, "channel": 0.6}
"""How much of an extreme person's interactions has the first value of each list."""


@dataclass(frozen=True)
class Worlds:
    """Who is there when, in many worlds at once.

    ``present`` is by world, person and week; ``extreme`` holds one row of each world, -1 for
    nobody; ``rise`` adds points to everybody from ``rise_week`` on.
    """

    present: Bools
    extreme: Ints
    rise: float = 0.0
    rise_week: int = 0

    @property
    def shape(self) -> tuple[int, int, int]:
        """How many worlds, people and weeks there are."""
        worlds, people, weeks = self.present.shape
        return worlds, people, weeks


@dataclass(frozen=True)
class Entries:
    """What was written in all worlds: one array a column, one place an entry."""

    check_ins: dict[str, Ints]
    hits: dict[str, Ints]


def strain_of(worlds: Worlds, random: np.random.Generator) -> Floats:
    """Strain by world, person and week, not yet bounded to the scale."""
    count, people, weeks = worlds.shape
    level = random.normal(MEAN, TEAM_SD, (count, 1)) + random.normal(0, PERSON_SD, (count, people))
    struck = np.flatnonzero(worlds.extreme >= 0)
    level[struck, worlds.extreme[struck]] = random.normal(EXTREME, EXTREME_SD, len(struck))
    level = np.repeat(level[:, :, None], weeks, axis=2)
    level[:, :, worlds.rise_week :] += worlds.rise
    return level + _weekly(worlds.shape, random)


def entries_of(worlds: Worlds, random: np.random.Generator) -> Entries:
    """Everything that the people of all worlds wrote."""
    strain = strain_of(worlds, random)
    writes = worlds.present & (random.random(worlds.shape) < WRITES)
    return Entries(_check_ins(strain, writes, random), _hits(worlds, writes, random))


def numbers_of(
    check_ins: dict[str, Ints], said: Floats, shape: tuple[int, int, int]
) -> tuple[Floats, Ints]:
    """Mean of what was said, and how many check-ins, by world, person and four weeks."""
    count, people, weeks = shape
    windows = weeks // 4
    place = np.ravel_multi_index(
        (check_ins["world"], check_ins["person"], check_ins["week"] // 4), (count, people, windows)
    )
    size = count * people * windows
    many = np.bincount(place, minlength=size).reshape(count, people, windows)
    sums = np.bincount(place, said, size).reshape(count, people, windows)
    return sums / np.maximum(many, 1), many


def said_strain(check_ins: dict[str, Ints]) -> Floats:
    """The strain of each check-in, from 0 to 100."""
    parts = 5 - check_ins["mood"] + 5 - check_ins["energy"] + check_ins["tension"] - 1
    return np.asarray(parts * (100 / 12), dtype=np.float64)


def _weekly(shape: tuple[int, int, int], random: np.random.Generator) -> Floats:
    own = random.normal(0, WEEK_SD, shape)
    for week in range(1, shape[2]):
        own[:, :, week] = CARRIED * own[:, :, week - 1] + np.sqrt(1 - CARRIED**2) * own[:, :, week]
    return own


def answered(level: Floats, random: np.random.Generator) -> Ints:
    """A whole number from 0 to 4 whose expectation is a level from 0 to 100."""
    exact = np.clip(level, 0, 100) / 25
    return np.asarray(np.floor(exact + random.random(len(exact))), dtype=np.int64).clip(0, 4)


def _check_ins(strain: Floats, writes: Bools, random: np.random.Generator) -> dict[str, Ints]:
    many = np.where(writes, random.integers(3, 6, writes.shape), 0).ravel()
    place = np.repeat(np.arange(many.size), many)
    nth = np.arange(len(place)) - np.repeat(np.cumsum(many) - many, many)
    world, person, week = np.unravel_index(place, writes.shape)
    own = {name: random.normal(0, OWN_SD, writes.shape[:2]) for name in FOLLOWS}
    level = strain[world, person, week]
    others = {
        name: 1 + answered(MEAN + share * (level - MEAN) + own[name][world, person], random)
        for name, share in FOLLOWS.items()
    }
    return {
        "world": world,
        "person": person,
        "week": week,
        "weekday": (nth + random.integers(0, 5, many.size)[place]) % 5,
        "mood": 5 - answered(level, random),
        "energy": 5 - answered(level, random),
        "tension": 1 + answered(level, random),
        **others,
    }


def _hits(worlds: Worlds, writes: Bools, random: np.random.Generator) -> dict[str, Ints]:
    count, people, _ = worlds.shape
    is_extreme = np.arange(people) == worlds.extreme[:, None]
    rate = HITS_A_WEEK * random.lognormal(0, 0.4, (count, people))
    rate[is_extreme] = EXTREME_HITS
    many = np.where(writes, random.poisson(rate[:, :, None], writes.shape), 0).ravel()
    world, person, week = np.unravel_index(np.repeat(np.arange(many.size), many), writes.shape)
    hard = is_extreme[world, person]
    late = np.where(hard, EXTREME_LATE, LATE_SHARE)
    return {
        "world": world,
        "person": person,
        "week": week,
        "weekday": random.integers(0, 5, len(world)),
        "intensity": random.integers(1, 6, len(world)) * ~hard
        + random.integers(4, 6, len(world)) * hard,
        "minutes_before_end": np.where(random.random(len(world)) < late, 30, 240),
        **{name: _values(name, is_extreme, (world, person), random) for name in LISTS},
    }


def _values(
    name: str, is_extreme: Bools, whose: tuple[Ints, Ints], random: np.random.Generator
) -> Ints:
    """One value of a list for each interaction, drawn from its person's own profile."""
    many = LISTS[name]
    profile = random.dirichlet(np.full(many, 0.8), is_extreme.shape)
    share = EXTREME_SHARE[name]
    profile[is_extreme] = profile[is_extreme] * (1 - share) + share * (np.arange(many) == 0)
    steps = np.cumsum(profile, axis=2)[whose]
    drawn = (steps < random.random((len(steps), 1))).sum(axis=1)
    return np.asarray(drawn, dtype=np.int64).clip(0, many - 1)
