"""Reads a person's rated uses, what seems to help her, and the order to offer things in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, exists, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from journal.model.suggestion import AnsweredOffer, LearningStart, SessionRun
from journal.suggestions.catalogue import Entry, catalogue
from journal.suggestions.learning import Outcome, draw_of, learns, ordering, tallies_of
from journal.suggestions.learning_standing import Standing, standings
from journal.suggestions.local_queries import local_entries
from journal.suggestions.rules import Order
from journal.vocabulary import OfferAnswer

LOOKS_BACK = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Helped:
    """What seems to help her; ``since`` is when she began anew, in UTC, None if she never did.

    ``other_aims`` counts rated uses of kinds that are meant for something else than tension.
    """

    standings: tuple[Standing, ...]
    other_aims: int
    since: datetime | None


def what_helped(session: Session, account_id: UUID, now: datetime) -> Helped:
    """What her ratings of the last year say, the same on every reload; at most five queries."""
    local = local_entries(session, account_id, now)
    outcomes = outcomes_of(session, account_id, now, local)
    tallies = tallies_of(outcomes)
    return Helped(
        standings=standings(tallies, draw_of(account_id, "standings")) if tallies else (),
        other_aims=len(outcomes) - sum(one.uses for one in tallies.values()),
        since=learning_from(session, account_id),
    )


def learning_from(session: Session, account_id: UUID) -> datetime | None:
    """From when on her ratings count, in UTC; None while all of them do."""
    return session.scalar(
        select(LearningStart.from_at).where(LearningStart.account_id == account_id)
    )


def outcomes_of(
    session: Session, account_id: UUID, now: datetime, local: Sequence[Entry] = ()
) -> tuple[Outcome, ...]:
    """Her uses of the last year with both taps, oldest first, since she began anew if she did.

    ``local`` are suggestions of her organisation's; what is in neither catalogue is left out.
    """
    entries = (*local, *catalogue())
    by_id = {one.id: one for one in entries}
    by_script = {one.session: one for one in reversed(entries) if one.session}
    found = []
    for what, name, at, before, after in session.execute(_rated(account_id, now)):
        entry = (by_script if what == "run" else by_id).get(name)
        if entry is not None:
            found.append(Outcome(entry.id, entry.kind, before, after, at))
    return tuple(found)


def order_for(session: Session, account_id: UUID, now: datetime, seed_parts: str) -> Order:
    """An order learned from her ratings, the same for the same ``seed_parts``.

    One query when it is asked, none for fewer than two kinds that may change places.
    """

    def order(fitting: tuple[Entry, ...]) -> Sequence[Entry]:
        if len({one.kind for one in fitting if learns(one)}) < 2:  # noqa: PLR2004 - two change places
            return fitting
        outcomes = outcomes_of(session, account_id, now, fitting)
        return ordering(outcomes, fitting, draw_of(account_id, seed_parts))

    return order


def _rated(account_id: UUID, now: datetime) -> CompoundSelect[*tuple[Any, ...]]:
    runs = select(
        literal("run").label("what"),
        SessionRun.session.label("name"),
        SessionRun.started_at.label("at"),
        SessionRun.tension_before.label("before"),
        SessionRun.tension_after.label("after"),
    ).where(
        SessionRun.account_id == account_id,
        SessionRun.finished_at.is_not(None),
        *_counts(account_id, SessionRun.started_at, now),
        *_both_taps(SessionRun.tension_before, SessionRun.tension_after),
    )
    offers = select(
        literal("offer"),
        AnsweredOffer.entry,
        AnsweredOffer.at,
        AnsweredOffer.tension_before,
        AnsweredOffer.tension_after,
    ).where(
        AnsweredOffer.account_id == account_id,
        AnsweredOffer.answer == OfferAnswer.FINISHED,
        *_counts(account_id, AnsweredOffer.at, now),
        *_both_taps(AnsweredOffer.tension_before, AnsweredOffer.tension_after),
    )
    return union_all(runs, offers).order_by("at")


def _counts(account_id: UUID, at: InstrumentedAttribute[datetime], now: datetime) -> Iterable[Any]:
    begun_anew = exists().where(LearningStart.account_id == account_id, LearningStart.from_at > at)
    return at.between(now - LOOKS_BACK, now), ~begun_anew


def _both_taps(*taps: InstrumentedAttribute[int | None]) -> Iterable[Any]:
    return [one.is_not(None) for one in taps]
