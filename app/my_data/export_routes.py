"""Taking all one's own data away: put together in the browser, or by the server without notes."""

from flask import Blueprint, Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading
from app.my_data.export_report import look, report
from app.my_data.export_words import about_the_key, held_back, readme, things
from app.my_data.export_zip import zipped
from journal.clock import utc_now
from journal.errors import Invalid, NotFound
from journal.my_data.export_csv import columns_of
from journal.my_data.export_format import SCHEMA, VERSION
from journal.my_data.export_rows import counts_of, page_of
from journal.my_data.export_table import EXPORTED, Way

my_export = Blueprint("my_export", __name__, url_prefix="/me/data/export")


@my_export.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Say what an export holds and what not, and offer to make one."""
    with reading() as session:
        counts = counts_of(session, agent.id)
    return render_template(
        "my_data/export.html",
        kinds=[(name, counts[one]) for one, name in things().items() if counts[one]],
        notes=counts["notes"],
        about_the_key=about_the_key(),
        held_back=held_back(),
        place="me",
    )


@my_export.get("/plan")
@agents_only
def plan(agent: SignedIn) -> ResponseReturnValue:
    """Give the browser all it needs to put an export together but the rows."""
    rows = {name: columns_of(name) for name, one in EXPORTED.items() if one.way is not Way.SEALED}
    return jsonify(
        schema=SCHEMA,
        version=VERSION,
        made_at=utc_now().isoformat(timespec="seconds").replace("+00:00", "Z"),
        account=str(agent.id),
        kinds=[{"name": name, "columns": columns} for name, columns in rows.items()],
        readme=readme(),
        look=look(),
    )


@my_export.get("/rows/<part>")
@agents_only
def rows(agent: SignedIn, part: str) -> ResponseReturnValue:
    """Give one bounded page of one kind of rows; notes are as sealed as they are kept."""
    try:
        with reading() as session:
            page = page_of(session, agent.id, part, request.args.get("after"))
    except Invalid as wrong:
        raise NotFound from wrong
    return jsonify(rows=page.rows, following=page.following)


@my_export.get("/report")
@agents_only
def read_report(agent: SignedIn) -> ResponseReturnValue:
    """Give the readable page of an export, still without notes and without its look."""
    with reading() as session:
        page = report(session, agent)
    return Response(page, mimetype="text/html")


@my_export.get("/without-notes")
@agents_only
def without_notes(agent: SignedIn) -> ResponseReturnValue:
    """Send an export made by the server, which cannot read notes."""
    now = utc_now()
    day = now.astimezone(agent.zone).date()
    name = f"offshift-{day.isoformat()}-without-notes.zip"
    answer = Response(zipped(agent, now), mimetype="application/zip")
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
