"""Today: where she is beside her shift, and the one thing that fits now."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading
from app.today.moment import moment_at
from app.today.own_lines import own_lines
from journal.check_ins.queries import latest_check_ins
from journal.clock import utc_now
from journal.rights.rules import RUNNING, Sign, help_comes_near
from journal.shifts.queries import beside, roster_around
from journal.suggestions.queries import restoring_now
from journal.suggestions.rules import Offered
from journal.vocabulary import Limit

today = Blueprint("today", __name__)


@today.get("/today")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show this moment."""
    now = utc_now().astimezone(agent.zone)
    with reading() as session:
        roster = roster_around(session, agent.id, now, now)
        shift = beside(roster, now)
        found = restoring_now(session, agent.id, now, roster)
        latest = latest_check_ins(session, agent.id, RUNNING)
        lines = own_lines(session, agent, now, shift)
    offer = found.outcome if isinstance(found.outcome, Offered) else None
    return render_template(
        "today/show.html",
        moment=moment_at(now, shift, latest[0].local_date if latest else None),
        beside=shift,
        offer=offer,
        works_alone=Limit.AN_EMPLOYER in found.limits,
        help_is_near=help_comes_near([Sign(c.answers.mood, c.answers.leaving) for c in latest]),
        lines=lines,
        place="today",
    )
