"""Everything a person has written down, by day."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading
from app.log.lines import PAGE, log_page, place_from
from journal.check_ins.queries import check_ins_page
from journal.exposure.queries import contact_page
from journal.interactions.queries import interactions_page

log = Blueprint("log", __name__)


@log.get("/log")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Offer the three things to write down, and show what is there."""
    before = place_from(request.args.get("before", ""))
    with reading() as session:
        page = log_page(
            check_ins_page(session, agent.id, before, PAGE + 1),
            interactions_page(session, agent.id, before, PAGE + 1),
            contact_page(session, agent.id, before, PAGE + 1),
        )
    return render_template("log/show.html", page=page, is_first=before is None, place="log")
