"""Shows every part the pages are made of, while developing."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.access import developers_only
from app.charts.svg import drawn
from app.forms import Draft, Errors
from app.language import gettext as _
from app.style.samples import clock, evenings

style = Blueprint("style", __name__, url_prefix="/style")


@style.get("")
@developers_only
def parts() -> ResponseReturnValue:
    """Show the parts as they are drawn, empty, answered and refused."""
    answered = Draft(
        {"mood": 2, "tension": 4, "kinds": ["insult"], "on": "2026-03-14", "at": "16:50"}
    )
    refused = Errors(
        {"minutes": "many"},
        {"minutes": _("A whole number, such as 3."), "replay": _("Please choose one of these.")},
    )
    return render_template(
        "style/parts.html",
        empty_form=Draft(),
        answered=answered,
        refused=refused,
        pictures=[drawn(evenings()), drawn(clock())],
    )
