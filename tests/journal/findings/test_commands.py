from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import NotFound
from journal.findings.answers import Question
from journal.findings.commands import compute_findings, keep_findings
from journal.findings.queries import findings_of, worked_out
from journal.findings.whole import METHOD_VERSION
from journal.model import Account, StoredFinding
from tests.journal.findings.diaries import make_days
from tests.journal.findings.kept import LONG_AGO, keep_diary

BESIDE = 1
"""Rows that are kept beside those of the questions."""


@pytest.fixture
def mina(session: Session, mina_id: UUID) -> UUID:
    keep_diary(session, mina_id, make_days(45, lost=1.0))
    return mina_id


def rows(session: Session) -> list[tuple[object, ...]]:
    return [tuple(row) for row in session.execute(select(StoredFinding.__table__))]


def test_the_findings_are_kept_with_their_version(session: Session, mina: UUID) -> None:
    compute_findings(session, mina, LONG_AGO)

    version = session.execute(select(Account.journal_version)).scalar_one()
    found = session.execute(
        select(StoredFinding.key, StoredFinding.journal_version, StoredFinding.method_version)
    ).all()
    assert {row.key for row in found} >= {question.value for question in Question}
    assert {tuple(row)[1:] for row in found} == {(version, METHOD_VERSION)}


def test_computing_again_changes_no_row(session: Session, mina: UUID) -> None:
    compute_findings(session, mina, LONG_AGO)
    before = rows(session)

    compute_findings(session, mina, LONG_AGO.replace(year=2027))

    assert rows(session) == before


def test_the_same_days_give_the_same_rows_after_a_change(session: Session, mina: UUID) -> None:
    first = compute_findings(session, mina, LONG_AGO)
    touch(session, mina)

    second = compute_findings(session, mina, LONG_AGO)

    assert second == first
    assert findings_of(session, mina) == first
    assert len(rows(session)) == len(set(Question)) + BESIDE


def test_an_older_method_is_worked_out_anew(session: Session, mina: UUID) -> None:
    compute_findings(session, mina, LONG_AGO)
    session.execute(update(StoredFinding).values(method_version="0.0.0"))

    assert findings_of(session, mina) is None
    compute_findings(session, mina, LONG_AGO)
    assert findings_of(session, mina) is not None


def test_what_the_journal_has_overtaken_is_not_kept(session: Session, mina: UUID) -> None:
    found = worked_out(session, mina)
    touch(session, mina)

    keep_findings(session, mina, found, LONG_AGO)

    assert rows(session) == []


def test_nobody_without_an_account_gets_findings(session: Session) -> None:
    with pytest.raises(NotFound):
        compute_findings(session, uuid4(), LONG_AGO)
