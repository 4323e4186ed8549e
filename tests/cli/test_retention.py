"""The operator erases nobody without the ledger, and can do by hand what is due."""

from pathlib import Path
from uuid import uuid4

from flask import Flask

from app.database import writing
from journal.model import Account
from journal.my_data.erasing import ask_for_account
from tests.cli.acting import acts, run
from tests.cli.test_restoring import LEFT, is_there
from tests.conftest import LONG_AGO, CastMember


def test_without_the_ledger_an_operator_erases_nobody(
    app: Flask, mina: CastMember, tmp_path: Path
) -> None:
    (tmp_path / "erasures.ledger").mkdir()

    assert run(app, "accounts", "erase", mina.email, *LEFT)[1]["error"] == "no_ledger"

    assert is_there(app, Account, mina.id)
    assert acts(app) == []


def test_what_is_due_can_be_done_by_hand(app: Flask, mina: CastMember, jun: CastMember) -> None:
    with app.app_context(), writing() as session:
        ask_for_account(session, mina.id, uuid4(), LONG_AGO)

    answer = run(app, "retention", "keep")

    told = {"erased": 1, "too_old": 0, "session_places": 0, "is_log_empty": True}
    assert answer == (0, told)
    assert not is_there(app, Account, mina.id)
