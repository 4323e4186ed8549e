"""On PostgreSQL, too, records follow one another, and an edit breaks the chain."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from journal.audit.commands import prune
from journal.audit.queries import ActsReader, acts_about, began_at, looks_at
from journal.audit.rules import GRANTS_KEPT
from journal.model.audit import AuditRecord
from journal.storage.engine import Database
from journal.storage.folding import fold_log
from journal.vocabulary import Act
from tests.journal.audit.deeds import BLUE, HERE, NOW, SORA, make_act, make_chain, numbers, walked

pytestmark = pytest.mark.postgres


def test_many_at_once_are_numbered_one_after_the_other(postgres_database: Database) -> None:
    def act(_turn: int) -> None:
        with postgres_database.writer.begin() as connection, Session(connection) as session:
            make_act(session, unit_id=BLUE, unit="Blue", count=3)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(act, range(40)))

    with postgres_database.reader.connect() as connection, Session(connection) as session:
        assert numbers(session) == list(range(1, 41))
        assert (walked(session).records, walked(session).first_break) == (40, None)


def test_an_edit_breaks_the_chain_and_pruning_does_not(postgres_database: Database) -> None:
    later = NOW + GRANTS_KEPT + timedelta(days=1)
    with postgres_database.writer.begin() as connection, Session(connection) as session:
        make_chain(session)
        session.execute(update(AuditRecord).where(AuditRecord.number == 3).values(role="steward"))
        assert walked(session).first_break == 3
        session.execute(update(AuditRecord).where(AuditRecord.number == 3).values(role="lead"))

        assert prune(session, later) == 5
        assert (walked(session, later).records, walked(session, later).first_break) == (5, None)


def test_acts_are_read_back(postgres_database: Database) -> None:
    reader = ActsReader(HERE, frozenset({BLUE}), is_steward=False)
    with postgres_database.writer.begin() as connection, Session(connection) as session:
        make_act(session, unit_id=BLUE, unit="블루")
        (line,) = acts_about(session, BLUE, reader)
        began = began_at(session, NOW + timedelta(days=1))
        (look,) = looks_at(session, HERE, {BLUE}, 5)

    assert (line.act, line.at, line.details) == (Act.FIGURES_OPENED, NOW, {"unit": "블루"})
    assert (look.name, look.at, look.unit_name) == (SORA.name, NOW, "블루")
    assert began == NOW


def test_there_is_no_log_of_ours_to_fold(postgres_database: Database) -> None:
    assert fold_log(postgres_database)
