"""What releases are good for: how near the figure is, and whether a rise is seen.

A rise of 10 points for everybody begins after thirteen windows, a year: what the page of a team
shows. It counts as seen within half a year when the six published figures after it, less those of
the year before, pass a threshold that no more than one in ten teams without a rise passes. Both
are means without the lowest and the highest sixth, as noise of this kind has long tails.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.attack_games import SIDE_BY_SIDE, SMALLEST_BESIDE, WEEKS
from benchmarks.invented_teams import Entries, Floats, Worlds, entries_of, numbers_of, said_strain
from benchmarks.organisations import Layout, Stay
from benchmarks.real_publishing import bench
from journal.aggregates.rules import LEAST_CHECK_INS

BEFORE, AFTER = 13, 6
WINDOWS = BEFORE + AFTER
RISE = 10.0
FALSE_ALARMS = 0.10
BATCH = 50


@dataclass(frozen=True)
class Teams:
    """Teams of one size, with a rise or without; one process publishes them."""

    size: int
    worlds: range
    rise: float
    seed: tuple[int, ...]


@dataclass(frozen=True)
class Published:
    """Published and true strain by team and window; not a number: not enough."""

    said: Floats
    true: Floats

    @property
    def errors(self) -> Floats:
        """How far each published figure is from the truth."""
        found = np.abs(self.said - self.true)
        return np.asarray(found[~np.isnan(found)])

    @property
    def rises(self) -> Floats:
        """The level after the rise less the level before it, by team."""
        return _level(self.said[:, BEFORE:]) - _level(self.said[:, :BEFORE])


def _level(said: Floats) -> Floats:
    cut = said.shape[1] // 6
    middle = np.sort(said, axis=1)[:, cut : said.shape[1] - cut]
    return np.asarray(np.nanmean(middle, 1))


def teams_of(size: int, count: int, seed: tuple[int, ...]) -> Iterator[Teams]:
    """So many teams without a rise, and as many with one."""
    for rise in (0.0, RISE):
        for first in range(0, count, BATCH):
            worlds = range(first, min(first + BATCH, count))
            yield Teams(size, worlds, rise, (*seed, int(rise), first))


def published(folder: Path, teams: Teams) -> Published:
    """Publish a year and a half of these teams."""
    random = np.random.default_rng(teams.seed)
    people = tuple(Stay(person, 0) for person in range(teams.size + 1))
    beside = SIDE_BY_SIDE if teams.size >= SMALLEST_BESIDE else 1
    layout = Layout(WINDOWS, ((0, None, 0),), people, ((teams.size, 0),), beside)
    present = np.ones((len(teams.worlds), layout.people, WINDOWS * WEEKS), dtype=np.bool_)
    worlds = Worlds(present, np.full(len(present), -1), teams.rise, BEFORE * WEEKS)
    entries = entries_of(worlds, random)
    with bench(folder).worlds(layout, entries, teams.worlds, random) as written:
        written.publish(range(WINDOWS))
        said = written.read(range(WINDOWS))[:, 0, :, 0]
    return Published(said, _truth(entries, worlds.shape))


def _truth(entries: Entries, shape: tuple[int, int, int]) -> Floats:
    """The mean of the contributors' own numbers, before any of them is clipped."""
    means, many = numbers_of(entries.check_ins, said_strain(entries.check_ins), shape)
    counts = many[:, :-1] >= LEAST_CHECK_INS
    sums = np.where(counts, means[:, :-1], 0).sum(axis=1)
    return np.asarray(sums / np.maximum(counts.sum(axis=1), 1))


def together(parts: list[Published]) -> Published:
    """All batches as one."""
    return Published(
        np.concatenate([one.said for one in parts]), np.concatenate([one.true for one in parts])
    )


def threshold_of(quiet: Published) -> float:
    """What no more than one in ten teams without a rise passes."""
    return float(np.quantile(quiet.rises, 1 - FALSE_ALARMS))
