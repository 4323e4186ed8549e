"""Reading what a window's releases are made of; nothing of it is ever written anywhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from journal.aggregates.contributions import Contributor
from journal.aggregates.grouping import Plan, Someone
from journal.aggregates.rules import LATE_MINUTES, LEAST_CHECK_INS, USUAL_INTENSITY, persons_number
from journal.model.account import Account
from journal.model.check_in import CheckIn
from journal.model.interaction import Interaction
from journal.model.release import WindowVeto
from journal.model.team import Consent, Invitation, Membership, RoleGrant
from journal.teams.queries import tree_of
from journal.teams.tree import Tree
from journal.teams.windows import Window
from journal.vocabulary import CauseTable, Figure, Lateness, Purpose, Role

# An entry's moment lies within these days of the date it counts for; the index is by moment.
BESIDE = timedelta(days=3)

STEPS: Mapping[Figure, int] = {Figure.STRAIN: 24, Figure.REPLAY: 4, Figure.MASKING: 4}
"""The most that one check-in adds to a figure's total, answers being counted from 0."""


@dataclass(frozen=True, slots=True)
class Span:
    """A window of one organisation in UTC; what is written after ``due`` no longer counts."""

    organisation_id: UUID
    window: Window
    opens: datetime
    closes: datetime
    due: datetime


@dataclass(frozen=True, slots=True)
class Gathered:
    """The tree with its contributors, and what each of them gives."""

    plan: Plan
    contributors: tuple[Contributor, ...]


def span_of(organisation_id: UUID, window: Window, zone: ZoneInfo) -> Span:
    """The moments of a window by the clock of an organisation."""
    return Span(
        organisation_id,
        window,
        window.opens_at(zone),
        window.closes_at(zone),
        window.due_at(zone),
    )


def gathered(session: Session, organisation_id: UUID, span: Span) -> Gathered:
    """Everything that a window's releases are worked out from, in seven statements."""
    tree = tree_of(session, organisation_id, span.window)
    # A unit may hang elsewhere when the release comes out, and its lead reads it then.
    later = tree_of(session, organisation_id, Window(span.window.number + 1))
    below = {
        account: _under(tree, units) | _under(later, units)
        for account, units in _led(session, span).items()
    }
    units = dict(session.execute(_eligible(span)).all())
    numbers = _numbers(session, span)
    weights = _weights(session, span)
    people = tuple(
        Contributor(
            Someone(unit, below.get(account, frozenset())),
            numbers[account],
            weights.get(account, {}),
        )
        for account, unit in units.items()
        if account in numbers
    )
    plan = Plan(
        top=organisation_id,
        tree=tree,
        people=tuple(one.someone for one in people),
        invited=_invited(session, span),
    )
    return Gathered(plan, people)


def _under(tree: Tree, units: Iterable[UUID]) -> frozenset[UUID]:
    known = frozenset(tree.units)
    return frozenset[UUID]().union(*(tree.subtree(unit) for unit in units if unit in known))


def _members(span: Span) -> Select[UUID, UUID]:
    """Who reported to which unit at the opening."""
    return select(Membership.account_id, Membership.unit_id).where(
        Membership.organisation_id == span.organisation_id,
        Membership.joined_at <= span.opens,
        or_(Membership.left_at.is_(None), Membership.left_at > span.opens),
    )


def _eligible(span: Span) -> Select[UUID, UUID]:
    """Who of them has agreed since before the opening, still does, and does not keep out."""
    keeps_out = exists().where(
        WindowVeto.account_id == Membership.account_id, WindowVeto.window == span.window.number
    )
    agrees = exists().where(*_agreement(span), Consent.withdrawn_at.is_(None))
    is_active = exists().where(
        Account.id == Membership.account_id, Account.deactivated_at.is_(None)
    )
    return _members(span).where(agrees, is_active, ~keeps_out)


def _agreement(span: Span) -> tuple[ColumnElement[bool], ...]:
    return (
        Consent.account_id == Membership.account_id,
        Consent.organisation_id == span.organisation_id,
        Consent.purpose == Purpose.TEAM_FIGURES.value,
        Consent.granted_at <= span.opens,
    )


def _invited(session: Session, span: Span) -> dict[UUID, int]:
    """How many invitations for members were made to each unit before the opening."""
    rows = session.execute(
        select(Invitation.unit_id, func.count())
        .where(
            Invitation.organisation_id == span.organisation_id,
            Invitation.role == Role.AGENT.value,
            Invitation.created_at <= span.opens,
        )
        .group_by(Invitation.unit_id)
    )
    return {unit: count for unit, count in rows if unit is not None}


def _led(session: Session, span: Span) -> dict[UUID, set[UUID]]:
    """The units that anybody led at any time from the opening until publication."""
    rows = session.execute(
        select(RoleGrant.account_id, RoleGrant.unit_id).where(
            RoleGrant.organisation_id == span.organisation_id,
            RoleGrant.role == Role.LEAD.value,
            RoleGrant.granted_at < span.due,
            or_(RoleGrant.revoked_at.is_(None), RoleGrant.revoked_at > span.opens),
        )
    )
    led: dict[UUID, set[UUID]] = {}
    for account, unit in rows:
        if unit is not None:
            led.setdefault(account, set()).add(unit)
    return led


def _in_window(span: Span, entry: type[CheckIn | Interaction]) -> ColumnElement[bool]:
    people = _eligible(span).with_only_columns(Membership.account_id)
    return and_(
        entry.account_id.in_(people),
        entry.at.between(span.opens - BESIDE, span.closes + BESIDE),
        entry.local_date.between(span.window.first_day, span.window.last_day),
        entry.created_at < span.due,
    )


def _numbers(session: Session, span: Span) -> dict[UUID, dict[Figure, int]]:
    """Each contributor's numbers; three check-ins that say something of strain make one."""
    sums = {
        Figure.STRAIN: _strain(),
        Figure.REPLAY: CheckIn.replay - 1,
        Figure.MASKING: CheckIn.masking - 1,
    }
    columns = [column for one in sums.values() for column in (func.count(one), func.sum(one))]
    rows = session.execute(
        select(CheckIn.account_id, *columns)
        .where(_in_window(span, CheckIn))
        .group_by(CheckIn.account_id)
    )
    found = {account: _persons_numbers(answers) for account, *answers in rows}
    return {account: numbers for account, numbers in found.items() if Figure.STRAIN in numbers}


def _persons_numbers(answers: list[Any]) -> dict[Figure, int]:
    counted = zip(STEPS.items(), answers[::2], answers[1::2], strict=True)
    return {
        figure: persons_number(int(total), count, steps)
        for (figure, steps), count, total in counted
        if count >= LEAST_CHECK_INS
    }


def _strain() -> ColumnElement[Any]:
    """Strain of one check-in in 24ths: the mean of what was answered; None without any answer."""
    parts = (5 - CheckIn.mood, 5 - CheckIn.energy, CheckIn.tension - 1)
    answered = sum(
        (case((part.is_(None), 0), else_=1) for part in parts), start=0 * CheckIn.version
    )
    total = sum((func.coalesce(part, 0) for part in parts), start=0 * CheckIn.version)
    return case((answered == 3, 2 * total), (answered == 2, 3 * total), (answered == 1, 6 * total))  # noqa: PLR2004 - three answers


def _weights(session: Session, span: Span) -> dict[UUID, dict[CauseTable, dict[str, int]]]:
    """The sums of intensities by person, table and row."""
    lateness = case(
        (Interaction.minutes_before_end <= LATE_MINUTES, Lateness.LATE.value),
        (Interaction.minutes_before_end > LATE_MINUTES, Lateness.EARLIER.value),
    )
    columns = {
        CauseTable.CAUSE: Interaction.cause,
        CauseTable.KIND: Interaction.kind,
        CauseTable.CHANNEL: Interaction.channel,
        CauseTable.LATENESS: lateness,
    }
    rows = session.execute(
        select(
            Interaction.account_id,
            *columns.values(),
            func.sum(func.coalesce(Interaction.intensity, USUAL_INTENSITY)),
        )
        .where(_in_window(span, Interaction))
        .group_by(Interaction.account_id, *columns.values())
    )
    found: dict[UUID, dict[CauseTable, dict[str, int]]] = {}
    for account, *values, weight in rows:
        of_person = found.setdefault(account, {})
        for table, value in zip(columns, values, strict=True):
            if value is not None:
                of_row = of_person.setdefault(table, {})
                of_row[value] = of_row.get(value, 0) + int(weight)
    return found
