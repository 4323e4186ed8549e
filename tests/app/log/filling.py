"""A log with many entries of two kinds, several at one moment."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from app.database import writing
from journal.check_ins.commands import record_check_in
from journal.check_ins.rules import Answers
from journal.check_ins.rules import Entry as CheckIn
from journal.interactions.commands import record_interaction
from journal.interactions.rules import Entry as Interaction
from journal.interactions.rules import Hit
from journal.vocabulary import InteractionKind
from tests.conftest import CastMember

LAST = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
REFUSAL = Hit(kind=InteractionKind.REFUSAL)


def fill(member: CastMember, entries: int) -> set[str]:
    """Write that many entries down and return their ids."""
    ids = [uuid4() for _number in range(entries)]
    with member.app.app_context(), writing() as session:
        for number, entry_id in enumerate(ids):
            at = LAST - timedelta(days=number // 4)
            if number % 2:
                entry = Interaction(id=entry_id, at=at, zone=member.zone, hit=REFUSAL)
                record_interaction(session, member.id, entry, LAST)
            else:
                said = CheckIn(
                    id=entry_id,
                    at=at,
                    zone=member.zone,
                    local_date=at.date(),
                    answers=Answers(mood=3),
                )
                record_check_in(session, member.id, said, LAST)
    return {str(entry_id) for entry_id in ids}
