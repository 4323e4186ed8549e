"""Looking back: findings first, then the pictures, and each of them to explore."""

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.charts.palette import DARK, LIGHT
from app.charts.plotly import figure
from app.database import reading
from app.jobs import is_running
from app.reflection.drawings import KeptDrawings, Sheet
from app.reflection.overview import overview
from app.reflection.periods import period_names, period_of, window_of
from app.reflection.pictures import picture_named
from journal.clock import utc_now
from journal.findings.queries import at_hand, worked_out

reflection = Blueprint("reflection", __name__, url_prefix="/reflection")
kept = KeptDrawings()


@reflection.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show what the days have in common, and draw them."""
    period = period_of(request.args.get("period", ""))
    window = window_of(period, utc_now(), agent.zone)
    with reading() as session:
        found = at_hand(session, agent.id) if is_running() else worked_out(session, agent.id)
        sheet = Sheet(agent.id, found.journal_version, agent.locale, window)
        drawings = kept.of(session, sheet)
    return render_template(
        "reflection/show.html",
        found=overview(found.found, found.replies),
        is_behind=found.is_behind,
        pictures=drawings,
        period=period,
        periods=period_names(),
        place="reflection",
    )


@reflection.get("/explore/<name>")
@agents_only
def explore(agent: SignedIn, name: str) -> ResponseReturnValue:
    """Give one picture as a Plotly figure, in the light the page has."""
    period = period_of(request.args.get("period", ""))
    palette = DARK if request.args.get("light") == "dark" else LIGHT
    window = window_of(period, utc_now(), agent.zone)
    with reading() as session:
        picture = picture_named(session, agent.id, window, name)
    return jsonify(figure(picture, palette, agent.locale))
