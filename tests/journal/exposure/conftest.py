from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.shifts.commands import set_repeating_rule
from tests.journal.exposure.tapping import BEGIN, OFFICE


@pytest.fixture
def mina(session: Session, mina_id: UUID) -> UUID:
    set_repeating_rule(session, mina_id, uuid4(), OFFICE, BEGIN)
    return mina_id
