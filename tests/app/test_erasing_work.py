"""What goes by itself: when it is due, once, and whatever else fails."""

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from app import erasing_work
from app.database import writing
from app.erasing_work import (
    Progress,
    erase_due,
    keep_some,
    ledger,
    look_after_own_data,
    note_withdrawals,
    replay,
)
from journal.consents.own import agree_to, withdraw_from
from journal.model import Account, CheckIn, PendingErasure, Retention
from journal.my_data.ledger import ErasedAccount, account_hash, agreement_hash
from journal.my_data.rules import Period
from journal.vocabulary import OwnPurpose
from tests.app.wishing import DAY, DUE, ask, count, failing_for
from tests.conftest import CastMember
from tests.journal.my_data.days import FIRST, NOW, live

OLD = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_app(app: Flask) -> Any:
    with app.app_context():
        yield


def fill(member: CastMember) -> None:
    with writing() as session:
        live(session, member.id)


def test_nothing_goes_before_it_is_due(mina: CastMember) -> None:
    fill(mina)
    ask(mina, None)

    assert erase_due(NOW + 6 * DAY) == 0

    assert count(CheckIn, mina.id) == 3
    assert not ledger().file.exists()


def test_an_account_goes_and_the_ledger_says_so(mina: CastMember, jun: CastMember) -> None:
    fill(mina)
    fill(jun)
    ask(mina, None)

    erase_due(DUE)

    assert (count(Account, mina.id), count(CheckIn, jun.id)) == (0, 3)
    assert ledger().read().accounts == {account_hash(mina.id)}


def test_a_period_goes_in_parts(mina: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasing_work, "ROWS_AT_ONCE", 1)
    fill(mina)
    ask(mina, Period(FIRST, FIRST + DAY))

    erase_due(DUE)

    assert (count(CheckIn, mina.id), count(PendingErasure, mina.id)) == (1, 0)
    assert [period for period, _at in ledger().read().periods[account_hash(mina.id)]] == [
        Period(FIRST, FIRST + DAY)
    ]


def test_without_the_ledger_nothing_goes(
    mina: CastMember, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    ask(mina, None)
    (tmp_path / "erasures.ledger").mkdir()

    with caplog.at_level(logging.WARNING):
        assert erase_due(DUE) == 0

    assert count(Account, mina.id) == 1
    assert "IsADirectoryError" in caplog.text
    assert str(mina.id) not in caplog.text


def test_one_that_fails_keeps_nobody_waiting_and_is_noted_once(
    mina: CastMember, jun: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    for member in (mina, jun):
        ask(member, None)

    with monkeypatch.context() as patch:
        patch.setattr(erasing_work, "erase_some", failing_for(mina.id))
        for _ in range(2):
            erase_due(DUE)

    assert (count(Account, mina.id), count(Account, jun.id)) == (1, 0)
    assert len(ledger().file.read_text().splitlines()) == 2
    erase_due(DUE)
    assert count(Account, mina.id) == 0


def test_a_server_that_stopped_goes_on_where_it_was(
    mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(mina)
    ask(mina, Period(FIRST, FIRST + 2 * DAY))
    monkeypatch.setattr(erasing_work, "ROWS_AT_ONCE", 1)

    with monkeypatch.context() as patch:
        patch.setattr(erasing_work, "erase_some", stopping_at(2))
        with pytest.raises(KeyboardInterrupt):
            erase_due(DUE)

    assert count(CheckIn, mina.id) == 2
    erase_due(DUE)
    assert (count(CheckIn, mina.id), count(PendingErasure, mina.id)) == (0, 0)


def stopping_at(last: int) -> Any:
    right, calls = erasing_work.erase_some, iter(range(1, last + 1))

    def stop(*given: Any) -> int:
        if next(calls) == last:
            raise KeyboardInterrupt
        return right(*given)

    return stop


def test_old_entries_go_once_a_day(
    mina: CastMember, jun: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing_work, "PEOPLE_AT_ONCE", 1)
    fill(mina)
    fill(jun)
    sweep(Progress(), OLD)
    assert (count(Retention, mina.id), count(CheckIn, mina.id)) == (1, 3)

    later = Progress()
    sweep(later, OLD + 7 * DAY)

    assert (count(CheckIn, mina.id), count(CheckIn, jun.id)) == (0, 0)
    assert keep_some(later, OLD + 7 * DAY) == 0
    assert later.kept_on == (OLD + 7 * DAY).date()


def sweep(progress: Progress, now: datetime) -> None:
    for _ in range(4):
        keep_some(progress, now)


def test_what_was_withdrawn_is_noted_once(mina: CastMember) -> None:
    made = uuid4()
    with writing() as session:
        agree_to(session, mina.id, made, OwnPurpose.PRIORS, text_version="1", now=NOW)
        withdraw_from(session, mina.id, OwnPurpose.PRIORS, NOW)

    for _ in range(2):
        note_withdrawals(NOW - DAY, NOW)
    note_withdrawals(NOW + DAY, NOW)

    assert ledger().read().withdrawn == {agreement_hash(mina.id, made)}
    assert len(ledger().file.read_text().splitlines()) == 1


def test_a_file_put_back_by_hand_brings_nobody_back(mina: CastMember, jun: CastMember) -> None:
    fill(mina)
    ledger().note(ErasedAccount(mina.id, NOW.date()))

    look_after_own_data()

    assert (count(Account, mina.id), count(Account, jun.id)) == (0, 1)


def test_a_replay_changes_nothing_twice(mina: CastMember, jun: CastMember) -> None:
    ledger().note(ErasedAccount(mina.id, NOW.date()))

    assert [replay(NOW), replay(NOW)] == [1, 0]
    assert count(Account, jun.id) == 1


def test_each_sweep_does_what_is_due(mina: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    look_after_own_data()
    ask(mina, None)
    monkeypatch.setattr(erasing_work, "utc_now", lambda: DUE)

    look_after_own_data()

    assert count(Account, mina.id) == 0


def test_the_log_is_folded_until_it_is_empty(
    mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    monkeypatch.setattr(erasing_work, "fold_log", lambda _: answers.pop(0))

    for _ in range(3):
        look_after_own_data()

    assert answers == []
