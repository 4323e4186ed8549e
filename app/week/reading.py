"""Asks the journal for all that a week is told from, and for nothing more."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.charts.days import Days
from app.charts.known import Known
from journal.check_ins.queries import Rating, ratings_between
from journal.exposure.pictures import OverTime, contact_by_day
from journal.exposure.stretches import Stretch, days_in_part, days_without, whole_days
from journal.findings.answers import Answer
from journal.findings.week import USUAL_OVER
from journal.findings.week_facts import Checked, Eased, Facts, Kept, Scale, Week
from journal.findings.week_reading import EasedSession, beginnings
from journal.goals.queries import went_well_between
from journal.shifts.queries import shifts_between
from journal.vocabulary import Initiation


@dataclass(frozen=True, slots=True)
class ReadWeek:
    """What a week is told from, and what it is drawn from."""

    facts: Facts
    days: Days


def read_week(
    session: Session, account_id: UUID, week: Week, zone: ZoneInfo, answers: Sequence[Answer]
) -> ReadWeek:
    """Everything about one week; ``answers`` are the findings as they stand now."""
    first, last = week.monday, week.sunday
    span = whole_days(first, last, zone)
    began = beginnings(session, account_id, span.starts_at, span.ends_at)
    ratings = ratings_between(session, account_id, first - USUAL_OVER, last)
    shifts = shifts_between(session, account_id, first, last)
    contact = contact_by_day(session, account_id, first, last, zone)
    facts = Facts(
        week=week,
        first_entry=began.first_entry,
        workdays=len({one.local_date for one in shifts}),
        longer=len({one.local_date for one in shifts if one.overtime_minutes}),
        checked=tuple(_checked(one) for one in ratings),
        contact=_counted(contact),
        covered=_covered_whole(week, contact.covered, zone),
        eased=tuple(_eased(one, zone) for one in began.eased),
        kept=tuple(
            Kept(one.kind, one.number, one.days)
            for one in went_well_between(session, account_id, first, last)
        ),
        tiers=tuple(one.tier.value for one in answers),
    )
    of_week = tuple(one for one in ratings if one.local_date >= first)
    known = Known(contact.covered, zone)
    return ReadWeek(facts, Days(first, last, zone, of_week, contact.tallies, shifts, known))


def _checked(rating: Rating) -> Checked:
    said = {scale: getattr(rating, scale.value) for scale in Scale}
    return Checked(rating.local_date, {scale: given for scale, given in said.items() if given})


def _counted(contact: OverTime) -> dict[date, dict[Initiation, int]]:
    counted: dict[date, dict[Initiation, int]] = defaultdict(dict)
    for tally in contact.tallies:
        counted[tally.day][tally.initiation] = tally.events
    return counted


def _covered_whole(week: Week, covered: Sequence[Stretch], zone: ZoneInfo) -> frozenset[date]:
    ends = week.monday, week.sunday
    in_part = days_in_part(covered, *ends, zone) | days_without(covered, *ends, zone)
    return frozenset(week.days) - in_part


def _eased(one: EasedSession, zone: ZoneInfo) -> Eased:
    return Eased(one.started_at.astimezone(zone).date(), one.before, one.after)
