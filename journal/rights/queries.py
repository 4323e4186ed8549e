"""Reads the few check-ins that decide whether help comes near by itself."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.model.check_in import CheckIn
from journal.rights.rules import RUNNING, Sign, help_comes_near
from journal.vocabulary import Leaving


def help_is_near(session: Session, account_id: UUID) -> bool:
    """Whether today's page shows the help lines quietly, to this person alone; one query."""
    latest = session.execute(
        select(CheckIn.mood, CheckIn.leaving)
        .where(CheckIn.account_id == account_id)
        .order_by(CheckIn.at.desc())
        .limit(RUNNING)
    )
    signs = [Sign(mood, Leaving(leaving) if leaving else None) for mood, leaving in latest]
    return help_comes_near(signs)
