"""The games "which one is it": two people who could be the extreme one, and what is known.

In every world one of the two is extreme; the attacker knows the roster, not which of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from benchmarks.invented_teams import Bools, Floats, Worlds
from benchmarks.organisations import Layout, Stay

WINDOWS = 6
HALF = WINDOWS // 2
WEEKS = 4
TURNS = 3
"""Windows of a game in which nothing changes: every table has its turn once."""

SIDE_BY_SIDE = 25
SMALLEST_BESIDE = 12
"""A smaller team may have too few in some window; then it must not meet another world's."""

SHAPES = ("10+12+3", "8+9+3", "20+11+4", "14>12+4")
"""Units under one; with a ``>`` the upper one has people of its own. The last is hidden."""

REORGANISED = ("moved", "hung")
REORGANISED_SIZES = (12, 20)
LIMITS = {"leave": 0.25, "join": 0.25, "away": 0.08, "away, two told": 0.12, "overlap": 0.08}


@dataclass(frozen=True)
class Game:
    """One question about one layout: whether it is ``suspect`` or ``other``.

    ``belongs`` says by unit and window where the suspect is published; ``is_away`` sends her
    away for a fortnight, another one in each world. Without a limit it is only reported.
    """

    name: str
    layout: Layout
    suspect: int
    other: int
    belongs: Floats
    limit: float | None = None
    is_away: bool = False
    colluders: tuple[int, ...] = ()

    def draw(self, count: int, random: np.random.Generator) -> tuple[Worlds, Bools]:
        """Worlds, and whether the suspect is the one in each of them."""
        present = np.repeat(_there(self.layout)[None], count, axis=0)
        if self.is_away:
            gone = random.integers(8, 15, count)
            for week in (gone, gone + 1):
                present[np.arange(count), self.suspect, week] = False
        truth = np.arange(count) % 2 == 0
        return Worlds(present, np.where(truth, self.suspect, self.other)), truth

    def shares(self, present: Bools) -> Floats:
        """How much of each window the suspect was in each unit, by world, unit and window."""
        weeks = present[:, self.suspect].reshape(len(present), self.layout.windows, WEEKS)
        return np.asarray(weeks.mean(axis=2)[:, None] * self.belongs[None], dtype=np.float64)


def games_of(name: str, sizes: Iterable[int]) -> list[tuple[str, Game]]:
    """The games of a name, each with the size or the shape that it is played with."""
    if name == "overlap":
        return [game for shape in SHAPES for game in _overlaps(shape)]
    chosen = [size for size in sizes if name not in REORGANISED or size in REORGANISED_SIZES]
    return [(str(size), MAKERS[name](size)) for size in chosen]


def _there(layout: Layout) -> Bools:
    found = np.zeros((layout.people, layout.windows), dtype=np.bool_)
    for stay in layout.stays:
        found[stay.person, stay.first : stay.until] = True
    return found.repeat(WEEKS, axis=1)


def _one_unit(size: int, target: Stay) -> Layout:
    """A unit of so many agents, the first of whom is the target, and its lead."""
    others = tuple(Stay(person, 0) for person in range(1, size + 1))
    beside = SIDE_BY_SIDE if size >= SMALLEST_BESIDE else 1
    return Layout(WINDOWS, ((0, None, 0),), (target, *others), ((size, 0),), beside)


def leave(size: int) -> Game:
    gone = np.array([[1.0] * HALF + [0.0] * HALF])
    return Game("leave", _one_unit(size, Stay(0, 0, 0, HALF)), 0, 1, gone, LIMITS["leave"])


def join(size: int) -> Game:
    come = np.array([[0.0] * HALF + [1.0] * HALF])
    return Game("join", _one_unit(size, Stay(0, 0, HALF)), 0, 1, come, LIMITS["join"])


def away(size: int) -> Game:
    return Game(
        "away",
        _one_unit(size, Stay(0, 0)),
        0,
        1,
        np.ones((1, WINDOWS)),
        LIMITS["away"],
        is_away=True,
        colluders=(2, 3),
    )


def moved(size: int) -> Game:
    """Somebody goes from one unit to another half-way; or it is one who stayed in the first."""
    people = _in_turn((size - 1, size - 1), first=1)
    target = (Stay(0, 0, 0, HALF), Stay(0, 1, HALF))
    belongs = np.array([[1.0] * HALF + [0.0] * HALF, [0.0] * HALF + [1.0] * HALF])
    last = 2 * size - 1
    leads = (Stay(last, 0), Stay(last + 1, 1))
    layout = Layout(
        WINDOWS,
        ((0, None, 0), (1, None, 0)),
        (*target, *people, *leads),
        ((last, 0), (last + 1, 1)),
        SIDE_BY_SIDE,
    )
    return Game("moved", layout, 0, 1, belongs)


def hung(size: int) -> Game:
    """A unit of one person is hung under the one and the other unit by turns."""
    people = _in_turn((size, size), first=1)
    last = 2 * size + 1
    leads = (Stay(last, 0), Stay(last + 1, 1))
    places = tuple((2, window % 2, window) for window in range(WINDOWS))
    layout = Layout(
        WINDOWS,
        ((0, None, 0), (1, None, 0), *places),
        (Stay(0, 2), *people, *leads),
        ((last, 0), (last + 1, 1)),
        SIDE_BY_SIDE,
    )
    under = np.arange(WINDOWS) % 2 == np.arange(2)[:, None]
    return Game("hung", layout, 0, 1, np.vstack([under, np.zeros(WINDOWS)]).astype(float))


def _overlaps(shape: str) -> list[tuple[str, Game]]:
    """Whether it is in the hidden unit, or in the one published with it, or in one alone."""
    upper, _, lower = shape.rpartition(">")
    sizes = [int(upper or 0), *(int(size) for size in lower.split("+"))]
    starts = [sum(sizes[:unit]) for unit in range(len(sizes))]
    lead = sum(sizes)
    places = ((0, None, 0), *((unit, 0, 0) for unit in range(1, len(sizes))))
    stays = (*_in_turn(sizes, first=0), Stay(lead, 0))
    layout = Layout(TURNS, places, stays, ((lead, 0),), SIDE_BY_SIDE)
    together, alone = _company(sizes)
    nothing = np.zeros((len(sizes), TURNS))
    hidden = starts[-1]
    games: list[tuple[str, int, float | None]] = [("overlap", together, LIMITS["overlap"])]
    games += [("overlap, other release", alone, None)] if alone else []
    return [
        (shape, Game(name, layout, hidden, starts[unit], nothing, limit))
        for name, unit, limit in games
    ]


def _company(sizes: list[int]) -> tuple[int, int | None]:
    """Which unit is published with the hidden one, and which by itself."""
    if sizes[0]:
        return 0, 1
    lower = sizes[1:-1]
    together = 1 + lower.index(min(lower))
    alone = 1 + lower.index(max(lower))
    return together, alone if sizes[alone] >= 10 else None


def _in_turn(sizes: Iterable[int], *, first: int) -> tuple[Stay, ...]:
    """People numbered through, unit after unit."""
    units = [unit for unit, size in enumerate(sizes) for _ in range(size)]
    return tuple(Stay(first + nth, unit) for nth, unit in enumerate(units))


MAKERS: dict[str, Callable[[int], Game]] = {
    "leave": leave,
    "join": join,
    "away": away,
    "moved": moved,
    "hung": hung,
}
