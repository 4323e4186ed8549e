"""Which kind of file has arrived, and the page that asks about that kind."""

from flask.typing import ResponseReturnValue

from app.access import SignedIn
from app.imports.arriving import first_page
from app.imports.columns import first_columns_page
from app.imports.diary import first_diary_page
from app.imports.kinds import OFFERED
from journal.files.text import text_of
from journal.importing import daylio, kinds

DAY_FIRST = {"day": True, "month": False}


def arrived(agent: SignedIn, content: bytes, said: str, order: str) -> ResponseReturnValue:
    """Show what a file would bring; raise ``Invalid`` when it can't be read.

    ``order`` says what comes first in its dates, where the file leaves that open.
    """
    kind = said if said in OFFERED else _found(content)
    if kind == "daylio":
        return first_diary_page(agent, content)
    if kind == "csv":
        return first_columns_page(agent, content, is_said=said == "csv")
    export = kinds.read(content, kind, day_first=DAY_FIRST.get(order))
    return first_page(agent, export, content, kind)


def _found(content: bytes) -> str:
    kind = "daylio" if daylio.looks_like(content) else kinds.detect(content)
    if kind is None:
        # What is wrong with the file itself helps more than that nobody knows it.
        text_of(content)
        kinds.read(content)
    return kind or ""
