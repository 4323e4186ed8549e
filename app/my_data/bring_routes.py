"""Bringing an export in: read in the browser, kept here some rows at a time."""

from collections.abc import Iterable

from flask import Blueprint, jsonify, render_template
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading, writing
from app.my_data.bring_forms import MOST_ROWS, NotesForm, make_room, notes_of, rows_sent, sent
from app.my_data.export_words import kind_names, not_brought
from journal.clock import utc_now
from journal.errors import Conflict, Invalid
from journal.my_data.bring_notes import bring_notes
from journal.my_data.bring_rows import bring_rows, settle_down
from journal.my_data.bring_rules import Fate
from journal.my_data.export_format import VERSION
from journal.my_data.export_table import BROUGHT
from journal.my_data.keeping import months_chosen
from journal.my_data.rules import MONTHS_KEPT, first_kept_by_months

my_bring = Blueprint("my_bring", __name__, url_prefix="/me/data/bring")
my_bring.url_value_preprocessor(make_room)


@my_bring.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Offer to read an export; the reading is done by a script of the page."""
    with reading() as session:
        chosen = months_chosen(session, agent.id)
    return render_template(
        "my_data/bring.html",
        names=kind_names(),
        not_brought=not_brought(),
        order=list(BROUGHT),
        version=VERSION,
        most_rows=MOST_ROWS,
        months=chosen or "",
        otherwise=MONTHS_KEPT,
        first_kept=first_kept_by_months(utc_now().astimezone(agent.zone).date()),
        place="me",
    )


@my_bring.post("/rows/<part>")
@agents_only
def keep_rows(agent: SignedIn, part: str) -> ResponseReturnValue:
    """Keep some rows of one kind."""
    rows = rows_sent(part)
    with writing() as session:
        brought = bring_rows(session, agent.id, part, rows, utc_now())
    instead = {str(old): str(new) for old, new in brought.instead.items()}
    return jsonify(
        fates=_written(brought.fates), instead=instead, keeps_its_key=brought.keeps_its_key
    )


@my_bring.post("/notes")
@agents_only
def keep_notes(agent: SignedIn) -> ResponseReturnValue:
    """Keep some notes, sealed anew."""
    form = sent(NotesForm)
    try:
        with writing() as session:
            fates = bring_notes(session, agent.id, form.generation, notes_of(form), utc_now())
    except Invalid as wrong:
        raise Conflict from wrong
    return jsonify(fates=_written(fates))


@my_bring.post("/settle")
@agents_only
def settle(agent: SignedIn) -> ResponseReturnValue:
    """Work out anew what follows from all that came."""
    now = utc_now()
    with writing() as session:
        settle_down(session, agent.id, now)
    return jsonify(settled=True)


def _written(fates: Iterable[Fate]) -> list[str]:
    return [fate.value for fate in fates]
