"""Who looked at what a unit's page shows: at the unit, and at those its release speaks for too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.release_words import Named
from journal.aggregates.released import ReleasedWindow, UnitWindow
from journal.audit.queries import LookLine, looks_at

LOOKS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class LookShown:
    """One look: by whom, when, and at which other unit; empty for the page's own."""

    name: str
    at: datetime
    elsewhere: str


def looks_shown(
    session: Session, named: Named, windows: Sequence[UnitWindow]
) -> tuple[LookShown, ...]:
    """The newest looks at a unit and at those that its newest release speaks for."""
    units = {named.unit_id} | _spoken_for(windows)
    looks = looks_at(session, named.organisation.id, units, LOOKS_SHOWN)
    return tuple(LookShown(look.name, look.at, _elsewhere(look, named)) for look in looks)


def _spoken_for(windows: Sequence[UnitWindow]) -> frozenset[UUID]:
    """The units of the newest window that says anything; all of them read the same there."""
    released = (one.units for one in reversed(windows) if isinstance(one, ReleasedWindow))
    return next(released, frozenset())


def _elsewhere(look: LookLine, named: Named) -> str:
    if look.unit_id == named.unit_id:
        return ""
    # A unit that is closed by now has no name any more but the one it had then.
    return named.name_of(look.unit_id) or look.unit_name
