"""What the server has of her: every table, row by row, as it is stored."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading
from app.my_data.table_words import about
from journal.errors import NotFound
from journal.my_data.raw import Cut, Sealed, raw_rows_of, tables_of

raw_rows = Blueprint("raw_rows", __name__, url_prefix="/me/data/rows")

LONGEST_NUMBER = 6


@raw_rows.get("")
@agents_only
def index(agent: SignedIn) -> ResponseReturnValue:
    """Name every table there is anything of hers in, and those where there could be."""
    with reading() as session:
        tables = tables_of(session, agent.id)
    return render_template(
        "my_data/tables.html",
        filled=[(one, about(one.name)) for one in tables if one.rows],
        empty=[(one, about(one.name)) for one in tables if not one.rows],
        place="me",
    )


@raw_rows.get("/<table>")
@agents_only
def rows(agent: SignedIn, table: str) -> ResponseReturnValue:
    """Show some rows of one table, column by column."""
    number = request.args.get("page", "0")
    if not (number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER):
        raise NotFound
    with reading() as session:
        page = raw_rows_of(session, agent.id, table, int(number))
    return render_template(
        "my_data/rows.html",
        page=page,
        number=int(number),
        about=about(page.name),
        kind_of=_kind_of,
        place="me",
    )


def _kind_of(value: object) -> str:
    if isinstance(value, Sealed):
        return "sealed"
    if isinstance(value, Cut):
        return "cut"
    return "nothing" if value is None else "plain"
