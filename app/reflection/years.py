"""Which year is looked at, and what the journal has of it."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.charts.known import Known
from app.charts.year import Year
from journal.check_ins.queries import ratings_between
from journal.exposure.pictures import contact_by_day
from journal.exposure.stretches import whole_days
from journal.findings.week_reading import beginnings


def read_year(session: Session, account_id: UUID, asked: str, today: date, zone: ZoneInfo) -> Year:
    """Read the year that an address names; one that holds nothing of hers is this year."""
    span = whole_days(today, today, zone)
    begun = beginnings(session, account_id, span.starts_at, span.ends_at).first_entry
    number = _chosen(asked, begun or today, today)
    last = min(date(number, 12, 31), today)
    first = min(max(date(number, 1, 1), begun or today), last)
    ratings = ratings_between(session, account_id, first, last)
    contact = contact_by_day(session, account_id, first, last, zone)
    return Year(
        number=number,
        first=first,
        last=last,
        ratings=ratings,
        tallies=contact.tallies,
        known=Known(contact.covered, zone),
        begun=begun or today,
    )


def _chosen(asked: str, begun: date, today: date) -> int:
    is_year = asked.isascii() and asked.isdecimal() and len(asked) == len("2026")
    return int(asked) if is_year and begun.year <= int(asked) <= today.year else today.year
