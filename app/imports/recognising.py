"""Which kind of file has arrived, and the page that asks about that kind."""

from flask.typing import ResponseReturnValue

from app.access import SignedIn
from app.imports.arriving import first_page
from app.imports.columns import first_columns_page
from app.imports.day_order import ask_order
from app.imports.diary import first_diary_page
from app.imports.kinds import OFFERED
from journal.errors import Invalid
from journal.files.text import text_of
from journal.importing import daylio, kinds


def arrived(agent: SignedIn, content: bytes, said: str) -> ResponseReturnValue:
    """Show what a file would bring, or ask what its dates mean; raise ``Invalid`` if unread."""
    kind = said if said in OFFERED else _found(content)
    if kind == "daylio":
        return first_diary_page(agent, content)
    if kind == "csv":
        return first_columns_page(agent, content, is_said=said == "csv")
    try:
        export = kinds.read(content, kind)
    except Invalid as invalid:
        if invalid.reason != "dates_ambiguous":
            raise
        return ask_order(agent, content, kind)
    return first_page(agent, export, content, kind)


def _found(content: bytes) -> str:
    kind = "daylio" if daylio.looks_like(content) else kinds.detect(content)
    if kind is None:
        # What is wrong with the file itself helps more than that nobody knows it.
        text_of(content)
        kinds.read(content)
    return kind or ""
