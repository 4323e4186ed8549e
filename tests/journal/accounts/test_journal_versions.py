from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.accounts.queries import journal_versions


def test_a_journal_that_is_gone_has_no_version(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    touch(session, mina_id)

    assert journal_versions(session, [mina_id, jun_id, uuid4()]) == {mina_id: 2, jun_id: 1}
    assert journal_versions(session, []) == {}
