"""The page with the help lines."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.access import anyone
from app.help.near import country_name, in_every_template, lines_here

help_pages = Blueprint("help", __name__, url_prefix="/help")
help_pages.app_context_processor(in_every_template)


@help_pages.get("")
@anyone
def lines() -> ResponseReturnValue:
    """Show the lines; nothing about opening this page is kept."""
    return render_template("help/lines.html", lines=lines_here(), country_name=country_name)
