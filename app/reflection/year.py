"""A year at a glance."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.charts.marks import Picture
from app.charts.svg import drawn
from app.charts.year import year_picture
from app.database import reading
from app.reflection.years import read_year
from journal.clock import utc_now

year = Blueprint("year", __name__, url_prefix="/reflection/year")


@year.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Draw one year, and lead to those before it."""
    today = utc_now().astimezone(agent.zone).date()
    with reading() as session:
        one = read_year(session, agent.id, request.args.get("year", ""), today, agent.zone)
    picture = year_picture(one)
    return render_template(
        "reflection/year.html",
        picture=drawn(picture) if isinstance(picture, Picture) else picture,
        chosen=one.number,
        years=range(today.year, min(one.begun.year, today.year) - 1, -1),
        place="reflection",
    )
