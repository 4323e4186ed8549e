"""Shows every part the pages are made of, while developing."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.access import developers_only
from app.charts.marks import Picture
from app.charts.svg import drawn
from app.forms import Draft, Errors
from app.language import gettext as _
from app.style.releases import consent, team_figures
from app.style.samples import not_yet, pictures, shift_to_close
from app.style.statements import counts, findings, offered
from journal.sessions.script import script_named
from journal.suggestions.rules import Quiet

style = Blueprint("style", __name__, url_prefix="/style")


@style.get("")
@developers_only
def parts() -> ResponseReturnValue:
    """Show the parts as they are drawn, empty, answered and refused."""
    return render_template(
        "style/parts.html",
        empty_form=Draft(),
        answered=_answered(),
        refused=_refused(),
        script=script_named("slow-exhale"),
        pictures=[drawn(picture) for picture in pictures() if isinstance(picture, Picture)],
        not_yet_known=not_yet(),
        beside=shift_to_close(),
        counts=counts(),
        findings=findings(),
        offer=offered(),
        team_figures=team_figures(),
        consent_words=consent(),
        silences=list(Quiet),
    )


def _answered() -> Draft:
    return Draft({"mood": 2, "tension": 4, "kinds": ["insult"], "on": "2026-03-14", "at": "16:50"})


def _refused() -> Errors:
    return Errors(
        {"minutes": "many"},
        {"minutes": _("A whole number, such as 3."), "replay": _("Please choose one of these.")},
    )
