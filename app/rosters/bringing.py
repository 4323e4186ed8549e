"""From what was sent to the first page about it: a calendar's events, or a table's rows."""

from datetime import date, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from flask import request
from flask.typing import ResponseReturnValue

from app.access import SignedIn
from app.database import reading
from app.forms import Draft, Errors
from app.rosters.forms import (
    BringForm,
    RowForm,
    checked,
    chosen,
    likely_sheet,
    look_at,
    own_of,
    said_in,
)
from app.rosters.pages import fresh_answers, meanings_page, row_page
from app.rosters.parcel import Events, Own, Tables, seal
from app.rosters.refusals import refusal
from journal.clock import utc_now
from journal.errors import Invalid
from journal.importing.keys import file_key
from journal.rosters.calendar_file import read_calendar
from journal.rosters.calendar_lines import looks_like_calendar
from journal.rosters.queries import hash_key_of
from journal.rosters.sheets import Said
from journal.rosters.table_file import tables_in

PAST, FUTURE = timedelta(days=3653), timedelta(days=400)
"""How far around today a calendar file is read."""
QUESTIONS = frozenset({"row", "year", "month", "order"})


def first_page(agent: SignedIn, form: BringForm) -> str:
    """Show what a file or a pasted table holds; raise ``Invalid`` when that is no roster."""
    sent = request.files.get("file")
    content = sent.read() if sent is not None and sent.filename else form.text.encode()
    if not content.strip():
        raise Invalid("empty_file")
    with reading() as session:
        key = file_key(hash_key_of(session, agent.id), content)
    if looks_like_calendar(content):
        return events_page(agent, content, key, form.zone)
    tables = Tables(checked(tables_in(content)), key)
    number, look = likely_sheet(tables, Said(_today(agent)))
    values = {"id": str(uuid4()), "zone": form.zone.key}
    if len(look.people) == 1 and not look.open:
        own = own_of(look.people[0], look.sheet, key)
        return meanings_of_own(agent, own, values)
    draft = Draft({**values, "parcel": seal(agent.id, tables)})
    return row_page(tables, number, look, draft)


def events_page(
    agent: SignedIn, content: bytes, key: bytes, zone: ZoneInfo, address: str = ""
) -> str:
    """Ask which events of a calendar are shifts; ``address`` is where it was fetched from."""
    today = _today(agent)
    calendar = read_calendar(content, zone, (today - PAST, today + FUTURE))
    parcel = Events(calendar, key, address)
    values = {"id": str(uuid4()), "zone": zone.key, "parcel": seal(agent.id, parcel)}
    return meanings_page(parcel, fresh_answers(agent, parcel, {**values, "which": "all"}))


def meanings_of_own(agent: SignedIn, own: Own, values: dict[str, str]) -> str:
    """Ask what stands in her row."""
    sealed = {**values, "parcel": seal(agent.id, own)}
    return meanings_page(own, fresh_answers(agent, own, sealed))


def own_row(agent: SignedIn, tables: Tables, form: RowForm) -> ResponseReturnValue:
    """Go on with the row she chose, or ask again for what is still open."""
    if "row" not in request.form:
        return row_again(agent, tables, form)
    try:
        own = chosen(form, tables, _today(agent))
    except Invalid as invalid:
        if invalid.field not in QUESTIONS:
            raise
        return row_again(agent, tables, form, {invalid.field: refusal(invalid)}), 422
    return meanings_of_own(agent, own, {"id": str(form.id), "zone": form.zone.key})


def row_again(
    agent: SignedIn, tables: Tables, form: RowForm | Errors, messages: dict[str, str] | None = None
) -> str:
    """Show the rows of a table again, with what was answered so far."""
    number = form.sheet if isinstance(form, RowForm) and form.sheet is not None else 0
    number = min(number, len(tables.sheets) - 1)
    typed = {name: value for name, value in request.form.items() if name != "csrf_token"}
    said = dict(form.messages) if isinstance(form, Errors) else messages or {}
    look = look_at(*tables.sheets[number], said_in(form, _today(agent)))
    return row_page(tables, number, look, Errors(typed, said))


def _today(agent: SignedIn) -> date:
    return utc_now().astimezone(agent.zone).date()
