"""Reads a person's moment and what fits it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CompoundSelect,
    Row,
    Select,
    String,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model.check_in import CheckIn
from journal.model.contact import ContactEvent
from journal.model.interaction import Interaction
from journal.model.suggestion import AnsweredOffer, SessionRun
from journal.shifts.queries import roster_around
from journal.shifts.roster import Roster
from journal.suggestions.catalogue import Entry, catalogue, entry_named
from journal.suggestions.rules import Offered, Silence, all_allowed, offer_for, what_fits
from journal.suggestions.situation import (
    Answered,
    Feeling,
    Hit,
    OffShift,
    OnShift,
    Situation,
    UnknownShift,
)
from journal.vocabulary import Initiation, InteractionKind, Moment, OfferAnswer

HITS_BACK = timedelta(days=3)
CONTACT_BACK = timedelta(hours=3)
ANSWERS_BACK = timedelta(days=7)
SESSIONS_BACK = timedelta(hours=12)
UNSAID_INTENSITY = 3


@dataclass(frozen=True, slots=True)
class Begun:
    """A suggestion that was started."""

    id: UUID
    entry: Entry
    is_finished: bool


@dataclass(frozen=True, slots=True)
class Others:
    """What else there is: what fits now, and further what may be done at any time."""

    fitting: tuple[Offered, ...]
    further: tuple[Offered, ...]


def offer_now(
    session: Session, account_id: UUID, now: datetime, roster: Roster | None = None
) -> Offered | Silence:
    """The one suggestion for this moment, or silence; ``now`` is aware and in her zone.

    At most four queries; two with the ``roster`` around the moment in hand.
    """
    return offer_for(situation_of(session, account_id, now, roster), catalogue())


def others_now(session: Session, account_id: UUID, now: datetime) -> Others:
    """Everything she may choose from when she asks; ``now`` is aware and in her zone."""
    situation = situation_of(session, account_id, now)
    fitting = what_fits(situation, catalogue())
    shown = {offered.entry.id for offered in fitting}
    further = (o for o in all_allowed(situation, catalogue()) if o.entry.id not in shown)
    return Others(fitting, tuple(further))


def begun_offer(session: Session, account_id: UUID, offer_id: UUID) -> Begun:
    """A suggestion she started; raises NotFound for any other."""
    row = session.get(AnsweredOffer, (account_id, offer_id))
    done = {OfferAnswer.STARTED: False, OfferAnswer.FINISHED: True}
    if row is None or row.answer not in done:
        raise NotFound("offer")
    return Begun(row.id, entry_named(row.entry), done[OfferAnswer(row.answer)])


def situation_of(
    session: Session, account_id: UUID, now: datetime, roster: Roster | None = None
) -> Situation:
    """A person's moment from her shifts, entries and answers; ``now`` is aware, in her zone."""
    marks = session.execute(_marks(account_id, now)).all()
    roster = roster or roster_around(session, account_id, now, now)
    return Situation(
        now=now,
        shift=_shift(roster, now),
        rest_hours=_rest_hours(roster, now),
        hits=tuple(_hit(row, now) for row in marks if row.what == "hit"),
        feeling=_feeling(session, account_id, now),
        pushed=sum(row.number for row in marks if row.what == "contact"),
        answers=tuple(_answers(marks, now)),
    )


def _shift(roster: Roster, now: datetime) -> OnShift | OffShift | UnknownShift:
    if not roster.shifts:
        return UnknownShift()
    running = roster.shift_at(now)
    if running is not None:
        return OnShift(_minutes(now, running.starts_at), _minutes(running.ends_at, now))
    since, until = roster.previous_end(now), roster.next_start(now)
    return OffShift(
        None if since is None else _minutes(now, since),
        None if until is None else _minutes(until, now),
    )


def _rest_hours(roster: Roster, now: datetime) -> float | None:
    running = roster.shift_at(now)
    rest = roster.rest_gap_at(running.ends_at if running else now)
    return None if rest is None else rest.free_minutes / 60


def _marks(account_id: UUID, now: datetime) -> CompoundSelect[*tuple[Any, ...]]:
    nothing = cast(null(), String)
    hits = select(
        literal("hit").label("what"),
        Interaction.at.label("at"),
        Interaction.kind.label("first"),
        nothing.label("second"),
        nothing.label("third"),
        func.coalesce(Interaction.intensity, UNSAID_INTENSITY).label("number"),
    ).where(Interaction.account_id == account_id, Interaction.at.between(now - HITS_BACK, now))
    contacts = select(
        literal("contact"), func.max(ContactEvent.at), nothing, nothing, nothing, func.count()
    ).where(
        ContactEvent.account_id == account_id,
        ContactEvent.at.between(now - CONTACT_BACK, now),
        ContactEvent.is_outside_shift,
        ContactEvent.initiation == Initiation.PUSHED,
    )
    return union_all(hits, contacts, _answered(account_id, now), _runs(account_id, now))


def _answered(account_id: UUID, now: datetime) -> Select[*tuple[Any, ...]]:
    return select(
        literal("answer"),
        AnsweredOffer.at,
        AnsweredOffer.entry,
        AnsweredOffer.moment,
        AnsweredOffer.answer,
        literal(0),
    ).where(
        AnsweredOffer.account_id == account_id, AnsweredOffer.at.between(now - ANSWERS_BACK, now)
    )


def _runs(account_id: UUID, now: datetime) -> Select[*tuple[Any, ...]]:
    # A session begun from the list counts like one that was suggested.
    return select(
        literal("run"),
        SessionRun.started_at,
        SessionRun.session,
        cast(null(), String),
        cast(null(), String),
        literal(0),
    ).where(
        SessionRun.account_id == account_id,
        SessionRun.started_at.between(now - SESSIONS_BACK, now),
    )


def _hit(row: Row[Any], now: datetime) -> Hit:
    return Hit(InteractionKind(row.first), _minutes(now, row.at), row.number)


def _answers(marks: Iterable[Row[Any]], now: datetime) -> Iterator[Answered]:
    for row in marks:
        if row.what == "answer":
            moment, answer = Moment(row.second), OfferAnswer(row.third)
            yield Answered(row.first, moment, answer, _minutes(now, row.at))
        elif row.what == "run":
            for entry in catalogue():
                if entry.session == row.first:
                    yield Answered(entry.id, None, OfferAnswer.STARTED, _minutes(now, row.at))


def _feeling(session: Session, account_id: UUID, now: datetime) -> Feeling | None:
    latest = session.execute(
        select(CheckIn.at, CheckIn.mood, CheckIn.energy, CheckIn.tension, CheckIn.replay)
        .where(CheckIn.account_id == account_id, CheckIn.at <= now)
        .order_by(CheckIn.at.desc())
        .limit(1)
    ).first()
    if latest is None:
        return None
    at, mood, energy, tension, replay = latest
    return Feeling(_minutes(now, at), mood, energy, tension, replay)


def _minutes(later: datetime, earlier: datetime) -> int:
    return int((later - earlier).total_seconds() // 60)
