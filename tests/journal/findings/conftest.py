from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from tests.journal.findings.diaries import MONDAY
from tests.journal.findings.kept import keep_check_in, keep_shifts


@pytest.fixture
def mina(session: Session, mina_id: UUID) -> UUID:
    """Mina with her shifts and the check-ins of a Monday and a Tuesday."""
    keep_shifts(session, mina_id)
    keep_check_in(session, mina_id, MONDAY)
    keep_check_in(session, mina_id, MONDAY + timedelta(days=1))
    return mina_id
