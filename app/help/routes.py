"""Help lines, somebody to talk to now, and rights: open to everybody, told to nobody."""

from flask import Blueprint, render_template
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from app.access import anyone
from app.help import words
from app.help.near import country_here, in_every_template, lines_here
from journal.errors import NotFound
from journal.rights.facts import facts
from journal.rights.law import rights
from journal.rights.rules import regions_of, rights_told

help_pages = Blueprint("help", __name__, url_prefix="/help")
help_pages.app_context_processor(in_every_template)


@help_pages.record_once
def _read_the_facts(_state: BlueprintSetupState) -> None:
    # A broken file refuses to start rather than to fail when somebody looks for help.
    facts()
    rights()


@help_pages.get("")
@anyone
def lines() -> ResponseReturnValue:
    """Show the lines; nothing about opening this page is kept."""
    return render_template("help/lines.html", lines=lines_here(), words=words)


@help_pages.get("/now")
@anyone
def now() -> ResponseReturnValue:
    """Show whom to call, then to write to, then who is near; nothing is asked or kept."""
    return render_template("help/now.html", lines=lines_here())


@help_pages.get("/rights")
@anyone
def countries() -> ResponseReturnValue:
    """List the countries whose law is known here, the person's own first."""
    here = country_here()
    listed = sorted(regions_of(rights()), key=lambda region: region != here)
    return render_template("help/countries.html", regions=listed, here=here, words=words)


@help_pages.get("/rights/<country>")
@anyone
def rights_of(country: str) -> ResponseReturnValue:
    """Show what the law of one country gives, each with its day and source."""
    region = next((one for one in regions_of(rights()) if one.lower() == country), None)
    if region is None:
        raise NotFound("rights")
    return render_template(
        "help/rights.html",
        region=region,
        told=rights_told(rights(), region),
        words=words,
    )
