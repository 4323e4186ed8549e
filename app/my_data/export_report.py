"""The page of an export that a person reads: pictures and tables, everything it needs inside."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from flask import render_template
from sqlalchemy.orm import Session

from app.access import SignedIn
from app.charts.clock import Hours, clock_picture
from app.charts.hits import causes_picture, kinds_picture, lateness_picture
from app.charts.known import Known
from app.charts.marks import Nothing, Picture
from app.charts.svg import drawn
from app.charts.week import week_picture
from app.charts.weeks import Weeks, weeks_picture
from journal.check_ins.pictures import weeks_of_ratings
from journal.check_ins.queries import check_ins_page
from journal.clock import utc_now
from journal.exposure.pictures import contact_by_week, tallies_by_hour
from journal.interactions.pictures import hits_between
from journal.interactions.queries import interactions_page
from journal.shifts.rules import EARLIEST

MOST_ROWS = 500
"""Rows of a table on the page; all of them stand in the tables beside it."""

_LOOKS = ("tokens", "base", "parts", "charts")
_CSS = Path(__file__).parents[1] / "static" / "css"
_OWN_LOOK = """body { padding-block-end: 3rem; } main th { white-space: nowrap; }
dt { color: var(--soft); font-size: var(--t1); margin-block-start: var(--s4); }
dd { margin: 0; white-space: pre-wrap; }"""


def report(session: Session, agent: SignedIn, *, has_notes: bool = True) -> str:
    """Draw the page in the person's language, still without its look.

    The browser puts her notes into it, if there are any.
    """
    today = utc_now().astimezone(agent.zone).date()
    pictures = [
        one if isinstance(one, Nothing) else drawn(one) for one in _pictures(session, agent, today)
    ]
    return render_template(
        "my_data/export_report.html",
        agent=agent,
        today=today,
        pictures=[one for one in pictures if not isinstance(one, Nothing)],
        check_ins=check_ins_page(session, agent.id, None, MOST_ROWS),
        interactions=interactions_page(session, agent.id, None, MOST_ROWS),
        most=MOST_ROWS,
        has_notes=has_notes,
    )


def dressed(page: str) -> str:
    """Put the look into the page: no other page of ours carries it inside, but this one leaves."""
    return page.replace("</head>", f"{look()}</head>", 1)


@cache
def look() -> str:
    """The style sheets of the page, as an element of its head."""
    sheets = (_CSS / f"{name}.css" for name in _LOOKS)
    said = "\n".join([*(sheet.read_text(encoding="utf-8") for sheet in sheets), _OWN_LOOK])
    return f"<style>\n{said}\n</style>\n"


def _pictures(session: Session, agent: SignedIn, today: date) -> Iterator[Picture | Nothing]:
    contact = contact_by_week(session, agent.id, EARLIEST, today, agent.zone)
    ratings = weeks_of_ratings(session, agent.id)
    mondays = [*(one.monday for one in ratings), *(one.day for one in contact.tallies), today]
    known = Known(contact.covered, agent.zone)
    yield weeks_picture(Weeks(min(mondays), today, ratings, contact.tallies, known))
    hours = Hours(tallies_by_hour(session, agent.id, EARLIEST, today), frozenset())
    yield clock_picture(hours)
    yield week_picture(hours)
    hits = hits_between(session, agent.id, EARLIEST, today)
    yield kinds_picture(hits)
    yield causes_picture(hits)
    yield lateness_picture(hits)
