"""The page that lists a person's units: her own, and those she leads with all under them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.access import TeamReader
from app.language import gettext as _
from app.release_words import Named, dates_of, not_enough_words
from app.releases import points_of
from app.team.units import units_now
from journal.aggregates.newest import newest_windows
from journal.aggregates.queries import unit_history
from journal.causes.actions import ActionLine, actions_of
from journal.teams.windows import Window
from journal.vocabulary import Figure

NEWEST_ACTIONS = 3


@dataclass(frozen=True, slots=True)
class UnitShown:
    """One unit in one line; ``depth`` counts from the nearest unit above that is listed."""

    id: UUID
    name: str
    newest: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A person's own unit, if she is a member; the units she leads; what was changed for hers.

    ``is_noted`` says that opening any of them is written down, as she is somebody's lead.
    """

    own: UnitShown | None
    led: tuple[UnitShown, ...]
    actions: tuple[ActionLine, ...]
    is_noted: bool


def units_listed(session: Session, reader: TeamReader, now: datetime) -> Listing:
    """What a person may open, in at most five statements."""
    units = units_now(session, reader.organisation_id, now)
    led = [line for line in units.lines if units.is_led(reader.led, line.id)]
    hers = {line.id for line in led} | ({reader.unit_id} if reader.unit_id else set())
    newest = newest_windows(session, reader.organisation_id, hers)
    top = min((line.depth for line in led), default=0)
    lines = tuple(
        UnitShown(line.id, line.name, _dated(newest.get(line.id)), line.depth - top) for line in led
    )
    if reader.unit_id is None:
        return Listing(None, lines, (), is_noted=True)
    scope = units.with_those_above(reader.unit_id)
    actions = actions_of(session, reader.organisation_id, scope, count=NEWEST_ACTIONS)
    named = Named(reader.unit_id, units.names, units.organisation)
    if not reader.led:
        return Listing(_own(session, named), lines, actions, is_noted=False)
    own = UnitShown(reader.unit_id, named.own_name, _dated(newest.get(reader.unit_id)))
    is_listed = any(line.id == reader.unit_id for line in lines)
    return Listing(None if is_listed else own, lines, actions, is_noted=True)


def _own(session: Session, named: Named) -> UnitShown:
    """A member's own unit with its newest figure: nobody's look at it is written down."""
    history = unit_history(session, named.organisation.id, named.unit_id, count=1)
    if not history:
        return UnitShown(named.unit_id, named.own_name, _dated(None))
    points = points_of(history[0], Figure.STRAIN)
    dates = dates_of(history[0].window, history[0].window)
    if points is None:
        return UnitShown(named.unit_id, named.own_name, f"{dates}: {not_enough_words()}")
    said = _("%(dates)s: strain around %(points)s of 100", dates=dates, points=points)
    return UnitShown(named.unit_id, named.own_name, said)


def _dated(window: Window | None) -> str:
    if window is None:
        return _("No figures yet")
    return _("Newest figures: %(dates)s", dates=dates_of(window, window))
