"""What was erased and withdrawn, in a file beside the database: no backup brings it back.

A line holds a SHA-256 and a date. The hash leads to an account only where that account is, which
is in a backup that is put back. Lines are added and never taken out.
"""

import os
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from errno import ENOSPC
from fcntl import LOCK_EX, flock
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

from journal.my_data.rules import Period

_LINE = re.compile(
    r"(?:(account|withdrawn) ([0-9a-f]{64}) \d{4}-\d{2}-\d{2}"
    r"|period ([0-9a-f]{64}) (\S+) (\S+) (\S+) (all|entries))"
)


@dataclass(frozen=True, slots=True)
class ErasedAccount:
    """An account was erased on a date, in UTC."""

    account_id: UUID
    on: date

    def line(self) -> str:
        """What the ledger holds of it."""
        return f"account {account_hash(self.account_id)} {self.on}"


@dataclass(frozen=True, slots=True)
class ErasedPeriod:
    """What had been written by a moment about the days of a period was erased."""

    account_id: UUID
    period: Period
    at: datetime

    def line(self) -> str:
        """What the ledger holds of it: whose and which days, as a hash and as dates."""
        what = "all" if self.period.with_shifts else "entries"
        days = f"{self.period.first} {self.period.last} {what}"
        return f"period {account_hash(self.account_id)} {self.at.isoformat()} {days}"


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A person withdrew what she had agreed to, on a date in UTC."""

    account_id: UUID
    agreement_id: UUID
    on: date

    def line(self) -> str:
        """What the ledger holds of it."""
        return f"withdrawn {agreement_hash(self.account_id, self.agreement_id)} {self.on}"


Entry: TypeAlias = ErasedAccount | ErasedPeriod | Withdrawn


@dataclass(frozen=True, slots=True)
class Noted:
    """All that a ledger says; ``unreadable`` counts lines that are none, as after a power cut.

    ``periods`` holds by hash of the account what was erased and by when it had been written.
    """

    accounts: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    periods: dict[str, list[tuple[Period, datetime]]] = field(default_factory=dict)
    unreadable: int = 0

    def holds(self, account_id: UUID, period: Period | None, since: datetime) -> bool:
        """Whether an erasure that was asked for at a moment is in it; no period: the account."""
        hashed = account_hash(account_id)
        if period is None:
            return hashed in self.accounts
        return any(kept == period and at >= since for kept, at in self.periods.get(hashed, ()))

    def speaks_of(self, account_id: UUID) -> bool:
        """Whether anything in it could be about an account; which agreements are is not known."""
        hashed = account_hash(account_id)
        return bool(self.withdrawn) or hashed in self.accounts or hashed in self.periods


class ErasureLedger:
    """A file that is only ever added to; each line is on the disk before ``note`` returns."""

    def __init__(self, file: Path) -> None:
        """Name the file; it is made with the first line."""
        self.file = file

    def note(self, *entries: Entry) -> None:
        """Add entries; raise ``OSError`` where that cannot be done, and then nothing may go."""
        if not entries:
            return
        is_new = not self.file.exists()
        descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            # The server and a command may write at once.
            flock(descriptor, LOCK_EX)
            # A line that a power cut left half must not swallow the next one.
            whole = "" if _ends_whole(descriptor) else "\n"
            lines = "".join(f"{entry.line()}\n" for entry in entries)
            _append(descriptor, f"{whole}{lines}".encode("ascii"))
        finally:
            os.close(descriptor)
        if is_new:
            _flush_folder(self.file.parent)

    def read(self) -> Noted:
        """All that was noted; nothing where there is no file yet."""
        try:
            lines = self.file.read_text(encoding="ascii", errors="replace").splitlines()
        except FileNotFoundError:
            return Noted()
        accounts, withdrawn, unreadable = set(), set(), 0
        periods: dict[str, list[tuple[Period, datetime]]] = {}
        for line in lines:
            kind, hashed, erased = _read(line)
            if kind == "account":
                accounts.add(hashed)
            elif kind == "withdrawn":
                withdrawn.add(hashed)
            elif erased is not None:
                periods.setdefault(hashed, []).append(erased)
            else:
                unreadable += bool(line)
        return Noted(frozenset(accounts), frozenset(withdrawn), periods, unreadable)


def account_hash(account_id: UUID) -> str:
    """SHA-256 of an account's id, in hexadecimal; ids are random, so that none can be guessed."""
    return sha256(account_id.bytes).hexdigest()


def agreement_hash(account_id: UUID, agreement_id: UUID) -> str:
    """SHA-256 of the ids of an account and of one agreement of its person, in hexadecimal."""
    return sha256(account_id.bytes + agreement_id.bytes).hexdigest()


def _read(line: str) -> tuple[str, str, tuple[Period, datetime] | None]:
    found = _LINE.fullmatch(line)
    if found is None:
        return "", "", None
    kind, hashed, whose, at, first, last, what = found.groups()
    if kind is not None:
        return kind, hashed, None
    try:
        period = Period(date.fromisoformat(first), date.fromisoformat(last), what == "all")
        moment = datetime.fromisoformat(at)
    except ValueError:
        return "", "", None
    return ("", "", None) if moment.tzinfo is None else ("period", whose, (period, moment))


def _append(descriptor: int, lines: bytes) -> None:
    """Write lines and flush them, or leave the file as it was: what stands in it is believed."""
    before = os.fstat(descriptor).st_size
    try:
        _write(descriptor, lines)
    except OSError:
        os.ftruncate(descriptor, before)
        raise


def _write(descriptor: int, lines: bytes) -> None:
    if os.write(descriptor, lines) != len(lines):
        raise OSError(ENOSPC, "the ledger has no room")
    os.fsync(descriptor)


def _ends_whole(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    return size == 0 or os.pread(descriptor, 1, size - 1) == b"\n"


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
