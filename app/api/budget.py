"""How much one token may write: plenty for a phone, too little to fill the storage."""

from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import NoReturn
from uuid import UUID

from flask import abort, current_app, g

from app.errors import in_json
from journal.devices.tokens import Device

MOST_REQUESTS = 600
"""Requests that write, in one hour of the clock."""

MOST_ITEMS = 100_000
"""Things in them, on one day (UTC)."""

HOUR, DAY = 3600, 86_400


@dataclass(slots=True)
class _Spent:
    hour: int
    requests: int = 0
    items: int = 0


@dataclass(slots=True)
class Budgets:
    """What each token has written in this hour and on this day.

    Kept in memory, for all threads of the one process that serves (gunicorn.conf.py): a phone that
    beats every minute must not cost a write to the disk for being counted. A restart begins anew.
    """

    _day: int = 0
    _spent: dict[UUID, _Spent] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def seconds_to_wait(self, token_id: UUID, now: datetime) -> int:
        """Count a request; say how long until there is budget again, 0 when there is."""
        seconds = int(now.timestamp())
        with self._lock:
            if self._day != seconds // DAY:
                self._day, self._spent = seconds // DAY, {}
            spent = self._spent.setdefault(token_id, _Spent(seconds // HOUR))
            if spent.hour != seconds // HOUR:
                spent.hour, spent.requests = seconds // HOUR, 0
            if spent.items >= MOST_ITEMS:
                return DAY - seconds % DAY
            if spent.requests >= MOST_REQUESTS:
                return HOUR - seconds % HOUR
            spent.requests += 1
        return 0

    def add_items(self, token_id: UUID, count: int) -> None:
        """Count what a request holds."""
        with self._lock:
            if token_id in self._spent:
                self._spent[token_id].items += count


def take_request(device: Device, now: datetime) -> None:
    """Let a device write once more, or tell it when it may."""
    g.writing_token = device.token_id
    seconds = _budgets().seconds_to_wait(device.token_id, now)
    if seconds:
        _refuse(seconds)


def count_items(count: int) -> None:
    """Count what the request at hand holds."""
    _budgets().add_items(g.writing_token, count)


def _refuse(seconds: int) -> NoReturn:
    refusal = in_json(429, "too_many_writes")
    refusal.headers["Retry-After"] = str(seconds)
    abort(refusal)


def _budgets() -> Budgets:
    kept: Budgets = current_app.extensions["api_budgets"]
    return kept
