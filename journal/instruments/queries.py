"""Reading what a person answered to questionnaires; nobody else ever does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.instruments.catalogue import Catalogue
from journal.instruments.rules import open_again_on
from journal.model.instrument import InstrumentAnswer, InstrumentWish
from journal.shifts.claims import day_of


@dataclass(frozen=True, slots=True)
class FilledIn:
    """One questionnaire as it is kept: the numbers as answered, by item; ``at`` is in UTC."""

    id: UUID
    instrument: str
    edition: str
    language: str
    answers: Mapping[str, int | None]
    at: datetime
    local_date: date
    body_hash: bytes


@dataclass(frozen=True, slots=True)
class Standing:
    """How often one questionnaire was filled in, when last, and whether she wants to be reminded.

    ``last`` is None where she never filled it in.
    """

    times: int = 0
    last: date | None = None
    is_wished: bool = False


_COLUMNS = (
    InstrumentAnswer.id,
    InstrumentAnswer.instrument,
    InstrumentAnswer.edition,
    InstrumentAnswer.language,
    InstrumentAnswer.answers,
    InstrumentAnswer.at,
    InstrumentAnswer.local_date,
    InstrumentAnswer.body_hash,
)


def answer_of(session: Session, account_id: UUID, answer_id: UUID) -> FilledIn:
    """One filling of this person; raise ``NotFound`` for any other id."""
    found = _filled(session, _of(account_id).where(InstrumentAnswer.id == answer_id))
    if not found:
        raise NotFound
    return found[0]


def answers_to(session: Session, account_id: UUID, instrument: str) -> tuple[FilledIn, ...]:
    """Every filling of one questionnaire, the oldest first."""
    asked = _of(account_id).where(InstrumentAnswer.instrument == instrument)
    order = (InstrumentAnswer.local_date, InstrumentAnswer.at, InstrumentAnswer.id)
    return _filled(session, asked.order_by(*order))


def standings(session: Session, account_id: UUID) -> Mapping[str, Standing]:
    """How it stands with each questionnaire she filled in or wants to be reminded of."""
    times = session.execute(
        select(InstrumentAnswer.instrument, func.count(), func.max(InstrumentAnswer.local_date))
        .where(InstrumentAnswer.account_id == account_id)
        .group_by(InstrumentAnswer.instrument)
    )
    counted: dict[str, tuple[int, date | None]] = {key: (count, day) for key, count, day in times}
    wished = set(
        session.execute(
            select(InstrumentWish.instrument).where(InstrumentWish.account_id == account_id)
        ).scalars()
    )
    return {
        key: Standing(*counted.get(key, (0, None)), key in wished)
        for key in counted.keys() | wished
    }


def due(session: Session, account_id: UUID, known: Catalogue, now: datetime) -> tuple[str, ...]:
    """The keys of those she wants to be reminded of and may fill in now, in a fixed order.

    ``now`` is aware and in her zone, whose date decides.
    """
    found = session.execute(
        select(InstrumentWish.instrument, func.max(InstrumentAnswer.local_date))
        .outerjoin(
            InstrumentAnswer,
            (InstrumentAnswer.account_id == InstrumentWish.account_id)
            & (InstrumentAnswer.instrument == InstrumentWish.instrument),
        )
        .where(InstrumentWish.account_id == account_id)
        .group_by(InstrumentWish.instrument)
        .order_by(InstrumentWish.instrument)
    )
    wished: list[tuple[str, date | None]] = [(key, last) for key, last in found]
    zone = now.tzinfo if isinstance(now.tzinfo, ZoneInfo) else ZoneInfo("UTC")
    today = day_of(now, zone, None)
    return tuple(
        key
        for key, last in wished
        if key in known.instruments
        if open_again_on(known.instruments[key], today, [last] if last is not None else []) is None
    )


def _of(account_id: UUID) -> Select[Any]:
    return select(*_COLUMNS).where(InstrumentAnswer.account_id == account_id)


def _filled(session: Session, asked: Select[Any]) -> tuple[FilledIn, ...]:
    return tuple(FilledIn(*row) for row in session.execute(asked))
