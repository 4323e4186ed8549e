"""Batches of worlds, drawn, published by the product, and turned into what attackers see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.attack_games import WEEKS, Game
from benchmarks.invented_teams import (
    Bools,
    Entries,
    Floats,
    entries_of,
    numbers_of,
    said_strain,
)
from benchmarks.real_publishing import bench
from benchmarks.release_features import features_of, remainders
from journal.aggregates.rules import CLIP

BATCH = 50
CONTROLLED = ("leave", "join")
CONTROL_FLOOR = 5
FIGURES = 3


@dataclass(frozen=True)
class Batch:
    """Worlds of one game, which one process draws, publishes and reads."""

    game: Game
    worlds: range
    seed: tuple[int, ...]


@dataclass(frozen=True)
class Seen:
    """What attackers get of many worlds, and the truth.

    ``told`` holds what is added when two colluders tell their numbers, ``control`` what a
    policy without our rules would have shown; both may have no columns.
    """

    features: Floats
    told: Floats
    control: Floats
    truth: Bools


def batches_of(game: Game, count: int, seed: tuple[int, ...]) -> Iterator[Batch]:
    """Deal so many worlds of a game into batches."""
    for first in range(0, count, BATCH):
        yield Batch(game, range(first, min(first + BATCH, count)), (*seed, first))


def seen(folder: Path, batch: Batch) -> Seen:
    """Draw, write, publish and read the worlds of a batch."""
    random = np.random.default_rng(batch.seed)
    game, layout = batch.game, batch.game.layout
    worlds, truth = game.draw(len(batch.worlds), random)
    entries = entries_of(worlds, random)
    windows = range(layout.windows)
    with bench(folder).worlds(layout, entries, batch.worlds, random) as written:
        written.publish(windows)
        published = written.read(windows)
    nothing = np.zeros((len(truth), 0))
    return Seen(
        features_of(published, game.shares(worlds.present)),
        _told(game, entries, published) if game.colluders else nothing,
        _control(game, entries, worlds.shape) if game.name in CONTROLLED else nothing,
        truth,
    )


def joined(parts: Iterable[Seen]) -> Seen:
    """All batches of a game as one."""
    found = list(parts)
    return Seen(
        np.concatenate([one.features for one in found]),
        np.concatenate([one.told for one in found]),
        np.concatenate([one.control for one in found]),
        np.concatenate([one.truth for one in found]),
    )


def _told(game: Game, entries: Entries, published: Floats) -> Floats:
    """What is left of every figure without the numbers of the colluders, and these themselves."""
    count, _, windows, _ = published.shape
    people = game.layout.people
    answers = {
        "strain": said_strain(entries.check_ins),
        **{
            name: np.asarray(25.0 * (entries.check_ins[name] - 1), dtype=np.float64)
            for name in ("replay", "masking")
        },
    }
    own = np.stack(
        [
            numbers_of(entries.check_ins, said, (count, people, windows * WEEKS))[0]
            for said in answers.values()
        ],
        axis=3,
    )
    told = np.clip(own[:, list(game.colluders)], *CLIP)
    agents = people - len(game.layout.leads)
    rest = remainders(published[:, 0, :, :FIGURES], told.sum(axis=1), agents, told.shape[1])
    return np.column_stack([rest.reshape(count, -1), told.mean(axis=1).reshape(count, -1)])


def _control(game: Game, entries: Entries, shape: tuple[int, int, int]) -> Floats:
    """Weekly means of five people or more, as they are: no clipping, no noise, no rounding."""
    count, people, weeks = shape
    by_week = {**entries.check_ins, "week": WEEKS * entries.check_ins["week"]}
    means, many = numbers_of(by_week, said_strain(by_week), (count, people, weeks * WEEKS))
    agents = people - len(game.layout.leads)
    counts = many[:, :agents] > 0
    contributors = counts.sum(axis=1)
    team = np.where(counts, means[:, :agents], 0).sum(axis=1) / np.maximum(contributors, 1)
    shown = np.where(contributors >= CONTROL_FLOOR, team, np.nan)
    shares = np.repeat(game.belongs, WEEKS, axis=1)
    return features_of(shown[:, None, :, None], np.repeat(shares[None], count, axis=0))
