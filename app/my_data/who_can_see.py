"""Who could learn what from Offshift: for everybody to read before writing a word."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.access import anyone, signed_in
from app.my_data.onlooker_words import onlookers

who_can_see = Blueprint("who_can_see", __name__, url_prefix="/about")


@who_can_see.get("/who-can-see")
@anyone
def show() -> ResponseReturnValue:
    """Show the table of who could see what, and what no web app can take away."""
    person = signed_in()
    return render_template("my_data/who_can_see.html", onlookers=onlookers(), person=person)
