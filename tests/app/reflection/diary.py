"""A diary of Mina's whose evenings tell, kept as rows and worked out."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from app.database import writing
from journal.findings.commands import compute_findings
from journal.storage.engine import Database
from tests.conftest import CastMember
from tests.journal.findings.diaries import make_days
from tests.journal.findings.kept import keep_diary

LATER = datetime(2026, 12, 1, tzinfo=UTC)


def keep_days(member: CastMember, length: int, lost: float = 1.2) -> None:
    """Keep so many days from 2 March 2026; ``lost`` points of energy after half an hour."""
    opened: Database = member.app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        keep_diary(session, member.id, make_days(length, lost=lost))
        session.flush()
    with member.app.app_context(), writing() as session:
        compute_findings(session, member.id, LATER)
