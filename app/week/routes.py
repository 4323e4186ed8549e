"""The past week: at most five sentences, a picture, and a page to print."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.charts.marks import Picture
from app.charts.one_week import one_week_picture
from app.charts.svg import drawn
from app.database import reading
from app.jobs import is_running
from app.week.choosing import choose
from app.week.reading import read_week
from app.week.words import told
from journal.clock import utc_now
from journal.findings.queries import at_hand, worked_out
from journal.findings.week import statements

week = Blueprint("week", __name__, url_prefix="/week")


@week.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Say what was, what is known, what is too early, and one good thing."""
    choice = choose(request.args.get("week", ""), utc_now(), agent.zone)
    with reading() as session:
        found = at_hand(session, agent.id) if is_running() else worked_out(session, agent.id)
        # Findings are those of now; an older week must not seem to have known them.
        answers = found.answers if choice.week == choice.last else ()
        read = read_week(session, agent.id, choice.week, agent.zone, answers)
    picture = one_week_picture(read.days)
    first = read.facts.first_entry
    return render_template(
        "week/show.html",
        choice=choice,
        is_begun=first is not None and first <= choice.last.sunday,
        earlier=choice.earlier(first),
        sentences=[told(one, answers, found.replies) for one in statements(read.facts)],
        picture=drawn(picture) if isinstance(picture, Picture) else None,
        place="reflection",
    )
