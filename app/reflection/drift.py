"""How the days go beside one's own usual, on a page of its own."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.charts.drift import Watched, drift_picture
from app.charts.svg import Drawn, drawn
from app.database import reading
from app.finding_words_drift import notices_in_words, said_of_drift
from app.jobs import is_running
from app.statement import Statement
from journal.findings.drift import Drift, DriftTooEarly
from journal.findings.queries import at_hand, worked_out

drifts = Blueprint("drifts", __name__, url_prefix="/reflection/drift")


@dataclass(frozen=True, slots=True)
class Told:
    """The watch in words, its picture once there are days to draw, and all notices."""

    words: Statement
    picture: Drawn | None
    notices: tuple[str, ...]


@drifts.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show whether the days are lower than usual."""
    with reading() as session:
        found = at_hand(session, agent.id) if is_running() else worked_out(session, agent.id)
    told = _told(found.found.drift)
    return render_template(
        "reflection/drift.html", told=told, is_behind=found.is_behind, place="reflection"
    )


def _told(found: Drift | DriftTooEarly) -> Told:
    words = said_of_drift(found)
    if isinstance(found, DriftTooEarly):
        return Told(words, None, ())
    picture = drawn(drift_picture(Watched(found))) if found.band else None
    return Told(words, picture, notices_in_words(found))
