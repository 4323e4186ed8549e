"""What leads, stewards and the operator did, for whom it concerns."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.acts.pages import PAGE, acts_page, place_from
from app.acts.place import reader_of
from app.database import reading
from journal.audit.queries import acts_about
from journal.clock import utc_now

acts = Blueprint("acts", __name__)


@acts.get("/me/acts")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show the acts that this person may read, the newest first."""
    before = place_from(request.args.get("before", ""))
    with reading() as session:
        reader = reader_of(session, agent.id, utc_now())
        lines = acts_about(session, agent.id, reader, count=PAGE + 1, before=before)
    page = acts_page(lines, agent.zone)
    return render_template("acts/show.html", page=page, is_first=before is None)
