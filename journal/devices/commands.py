"""Writing down several things at once that a person's device sends; each stands by itself."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.accounts.forgetting import forgotten_ids
from journal.check_ins.commands import record_check_in
from journal.check_ins.rules import Entry as CheckInEntry
from journal.devices.rules import (
    Fate,
    Kept,
    NotKept,
    SaidCheckIn,
    SaidInteraction,
    check_range,
    is_in_range,
)
from journal.errors import Conflict, Invalid
from journal.interactions.commands import record_interaction
from journal.interactions.rules import Entry as InteractionEntry
from journal.model import Account, CheckIn, Interaction, SingleShift
from journal.shifts.claims import day_of
from journal.shifts.commands import add_single_shift, remove_single_shift
from journal.shifts.queries import roster_around
from journal.shifts.roster import Roster
from journal.shifts.sources import Single
from journal.vocabulary import EntryKind

FIELDS = {"time": "at", "local_date": "date"}
"""What a field of a page is called in what a device sends."""

DELETED = NotKept("id", "deleted")
"""She deleted it, and a program that sends it again doesn't know."""


def record_check_ins(
    session: Session, account_id: UUID, said: Sequence[SaidCheckIn], now: datetime
) -> list[Fate]:
    """Write check-ins down, each that can be; those sent before are known again."""
    known = _known(session, account_id, CheckIn, said)
    deleted = _deleted(session, account_id, EntryKind.CHECK_IN, said) - known.keys()
    placed = [(one, _moment(one, known, now)) for one in said]
    roster = _roster(session, account_id, [at for _, at in placed])
    fates = []
    for one, at in placed:
        write = partial(_check_in, session, account_id, one, at, roster=roster, now=now)
        fates.append(DELETED if one.id in deleted else _fate(write, is_new=one.id not in known))
        known.setdefault(one.id, at)
    return fates


def record_interactions(
    session: Session, account_id: UUID, said: Sequence[SaidInteraction], now: datetime
) -> list[Fate]:
    """Write hard interactions down, each that can be; those sent before are known again."""
    known = _known(session, account_id, Interaction, said)
    deleted = _deleted(session, account_id, EntryKind.INTERACTION, said) - known.keys()
    fates = []
    for one in said:
        at = _moment(one, known, now)
        write = partial(_interaction, session, account_id, one, at, now=now)
        fates.append(DELETED if one.id in deleted else _fate(write, is_new=one.id not in known))
        known.setdefault(one.id, at)
    return fates


def add_shifts(
    session: Session, account_id: UUID, singles: Sequence[Single], now: datetime
) -> list[Fate]:
    """Keep shifts of single dates, each that can be; those sent before are known again."""
    _wait_for_others(session, account_id)
    wanted = select(SingleShift.id).where(
        SingleShift.account_id == account_id, SingleShift.id.in_([one.id for one in singles])
    )
    known = set(session.execute(wanted).scalars())
    deleted = _deleted(session, account_id, EntryKind.SHIFT, singles) - known
    fates = []
    for one in singles:
        add = partial(add_single_shift, session, account_id, one, now)
        fates.append(DELETED if one.id in deleted else _fate(add, is_new=one.id not in known))
        known.add(one.id)
    return fates


def put_shift(session: Session, account_id: UUID, single: Single, now: datetime) -> Fate:
    """Keep a shift of one date under its id, instead of whatever else stood there."""
    _wait_for_others(session, account_id)
    kept = session.get(SingleShift, (account_id, single.id))
    if kept is None:
        return add_shifts(session, account_id, [single], now)[0]
    is_same = _fate(partial(add_single_shift, session, account_id, single, now), is_new=False)
    if is_same != NotKept("id", "conflict"):
        return is_same
    remove_single_shift(session, account_id, single.id)
    session.flush()
    add_single_shift(session, account_id, single, now)
    return Kept(is_new=True)


def _wait_for_others(session: Session, account_id: UUID) -> None:
    # On PostgreSQL two requests at once would both find nothing; SQLite's writer is alone anyway.
    session.execute(
        select(Account.id).where(Account.id == account_id).with_for_update(key_share=True)
    )


def _check_in(
    session: Session,
    account_id: UUID,
    one: SaidCheckIn,
    at: datetime,
    *,
    roster: Roster,
    now: datetime,
) -> None:
    check_range(at)
    day = one.day or day_of(at, one.zone, roster.claiming(at))
    entry = CheckInEntry(id=one.id, at=at, zone=one.zone, local_date=day, answers=one.answers)
    record_check_in(session, account_id, entry, now)


def _interaction(
    session: Session, account_id: UUID, one: SaidInteraction, at: datetime, *, now: datetime
) -> None:
    check_range(at)
    entry = InteractionEntry(id=one.id, at=at, zone=one.zone, hit=one.hit)
    record_interaction(session, account_id, entry, now)


def _fate(write: Callable[[], None], *, is_new: bool) -> Fate:
    try:
        write()
    except Invalid as refusal:
        return NotKept(FIELDS.get(refusal.field, refusal.field), refusal.reason)
    except Conflict:
        return NotKept("id", "conflict")
    return Kept(is_new)


def _deleted(
    session: Session,
    account_id: UUID,
    kind: EntryKind,
    said: Sequence[SaidCheckIn] | Sequence[SaidInteraction] | Sequence[Single],
) -> frozenset[UUID]:
    # She may have taken the deletion back: what is there is hers again.
    return forgotten_ids(session, account_id, kind, [one.id for one in said])


def _known(
    session: Session,
    account_id: UUID,
    table: type[CheckIn | Interaction],
    said: Sequence[SaidCheckIn] | Sequence[SaidInteraction],
) -> dict[UUID, datetime]:
    """The moments of those that are kept under these ids."""
    rows = session.execute(
        select(table.id, table.at).where(
            table.account_id == account_id, table.id.in_([one.id for one in said])
        )
    )
    return dict(rows.all())


def _moment(
    one: SaidCheckIn | SaidInteraction, known: dict[UUID, datetime], now: datetime
) -> datetime:
    """When it was; a replay of what was said of "now" means the same now."""
    return one.at or known.get(one.id) or now.replace(second=0, microsecond=0)


def _roster(session: Session, account_id: UUID, moments: Sequence[datetime]) -> Roster:
    possible = [at for at in moments if is_in_range(at)]
    if not possible:
        return Roster(())
    return roster_around(session, account_id, min(possible), max(possible))
