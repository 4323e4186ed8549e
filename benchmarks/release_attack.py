"""How much published releases tell an informed lead about one person.

Invented organisations are published through the product for half a year; two attackers get all
of the JSON, what was not enough among it, and know the roster. They were trained on worlds whose
truth is known. A control policy without our rules has to be broken by the same attackers.

    .venv/bin/python -m benchmarks.release_attack [--worlds 1500] [--sizes 10 12 20 40]
        [--games leave join ...] [--json] [--seed 1] [--processes 2] [--no-judge]
        [--cause-epsilon 0.5]

Fails (exit code 1) when a limit is passed. benchmarks/README.md says what each game asks.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.attack_frozen import frozen_changes
from benchmarks.attack_games import LIMITS, Game, games_of
from benchmarks.attack_worlds import CONTROLLED, Seen, batches_of, joined, seen
from benchmarks.attackers import Advantage, worst_advantage
from benchmarks.invented_teams import Bools
from benchmarks.real_publishing import memory_folder
from benchmarks.release_utility import published, teams_of, threshold_of, together
from journal.aggregates import rules
from journal.vocabulary import CauseTable

ATTACKS = ("leave", "join", "away", "overlap", "moved", "hung")
FROZEN = ("live", "erase")
GAMES = (*ATTACKS, *FROZEN, "utility")
CONTROL_BREAKS = 0.45
FROZEN_LIMIT = 0.08
MOST_ERROR = {10: 6.0, 20: 4.0}
LEAST_SEEN = 0.85
NARROW = 0.2
LARGE = 30
"""Teams from here on are published half as often where the limit is wide: each costs more."""

CONTROL_MOST = 12
"""In larger teams one person moves a mean too little for the control to prove anything."""

RISE_LEAST = 12
"""The smallest team in which a rise has to be seen."""


@dataclass(frozen=True)
class Line:
    """One figure of the report; ``is_least`` when the limit is the least that is wanted."""

    game: str
    size: str
    value: float
    error: float
    limit: float | None = None
    is_least: bool = False
    how: str = ""

    @property
    def passes(self) -> bool:
        """Whether the limit is kept, or there is none."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.is_least else self.value <= self.limit


@dataclass(frozen=True)
class Run:
    """What one run works with."""

    options: argparse.Namespace
    pool: ProcessPoolExecutor
    folder: Path

    def worlds(self, game: Game) -> int:
        """How many worlds a game gets: more where a small gain has to be told from none."""
        asked: int = self.options.worlds
        is_narrow = game.limit is not None and game.limit < NARROW
        return asked if is_narrow or (game.limit and game.layout.people < LARGE) else asked // 2


def lines(options: argparse.Namespace) -> Iterator[Line]:
    """Play the games that were asked for."""
    workers = partial(
        ProcessPoolExecutor, initializer=use_epsilon, initargs=(options.cause_epsilon,)
    )
    with memory_folder() as folder, workers(options.processes) as pool:
        run = Run(options, pool, folder)
        for name in (one for one in GAMES if one in options.games):
            yield from PLAYED[name](run, name)


def use_epsilon(cause: float | None) -> None:
    """Publish causes with another epsilon than the product's; only to see what it changes."""
    if cause is not None:
        table: dict[CauseTable, Fraction] = vars(rules)["TABLE_EPSILON"]
        table[CauseTable.CAUSE] = Fraction(cause).limit_denominator(1000)


def attacks(run: Run, name: str) -> Iterator[Line]:
    for nth, (size, game) in enumerate(games_of(name, run.options.sizes)):
        seed = (run.options.seed, GAMES.index(name), nth)
        batches = batches_of(game, run.worlds(game), seed)
        found = joined(run.pool.map(partial(seen, run.folder), batches))
        yield from attacked(game, size, found, seed)


def attacked(game: Game, size: str, found: Seen, seed: tuple[int, ...]) -> Iterator[Line]:
    yield gained(game.name, size, worst_advantage(found.features, found.truth, seed), game.limit)
    if game.colluders:
        both = np.column_stack([found.features, found.told])
        name = f"{game.name}, two told"
        yield gained(name, size, worst_advantage(both, found.truth, seed), LIMITS[name])
    if game.name in CONTROLLED:
        control = worst_advantage(found.control, found.truth, seed)
        name = f"{game.name}, control"
        least = CONTROL_BREAKS if int(size) <= CONTROL_MOST else None
        yield Line(
            name,
            size,
            control.value,
            control.error,
            least,
            is_least=True,
            how=control.attacker,
        )


def gained(name: str, size: str, found: Advantage, limit: float | None) -> Line:
    return Line(name, size, max(found.value, 0.0), found.error, limit, how=found.attacker)


def frozen(run: Run, name: str) -> Iterator[Line]:
    changes = frozen_changes(run.folder, name, run.options.seed)
    gain = worst_advantage(changes.features, changes.truth, (run.options.seed,))
    yield gained(name, "12", gain, FROZEN_LIMIT)
    yield Line(f"{name}, texts that changed", "12", changes.changed_texts, 0, 0)


def useful(run: Run, name: str) -> Iterator[Line]:
    for size in run.options.sizes:
        count = run.options.worlds // 4
        teams = list(teams_of(size, count, (run.options.seed, GAMES.index(name), size)))
        parts = list(run.pool.map(partial(published, run.folder), teams))
        half = len(parts) // 2
        quiet, risen = together(parts[:half]), together(parts[half:])
        off, own = quiet.errors, str(size)
        error = float(off.std() / np.sqrt(len(off)))
        yield Line("mean error, points", own, float(off.mean()), error, MOST_ERROR.get(size))
        within = f"within {rules.FIGURE_RANGE} points of the truth"
        yield Line(within, own, *share_of(off <= rules.FIGURE_RANGE))
        threshold = threshold_of(quiet)
        seen_share = share_of(risen.rises > threshold)
        least = LEAST_SEEN if size >= RISE_LEAST else None
        rule = f"more than {threshold:.1f} points"
        yield Line("rise of 10 seen", own, *seen_share, least, is_least=True, how=rule)


def share_of(those: Bools) -> tuple[float, float]:
    """A share and its standard error."""
    share = float(those.mean())
    return share, float(np.sqrt(share * (1 - share) / len(those)))


PLAYED: dict[str, Callable[[Run, str], Iterator[Line]]] = {
    **dict.fromkeys(ATTACKS, attacks),
    **dict.fromkeys(FROZEN, frozen),
    "utility": useful,
}


def shown(line: Line) -> str:
    wanted = "" if line.limit is None else f"{'>=' if line.is_least else '<='} {line.limit:.2f}"
    verdict = "-" if line.limit is None else "pass" if line.passes else "FAIL"
    figures = f"{line.value:7.3f} +- {line.error:.3f}  {wanted:8} {verdict:5}"
    return f"{line.game:26} {line.size:>8} {figures} {line.how}"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--worlds", type=int, default=1500)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 12, 20, 40])
    parser.add_argument("--games", nargs="+", choices=GAMES, default=GAMES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--cause-epsilon", type=float)
    parser.add_argument("--no-judge", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    began = time.monotonic()
    found = []
    for line in lines(options):
        found.append(line)
        if not options.json:
            print(shown(line), flush=True)
    is_good = all(line.passes for line in found)
    seconds = round(time.monotonic() - began)
    if options.json:
        told = [asdict(line) | {"passes": line.passes} for line in found]
        print(json.dumps({"lines": told, "seconds": seconds, "passes": is_good}))
    else:
        print(f"{seconds} s; {'passes' if is_good else 'DOES NOT PASS'}")
    return 0 if is_good or options.no_judge else 1


if __name__ == "__main__":
    sys.exit(main())
