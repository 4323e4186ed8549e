"""The ledger holds hashes and dates, keeps every line, and survives half a one."""

import os
from datetime import UTC, date, datetime
from errno import EIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from journal.my_data.ledger import (
    ErasedAccount,
    ErasedPeriod,
    ErasureLedger,
    Noted,
    Withdrawn,
    account_hash,
    agreement_hash,
)
from journal.my_data.rules import Period

ON = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
PERIOD = Period(date(2026, 1, 1), date(2026, 1, 31), with_shifts=True)


@pytest.fixture
def ledger(tmp_path: Path) -> ErasureLedger:
    return ErasureLedger(tmp_path / "erasures.ledger")


def test_what_is_noted_is_read_again(ledger: ErasureLedger) -> None:
    mina, jun, dae, agreed = (uuid4() for _ in range(4))

    ledger.note(ErasedAccount(mina, ON), ErasedPeriod(jun, PERIOD, AT))
    ledger.note(Withdrawn(dae, agreed, ON), ErasedPeriod(jun, Period(ON, ON), AT))

    assert ledger.read() == Noted(
        frozenset({account_hash(mina)}),
        frozenset({agreement_hash(dae, agreed)}),
        {account_hash(jun): [(PERIOD, AT), (Period(ON, ON), AT)]},
    )


def test_it_names_nobody_and_is_its_owners_alone(ledger: ErasureLedger) -> None:
    mina = uuid4()

    ledger.note(ErasedAccount(mina, ON))

    text = ledger.file.read_text(encoding="ascii")
    assert text == f"account {account_hash(mina)} 2026-03-02\n"
    assert str(mina) not in text
    assert mina.hex not in text
    assert ledger.file.stat().st_mode & 0o777 == 0o600


def test_nothing_to_note_makes_no_file(ledger: ErasureLedger) -> None:
    ledger.note()

    assert not ledger.file.exists()
    assert ledger.read() == Noted()


def test_half_a_line_swallows_no_other(ledger: ErasureLedger) -> None:
    mina, jun = uuid4(), uuid4()
    ledger.note(ErasedAccount(mina, ON))
    with ledger.file.open("ab") as opened:
        opened.write(b"account 12ab")

    ledger.note(ErasedAccount(jun, ON))

    found = ledger.read()
    assert found.accounts == {account_hash(mina), account_hash(jun)}
    assert found.unreadable == 1


@pytest.mark.parametrize(
    "line",
    [
        "account xyz 2026-03-02",
        f"account {'0' * 64} 2026-03-0",
        f"withdrawn {'0' * 64} 2026",
        f"account {'0' * 64} 2026-03-02 2026-01-01 2026-01-31 all",
        f"period {'0' * 64} 2026-03-02T10:00:00 2026-01-01 2026-01-31 all",
        f"period {'0' * 64} 2026-03-02T10:00:00+00:00",
        f"period {'0' * 64} soon 2026-01-01 2026-01-31 all",
        f"period {'0' * 64} 2026-03-02T10:00:00+00:00 2026-99-01 2026-01-31 all",
        "é",
    ],
)
def test_a_line_that_is_none_is_counted(ledger: ErasureLedger, line: str) -> None:
    ledger.file.write_text(f"\n{line}\n", encoding="utf-8")

    assert ledger.read() == Noted(unreadable=1)


def test_a_ledger_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        ErasureLedger(tmp_path / "nowhere" / "x").note(ErasedAccount(uuid4(), ON))


def half(descriptor: int, lines: bytes) -> int:
    return os.pwrite(descriptor, lines[:80], 0)


def failing(_descriptor: int) -> None:
    raise OSError(EIO, "the disk is gone")


@pytest.mark.parametrize("broken", [("write", half), ("fsync", failing)])
def test_what_could_not_be_written_whole_is_not_there(
    ledger: ErasureLedger, broken: tuple[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, *broken)
        with pytest.raises(OSError, match=r"room|gone"):
            ledger.note(ErasedAccount(uuid4(), ON), ErasedAccount(uuid4(), ON))

    assert ledger.read() == Noted()
    assert ledger.file.stat().st_size == 0


def holding(account: UUID) -> Noted:
    return Noted(periods={account_hash(account): [(PERIOD, AT)]})


def test_whom_it_speaks_of() -> None:
    mina, jun = uuid4(), uuid4()

    assert holding(mina).speaks_of(mina)
    assert not holding(mina).speaks_of(jun)
    assert Noted(frozenset({account_hash(jun)})).speaks_of(jun)
    assert Noted(withdrawn=frozenset({"0"})).speaks_of(jun)


def test_what_it_holds_already() -> None:
    mina = uuid4()
    earlier, later = AT.replace(hour=9), AT.replace(hour=11)

    assert holding(mina).holds(mina, PERIOD, earlier)
    assert not holding(mina).holds(mina, PERIOD, later)
    assert not holding(mina).holds(mina, Period(ON, ON), earlier)
    assert not holding(mina).holds(mina, None, earlier)
    assert Noted(frozenset({account_hash(mina)})).holds(mina, None, later)
