"""Erasing while she takes it back, while it fails, while somebody turns the clock."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from app import erasing_work
from app.database import writing
from app.erasing_work import erase_due, ledger, look_after_own_data, replay
from journal.consents.own import agree_to, withdraw_from
from journal.errors import NotFound
from journal.model import Account, PendingErasure
from journal.my_data.erasing import stay
from journal.my_data.ledger import account_hash, agreement_hash
from journal.vocabulary import OwnPurpose
from tests.app.wishing import DAY, DUE, ask, count, failing_for
from tests.conftest import CastMember
from tests.journal.my_data.days import NOW


@pytest.fixture(autouse=True)
def in_app(app: Flask) -> Any:
    with app.app_context():
        yield


def test_what_was_taken_back_at_the_last_moment_is_not_in_the_ledger(
    mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(mina, None)
    right = erasing_work.due_erasures

    def look_then_stay(*given: Any) -> Any:
        found = right(*given)
        with writing() as session:
            stay(session, mina.id, NOW + 7 * DAY - timedelta(seconds=1))
        return found

    with monkeypatch.context() as patch:
        patch.setattr(erasing_work, "due_erasures", look_then_stay)
        erase_due(DUE)

    assert ledger().read().accounts == frozenset()
    assert replay(DUE) == 0
    assert count(Account, mina.id) == 1


def test_what_the_ledger_holds_can_not_be_taken_back(
    mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(mina, None)
    with monkeypatch.context() as patch:
        patch.setattr(erasing_work, "erase_some", failing_for(mina.id))
        erase_due(DUE)

    with pytest.raises(NotFound), writing() as session:
        stay(session, mina.id, DUE)

    assert ledger().read().accounts == {account_hash(mina.id)}
    assert count(PendingErasure, mina.id) == 1


def test_what_was_withdrawn_after_the_clock_was_set_back_is_noted(
    mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = uuid4()
    monkeypatch.setattr(erasing_work, "utc_now", lambda: NOW + DAY)
    look_after_own_data()
    with writing() as session:
        agree_to(session, mina.id, made, OwnPurpose.PRIORS, text_version="1", now=NOW)
        withdraw_from(session, mina.id, OwnPurpose.PRIORS, NOW)
    monkeypatch.setattr(erasing_work, "utc_now", lambda: NOW)

    look_after_own_data()

    assert ledger().read().withdrawn == {agreement_hash(mina.id, made)}
