"""Reads a person's moment and what fits it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model.suggestion import AnsweredOffer, OwnLimit
from journal.shifts.roster import Roster
from journal.suggestions.catalogue import Entry, catalogue
from journal.suggestions.learning_queries import order_for
from journal.suggestions.limits import HARMS, SINCE, forbids
from journal.suggestions.local_queries import entry_for, local_entries
from journal.suggestions.moments import seed_of
from journal.suggestions.rules import (
    Explained,
    Offered,
    Silence,
    all_allowed,
    explain,
    offer_for,
    what_fits,
)
from journal.suggestions.situation_queries import situation_of
from journal.vocabulary import Limit, OfferAnswer


@dataclass(frozen=True, slots=True)
class Begun:
    """A suggestion that was started; tension 1 to 5, or none where it was left out."""

    id: UUID
    entry: Entry
    is_finished: bool
    tension_before: int | None
    tension_after: int | None


@dataclass(frozen=True, slots=True)
class Restoring:
    """An offer or a silence, her limits, and the ids of guided sessions that aren't for now.

    ``planned`` are the minutes of the day at which she means to look at messages.
    """

    outcome: Offered | Silence
    limits: frozenset[Limit]
    not_now: frozenset[str]
    planned: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Others:
    """What else there is: what fits now, and further what may be done at any time.

    ``at_work`` is what her organisation suggests for this moment; it never comes by itself.
    """

    fitting: tuple[Offered, ...]
    further: tuple[Offered, ...]
    at_work: tuple[Offered, ...]


def restoring_now(
    session: Session, account_id: UUID, now: datetime, roster: Roster | None = None
) -> Restoring:
    """The one suggestion for this moment, or silence, with what isn't for it.

    ``now`` is aware and in her zone. At most four queries; two with the ``roster`` around the
    moment in hand.
    """
    situation = situation_of(session, account_id, now, roster)
    order = order_for(session, account_id, now, seed_of(situation))
    against = {entry.session: forbids(entry, situation) for entry in catalogue()}
    return Restoring(
        outcome=offer_for(situation, catalogue(), order),
        limits=situation.limits,
        not_now=frozenset(script for script, why in against.items() if script and why in HARMS),
        planned=situation.planned,
    )


def explained_now(session: Session, account_id: UUID, now: datetime) -> Explained:
    """The same offer or silence with everything that led to it; nothing is written down."""
    situation = situation_of(session, account_id, now)
    order = order_for(session, account_id, now, seed_of(situation))
    return explain(situation, catalogue(), order)


def others_now(session: Session, account_id: UUID, now: datetime) -> Others:
    """Everything she may choose from when she asks; ``now`` is aware and in her zone."""
    situation = situation_of(session, account_id, now)
    fitting = what_fits(situation, catalogue())
    shown = {offered.entry.id for offered in fitting}
    further = (o for o in all_allowed(situation, catalogue()) if o.entry.id not in shown)
    local = all_allowed(situation, local_entries(session, account_id, now))
    at_work = (offered for offered in local if offered.moment in offered.entry.moments)
    return Others(fitting, tuple(further), tuple(at_work))


def begun_offer(session: Session, account_id: UUID, offer_id: UUID) -> Begun:
    """A suggestion she started; raises NotFound for any other."""
    row = session.get(AnsweredOffer, (account_id, offer_id))
    done = {OfferAnswer.STARTED: False, OfferAnswer.FINISHED: True}
    if row is None or row.answer not in done:
        raise NotFound("offer")
    return Begun(
        id=row.id,
        entry=entry_for(session, account_id, row.entry),
        is_finished=done[OfferAnswer(row.answer)],
        tension_before=row.tension_before,
        tension_after=row.tension_after,
    )


def is_gone(session: Session, account_id: UUID, entry_id: str, now: datetime) -> bool:
    """Whether what happened or was said since an offer was shown forbids to begin it now.

    Raises NotFound for a suggestion that is neither in the catalogue nor her organisation's.
    """
    entry = entry_for(session, account_id, entry_id)
    return forbids(entry, situation_of(session, account_id, now)) in SINCE


def limits_of(session: Session, account_id: UUID) -> frozenset[Limit]:
    """What she said that she doesn't want or can't do."""
    kinds = session.scalars(select(OwnLimit.kind).where(OwnLimit.account_id == account_id))
    return frozenset(Limit(kind) for kind in kinds)
