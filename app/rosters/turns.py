"""Whose turn it is to have a calendar fetched: one at a time for each person, ten in ten minutes.

Kept in memory, for all threads of the one process that serves (gunicorn.conf.py), as what tokens
write is; a restart begins anew. What is fetched again by itself takes a turn and is not counted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID

from flask import current_app
from flask.blueprints import BlueprintSetupState

from app.rosters.fetching import FetchFailed, fetch
from journal.clock import utc_now

MOST_ASKED = 10
SPAN = timedelta(minutes=10)
WAITS = frozenset({"busy", "one_at_a_time", "too_often"})
"""Why nothing was fetched without any fault of the calendar."""


@dataclass(slots=True)
class Turns:
    """Who is being fetched for, and when each person asked for it of late."""

    _busy: set[UUID] = field(default_factory=set)
    _asked: dict[UUID, list[datetime]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def taken(self, account_id: UUID, now: datetime, *, is_asked: bool) -> Iterator[None]:
        """Take a person's turn for a block; raise ``FetchFailed`` for a reason of ``WAITS``."""
        with self._lock:
            if account_id in self._busy:
                raise FetchFailed("one_at_a_time")
            if is_asked:
                self._count(account_id, now)
            self._busy.add(account_id)
        try:
            yield
        finally:
            with self._lock:
                self._busy.discard(account_id)

    def _count(self, account_id: UUID, now: datetime) -> None:
        self._asked = {who: at for who, at in self._asked.items() if now - at[-1] < SPAN}
        late = [at for at in self._asked.get(account_id, []) if now - at < SPAN]
        if len(late) >= MOST_ASKED:
            raise FetchFailed("too_often")
        self._asked[account_id] = [*late, now]


def begin_turns(state: BlueprintSetupState) -> None:
    """Give an app its turns; ``state`` is what Flask hands over when pages join it."""
    state.app.extensions["calendar_turns"] = Turns()


def fetch_for(account_id: UUID, address: str, *, is_asked: bool) -> bytes:
    """Fetch a calendar in a person's turn; ``is_asked`` is whether she waits for it herself."""
    turns: Turns = current_app.extensions["calendar_turns"]
    with turns.taken(account_id, utc_now(), is_asked=is_asked):
        return fetch(address)
