"""What changes in published releases when somebody saves, edits, leaves or is erased.

The answer has to be: not one byte. Half of the worlds do it to the extreme person, half to
another one, so that whatever did change would be attacked like any other release.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import numpy as np
from sqlalchemy import delete, update

from benchmarks.attack_games import SIDE_BY_SIDE, Game
from benchmarks.invented_teams import Bools, Floats, entries_of
from benchmarks.organisations import SEOUL, Layout, Stay, account_id
from benchmarks.real_publishing import Written, bench
from journal.accounts.commands import erase
from journal.aggregates.commands import publish
from journal.check_ins.commands import record_check_in
from journal.check_ins.rules import Answers, Entry
from journal.model import (
    CheckIn,
    Consent,
    EpsilonEntry,
    Membership,
    PublishedWindow,
    Release,
    ReleaseCover,
)
from journal.teams.windows import Window

SIZE = 12
EARLIER = 3
"""Windows that are published before anything happens; the one after them is open."""

OPEN = Window(EARLIER)
HARD = Answers(mood=1, energy=1, tension=5, replay=5, masking=5)


@dataclass(frozen=True)
class Changes:
    """Differences in published numbers by world, how many texts changed, and the truth."""

    features: Floats
    changed_texts: int
    truth: Bools


def _in_open_window() -> datetime:
    return OPEN.opens_at(SEOUL) + timedelta(days=20)


def _save(written: Written, account: UUID, now: datetime) -> None:
    day = now.astimezone(SEOUL).date()
    entry = Entry(id=UUID(int=8 << 100), at=now, zone=SEOUL, local_date=day, answers=HARD)
    record_check_in(written.session, account, entry, now)


def _save_late(written: Written, account: UUID, now: datetime) -> None:
    day = Window(EARLIER - 1).last_day
    at = Window(EARLIER - 1).closes_at(SEOUL) - timedelta(hours=5)
    entry = Entry(id=UUID(int=9 << 100), at=at, zone=SEOUL, local_date=day, answers=HARD)
    record_check_in(written.session, account, entry, now)


def _edit(written: Written, account: UUID, _now: datetime) -> None:
    worst = {"mood": 1, "energy": 1, "tension": 5}
    written.session.execute(update(CheckIn).where(CheckIn.account_id == account).values(**worst))


def _erase(written: Written, account: UUID, _now: datetime) -> None:
    erase(written.session, account)


def _withdraw(written: Written, account: UUID, now: datetime) -> None:
    own = Consent.account_id == account
    written.session.execute(update(Consent).where(own).values(withdrawn_at=now))
    hers = Membership.account_id == account
    written.session.execute(update(Membership).where(hers).values(left_at=now))


def _restore(written: Written, account: UUID, now: datetime) -> None:
    """Erase her; then an older copy of the database comes back, without the last window."""
    _erase(written, account, now)
    last = Window(EARLIER - 1).number
    for table in (EpsilonEntry, ReleaseCover, Release, PublishedWindow):
        written.session.execute(delete(table).where(table.window == last))


Act = Callable[[Written, UUID, datetime], None]
ACTS: dict[str, tuple[Act, ...]] = {
    "live": (_save,),
    "erase": (_erase, _edit, _save_late, _withdraw, _restore),
}


def frozen_changes(folder: Path, name: str, seed: int) -> Changes:
    """Play one of the games, with as many organisations as there are acts."""
    parts = [_changes(folder, act, (seed, nth)) for nth, act in enumerate(ACTS[name])]
    return Changes(
        np.concatenate([one.features for one in parts]),
        sum(one.changed_texts for one in parts),
        np.concatenate([one.truth for one in parts]),
    )


def _changes(folder: Path, act: Act, seed: tuple[int, ...]) -> Changes:
    random = np.random.default_rng(seed)
    people = tuple(Stay(person, 0) for person in range(SIZE + 1))
    layout = Layout(EARLIER + 1, ((0, None, 0),), people, ((SIZE, 0),), SIDE_BY_SIDE)
    game = Game("frozen", layout, 0, 1, np.ones((1, EARLIER + 1)))
    worlds, truth = game.draw(4 * SIDE_BY_SIDE, random)
    entries = entries_of(worlds, random)
    windows = range(EARLIER + 1)
    everybody = range(len(truth))
    with bench(folder).worlds(layout, entries, everybody, random) as written:
        written.publish(range(EARLIER))
        before, texts = written.read(windows), written.bodies(windows)
        for world in everybody:
            act(written, account_id(world, 0), _in_open_window())
        _ask_again(written)
        after, texts_after = written.read(windows), written.bodies(windows)
    change = np.nan_to_num(after, nan=-1) - np.nan_to_num(before, nan=-1)
    differing = len(set(texts) ^ set(texts_after))
    return Changes(change.reshape(len(truth), -1), differing, truth)


def _ask_again(written: Written) -> None:
    """Ask for every window once more: while the last is open, and in its seven days."""
    for now in (_in_open_window(), OPEN.due_at(SEOUL) - timedelta(seconds=1)):
        for number in range(EARLIER + 1):
            for one in written.layout.organisations(written.worlds):
                publish(written.session, one, Window(number), written.files, now)
