"""What pictures of interactions are drawn from: three columns, never whole rows."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.model.interaction import Interaction
from journal.vocabulary import Cause, InteractionKind

MARGIN = timedelta(days=3)
# Looked up, for calling an enum once a row costs more than reading the row.
KINDS = {kind.value: kind for kind in InteractionKind}
CAUSES = {cause.value: cause for cause in Cause}


@dataclass(frozen=True, slots=True)
class PicturedHit:
    """What hit her, what would have prevented it, and how many minutes before the planned end.

    No cause means it was not answered; minutes are negative after the end, None without a shift.
    """

    kind: InteractionKind
    cause: Cause | None
    minutes_before_end: int | None


def hits_between(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[PicturedHit, ...]:
    """The interactions of the days from first to last, both included, by their moment."""
    found = session.execute(
        select(Interaction.kind, Interaction.cause, Interaction.minutes_before_end)
        .where(
            Interaction.account_id == account_id,
            Interaction.local_date.between(first, last),
            # The index knows moments; a shift's date lies less than three days beside them.
            Interaction.at.between(_midnight(first - MARGIN), _midnight(last + MARGIN)),
        )
        .order_by(Interaction.at)
    )
    return tuple(
        PicturedHit(KINDS[kind], CAUSES[cause] if cause else None, minutes)
        for kind, cause, minutes in found
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
