"""What a person could come to see in a situation."""

from journal.suggestions.catalogue import Entry, catalogue
from journal.suggestions.rules import Offered, all_allowed, offer_for, what_fits
from journal.suggestions.situation import Situation


def shown(situation: Situation) -> dict[str, Entry]:
    """Everything she could come to see: offered, fitting, or further down on asking."""
    offered = offer_for(situation, catalogue())
    seen = [*what_fits(situation, catalogue()), *all_allowed(situation, catalogue())]
    if isinstance(offered, Offered):
        seen.append(offered)
    return {one.entry.id: one.entry for one in seen}
