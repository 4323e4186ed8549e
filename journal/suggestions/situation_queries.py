"""Reads a person's moment: two statements for shifts aside, one for everything else."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CompoundSelect,
    DateTime,
    Integer,
    Row,
    Select,
    String,
    case,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from journal.model.check_in import CheckIn
from journal.model.contact import ContactEvent
from journal.model.interaction import Interaction
from journal.model.suggestion import AnsweredOffer, MessagePlan, OwnLimit, SessionRun
from journal.plans.rules import read_times
from journal.shifts.queries import roster_around
from journal.shifts.roster import Roster
from journal.suggestions.catalogue import catalogue
from journal.suggestions.reasons import LOW
from journal.suggestions.situation import (
    Answered,
    Feeling,
    Fortnight,
    Hit,
    OffShift,
    OnShift,
    Situation,
    UnknownShift,
)
from journal.vocabulary import Initiation, InteractionKind, Limit, Moment, OfferAnswer

HITS_BACK = timedelta(days=3)
CONTACT_BACK = timedelta(hours=3)
ANSWERS_BACK = timedelta(days=7)
SESSIONS_BACK = timedelta(hours=12)
FORTNIGHT = timedelta(days=14)
UNSAID_INTENSITY = 3

Marks = Select[*tuple[Any, ...]]


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
        feeling=next((_feeling(row, now) for row in marks if row.what == "feeling"), None),
        pushed=sum(row.one for row in marks if row.what == "contact"),
        answers=tuple(_answers(marks, now)),
        limits=frozenset(Limit(row.first) for row in marks if row.what == "limit"),
        planned=next((read_times(row.first) for row in marks if row.what == "plan"), ()),
        is_on_call=any(one.starts_at <= now < one.ends_at for one in roster.on_call_stretches),
        fortnight=next(Fortnight(row.one, row.two) for row in marks if row.what == "fortnight"),
    )


def _shift(roster: Roster, now: datetime) -> OnShift | OffShift | UnknownShift:
    if not roster.shifts:
        return UnknownShift()
    running = roster.shift_at(now)
    if running is not None:
        return OnShift(_minutes(now, running.starts_at), _minutes(running.ends_at, now))
    since, last, until = roster.previous_end(now), roster.begun_before(now), roster.next_start(now)
    return OffShift(
        None if since is None else _minutes(now, since),
        None if until is None else _minutes(until, now),
        None if since is None or last is None else _minutes(since, last.starts_at),
    )


def _rest_hours(roster: Roster, now: datetime) -> float | None:
    running = roster.shift_at(now)
    rest = roster.rest_gap_at(running.ends_at if running else now)
    return None if rest is None else rest.free_minutes / 60


def _marks(account_id: UUID, now: datetime) -> CompoundSelect[*tuple[Any, ...]]:
    return union_all(
        _hits(account_id, now),
        _contacts(account_id, now),
        _answered(account_id, now),
        _runs(account_id, now),
        _latest_feeling(account_id, now),
        _limits(account_id),
        _planned(account_id),
        _low_days(account_id, now),
    )


def _mark(what: str, at: Any, *said: Any, numbers: tuple[Any, ...] = ()) -> Marks:
    """One kind of row: up to three words and up to four numbers."""
    word, number = cast(null(), String), cast(null(), Integer)
    words = (*said, *(word,) * 3)[:3]
    counted = (*numbers, *(number,) * 4)[:4]
    named = zip(("first", "second", "third"), words, strict=True)
    columns = zip(("one", "two", "three", "four"), counted, strict=True)
    return select(
        literal(what).label("what"),
        at.label("at"),
        *(column.label(name) for name, column in (*named, *columns)),
    )


def _hits(account_id: UUID, now: datetime) -> Marks:
    intensity = func.coalesce(Interaction.intensity, UNSAID_INTENSITY)
    return _mark("hit", Interaction.at, Interaction.kind, numbers=(intensity,)).where(
        Interaction.account_id == account_id, Interaction.at.between(now - HITS_BACK, now)
    )


def _contacts(account_id: UUID, now: datetime) -> Marks:
    return _mark("contact", func.max(ContactEvent.at), numbers=(func.count(),)).where(
        ContactEvent.account_id == account_id,
        ContactEvent.at.between(now - CONTACT_BACK, now),
        ContactEvent.is_outside_shift,
        ContactEvent.initiation == Initiation.PUSHED,
    )


def _answered(account_id: UUID, now: datetime) -> Marks:
    said = (AnsweredOffer.entry, AnsweredOffer.moment, AnsweredOffer.answer)
    return _mark("answer", AnsweredOffer.at, *said).where(
        AnsweredOffer.account_id == account_id, AnsweredOffer.at.between(now - ANSWERS_BACK, now)
    )


def _runs(account_id: UUID, now: datetime) -> Marks:
    # A session begun from the list counts like one that was suggested.
    return _mark("run", SessionRun.started_at, SessionRun.session).where(
        SessionRun.account_id == account_id,
        SessionRun.started_at.between(now - SESSIONS_BACK, now),
    )


def _latest_feeling(account_id: UUID, now: datetime) -> Marks:
    latest = (
        select(CheckIn.at, CheckIn.mood, CheckIn.energy, CheckIn.tension, CheckIn.replay)
        .where(CheckIn.account_id == account_id, CheckIn.at <= now)
        .order_by(CheckIn.at.desc())
        .limit(1)
        .subquery()
    )
    scales = (latest.c.mood, latest.c.energy, latest.c.tension, latest.c.replay)
    return _mark("feeling", latest.c.at, numbers=scales)


def _limits(account_id: UUID) -> Marks:
    return _mark("limit", OwnLimit.set_at, OwnLimit.kind).where(OwnLimit.account_id == account_id)


def _planned(account_id: UUID) -> Marks:
    return _mark("plan", MessagePlan.created_at, MessagePlan.times).where(
        MessagePlan.account_id == account_id, MessagePlan.until.is_(None)
    )


def _low_days(account_id: UUID, now: datetime) -> Marks:
    days = (
        select(func.max(CheckIn.mood).label("best"))
        .where(
            CheckIn.account_id == account_id,
            CheckIn.at.between(now - FORTNIGHT, now),
            CheckIn.mood.is_not(None),
        )
        .group_by(CheckIn.local_date)
        .subquery()
    )
    low = func.coalesce(func.sum(case((days.c.best <= LOW, 1), else_=0)), 0)
    nowhen = cast(null(), DateTime(timezone=True))
    return _mark("fortnight", nowhen, numbers=(func.count(days.c.best), low))


def _hit(row: Row[Any], now: datetime) -> Hit:
    return Hit(InteractionKind(row.first), _minutes(now, row.at), row.one)


def _feeling(row: Row[Any], now: datetime) -> Feeling:
    return Feeling(_minutes(now, row.at), row.one, row.two, row.three, row.four)


def _answers(marks: Iterable[Row[Any]], now: datetime) -> Iterator[Answered]:
    for row in marks:
        if row.what == "answer":
            moment, answer = Moment(row.second), OfferAnswer(row.third)
            yield Answered(row.first, moment, answer, _minutes(now, row.at))
        elif row.what == "run":
            for entry in catalogue():
                if entry.session == row.first:
                    yield Answered(entry.id, None, OfferAnswer.STARTED, _minutes(now, row.at))


def _minutes(later: datetime, earlier: datetime) -> int:
    return int((later - earlier).total_seconds() // 60)
