"""Keeping a roster that was brought in, whole or not at all, and taking one back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from operator import attrgetter
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import Conflict, NotFound
from journal.model import ImportedDay, ImportedShift, RosterImport
from journal.rosters.plan import DAY, Plan, PlannedShift, checked
from journal.shifts.derived import rebuild_after_change
from journal.shifts.laying import free_days, shift_intervals
from journal.shifts.rules import RosterSources
from journal.shifts.sources import sources_between


@dataclass(frozen=True, slots=True)
class RosterRequest:
    """A roster to keep under an id that the person's device made.

    ``is_whole`` is whether it says all there is of its dates, so that repeating rules are silent
    there; ``file_key`` names the file without anything of it.
    """

    id: UUID
    plan: Plan
    is_whole: bool
    file_key: bytes | None = None


@dataclass(frozen=True, slots=True)
class RosterSummary:
    """What was kept: ``added`` shifts are those that were not known before."""

    id: UUID
    starting: date
    until: date
    shifts: int
    days: int
    added: int
    bad: int


@dataclass(frozen=True, slots=True)
class AlreadyKept:
    """Everything in it is what the rosters brought in already say."""

    id: UUID


def keep_roster(
    session: Session, account_id: UUID, request: RosterRequest, now: datetime
) -> RosterSummary | AlreadyKept:
    """Keep a roster; on its dates it is the one that speaks from now on.

    A request that was kept, or that says nothing new, changes nothing. Raises ``Conflict`` when the
    id stands for another roster.
    """
    # Raising the version first also makes a second roster of this person wait on PostgreSQL.
    touch(session, account_id)
    kept = session.execute(
        select(RosterImport.body_hash).where(
            RosterImport.account_id == account_id, RosterImport.id == request.id
        )
    ).scalar_one_or_none()
    if kept is not None and kept != _body_hash(request):
        raise Conflict
    if kept is not None:
        return AlreadyKept(request.id)
    first, last = request.plan.first, request.plan.last
    sources = sources_between(session, account_id, first, last)
    plan = _with_left(request.plan, sources)
    if _is_said(plan, sources, is_whole=request.is_whole):
        return AlreadyKept(request.id)
    known = {(one.starts_at, one.planned_end) for one in shift_intervals(sources, first, last)}
    _insert(session, account_id, request, now)
    insert_shifts(session, account_id, request.id, plan)
    rebuild_after_change(session, account_id, first, last)
    return RosterSummary(
        id=request.id,
        starting=first,
        until=last,
        shifts=len(plan.shifts),
        days=len(plan.days),
        added=sum((one.starts_at, one.ends_at) not in known for one in plan.shifts),
        bad=plan.bad_count,
    )


def undo_roster(session: Session, account_id: UUID, import_id: UUID) -> None:
    """Take a roster back; what was known before holds again. Raises ``NotFound``."""
    mine = (RosterImport.account_id == account_id, RosterImport.id == import_id)
    dates = session.execute(
        select(RosterImport.starting, RosterImport.until).where(*mine)
    ).one_or_none()
    if dates is None:
        raise NotFound
    session.execute(delete(RosterImport).where(*mine))
    rebuild_after_change(session, account_id, dates.starting, dates.until)


def insert_shifts(session: Session, account_id: UUID, import_id: UUID, plan: Plan) -> None:
    """Write the shifts and free days of a plan under an import that is there."""
    shared = {"account_id": account_id, "import_id": import_id}
    shifts = [
        {
            **shared,
            "starts_at": one.starts_at,
            "ends_at": one.ends_at,
            "local_date": one.local_date,
            "zone": plan.zone.key,
            "kind": one.kind.value,
        }
        for one in one_each(plan.shifts)
    ]
    days = [
        {**shared, "local_date": day, "kind": kind.value} for day, kind in sorted(plan.days.items())
    ]
    if shifts:
        session.execute(insert(ImportedShift), shifts)
    if days:
        session.execute(insert(ImportedDay), days)


def one_each(shifts: Iterable[PlannedShift]) -> list[PlannedShift]:
    """Each stretch once; of the same hours worked and on call, those worked."""
    unique = {(one.starts_at, one.ends_at): one for one in sorted(shifts, key=lambda one: one.kind)}
    return sorted(unique.values())


def _with_left(plan: Plan, sources: RosterSources) -> Plan:
    """Give the dates that stay as they were what rules and earlier rosters say of them."""
    if not plan.left:
        return plan
    before = RosterSources(repeating=sources.repeating, imported=sources.imported)
    left = frozenset(plan.left)
    kept = [
        PlannedShift(one.local_date, one.starts_at, one.planned_end, one.kind)
        for one in shift_intervals(before, min(left), max(left))
        if one.local_date in left
    ]
    free = free_days(before, min(left), max(left))
    days = {day: kind for day, kind in free.items() if day in left}
    return checked(replace(plan, shifts=(*plan.shifts, *kept), days={**plan.days, **days}))


def _is_said(plan: Plan, sources: RosterSources, *, is_whole: bool) -> bool:
    """Whether the rosters brought in already say all of a plan, and nothing else of its dates."""
    newest_first = sorted(sources.imported, key=attrgetter("created_at", "id"), reverse=True)
    day = plan.first
    while day <= plan.last:
        speaking = (one for one in newest_first if one.starting <= day <= one.until)
        one = next(speaking, None)
        if one is None or one.is_whole is not is_whole:
            return False
        day += DAY
    said = RosterSources(imported=sources.imported)
    shifts = {
        (one.local_date, one.starts_at, one.planned_end, one.kind)
        for one in shift_intervals(said, plan.first, plan.last)
    }
    planned = {
        (one.local_date, one.starts_at, one.ends_at, one.kind) for one in one_each(plan.shifts)
    }
    return shifts == planned and free_days(said, plan.first, plan.last) == plan.days


def _insert(session: Session, account_id: UUID, request: RosterRequest, now: datetime) -> None:
    plan = request.plan
    session.execute(
        insert(RosterImport).values(
            account_id=account_id,
            id=request.id,
            source=plan.source.value,
            file_key=request.file_key,
            zone=plan.zone.key,
            starting=plan.first,
            until=plan.last,
            is_whole=request.is_whole,
            shift_count=len(plan.shifts),
            bad_count=plan.bad_count,
            body_hash=_body_hash(request),
            created_at=now,
        )
    )


def _body_hash(request: RosterRequest) -> bytes:
    """SHA-256 of a roster as it was asked for: equal exactly when two are."""
    plan = request.plan
    body = (
        *(plan.source.value, plan.zone.key, plan.first, plan.last, sorted(plan.shifts)),
        *(sorted(plan.days.items()), plan.left, request.is_whole, request.file_key),
    )
    return sha256(repr(body).encode()).digest()
