"""What a person's place in an organisation lets her read of what was done."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from journal.audit.queries import ActsReader
from journal.teams.queries import Place, organisation_of, place_of, tree_of
from journal.teams.tree import Tree
from journal.teams.windows import window_at

ALONE = ActsReader(None, frozenset(), is_steward=False)


def reader_of(session: Session, account_id: UUID, now: datetime) -> ActsReader:
    """Return whose acts a person may read: of her unit, those over it, and those she leads."""
    place = place_of(session, account_id)
    if place.organisation_id is None:
        return ALONE
    organisation = organisation_of(session, place.organisation_id)
    tree = tree_of(session, organisation.id, window_at(now, organisation.zone))
    return ActsReader(organisation.id, _units(place, tree), place.is_steward)


def _units(place: Place, tree: Tree) -> frozenset[UUID]:
    # A unit that is closed, or opens with the next window, hangs nowhere: it stands for itself.
    own = frozenset() if place.unit_id is None else frozenset({place.unit_id})
    known = frozenset(tree.units)
    over = {above for unit in own & known for above in tree.ancestors(unit)}
    led = {unit for top in place.led & known for unit in tree.subtree(top)}
    return own | place.led | over | led
