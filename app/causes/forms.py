"""What a lead sends when a roster comes in, and what is said when it can't be read."""

import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from flask import request

from app.forms import Draft, Errors, Form, parse, refuse
from app.language import format_number
from app.language import gettext as _
from journal.causes.commands import BroughtIn
from journal.causes.duties import RosterFile
from journal.causes.roster_file import HEADS, read_roster
from journal.errors import Invalid
from journal.files.text import text_of

_COUNT = re.compile("[0-9]{1,6}")


class RosterForm(Form):
    """A table that was pasted; a file travels beside it."""

    text: str = ""


class Answer(Form):
    """What came in, as the address of the page after it says."""

    duties: int
    workers: int
    added: int
    dropped: int
    kept: int


def roster_sent(zone: ZoneInfo) -> RosterFile | Errors:
    """Read the roster of this request, a file or a pasted table; what was pasted stays."""
    form = parse(RosterForm, request.form)
    if isinstance(form, Errors):
        return form
    chosen = request.files.get("file")
    content = chosen.read() if chosen is not None and chosen.filename else None
    if (content is None) == (not form.text.strip()):
        return refuse(form, file=_("Choose a file or paste the table, one of the two."))
    try:
        return read_roster(text_of(form.text.encode() if content is None else content), zone)
    except Invalid as invalid:
        return refuse(form, **{"text" if content is None else "file": refusal(invalid)})


def refusal(invalid: Invalid) -> str:
    """Say which line can't be read and why, never what stands there."""
    line = format_number(invalid.line or 0)
    return {**_about_file(line), **_about_heads(line), **_about_rows(line)}[invalid.reason]


def answer_in(sent: Mapping[str, str]) -> BroughtIn | None:
    """Read from an address what just came in; None when it doesn't say."""
    said = {name: value for name, value in sent.items() if name != "month"}
    if not all(_COUNT.fullmatch(value) for value in said.values()):
        return None
    answer = parse(Answer, {name: int(value) for name, value in said.items()})
    return None if isinstance(answer, Draft) else BroughtIn(**answer.model_dump())


def _about_file(line: str) -> dict[str, str]:
    return {
        "too_large": _("This is larger than 20 MB. A shorter stretch of the roster may fit."),
        "empty_file": _("There is nothing in it."),
        "zip_file": _(
            "This is a packed file or a workbook. Please save the sheet as CSV and choose that."
        ),
        "not_text": _("This isn't a text file. Please save the roster as CSV and choose that."),
        "damaged_text": _(
            "Line %(line)s is damaged. Please save the roster as CSV once more.", line=line
        ),
        "damaged_table": _(
            "The row from line %(line)s is damaged, perhaps by a quotation mark that isn't closed.",
            line=line,
        ),
        "too_many_rows": _(
            "From line %(line)s on there are more than 50,000 rows. Please bring it in in parts.",
            line=line,
        ),
        "too_many_columns": _("Line %(line)s has more than 64 columns.", line=line),
        "cell_too_long": _("Line %(line)s has a cell of more than 8,000 characters.", line=line),
        "no_rows": _("There is no duty under the heads."),
        "dates_far_apart": _(
            "The dates lie more than two years apart, the one in line %(line)s the furthest. Is its"
            " year right?",
            line=line,
        ),
    }


def _about_heads(line: str) -> dict[str, str]:
    known = {name: ", ".join(heads) for name, heads in HEADS.items()}
    return {
        "missing_worker": _(
            "The heads in line %(line)s name no worker. One of them has to be: %(heads)s.",
            line=line,
            heads=known["worker"],
        ),
        "missing_date": _(
            "The heads in line %(line)s name no date. One of them has to be: %(heads)s.",
            line=line,
            heads=known["date"],
        ),
        "missing_start": _(
            "The heads in line %(line)s name no start. One of them has to be: %(heads)s.",
            line=line,
            heads=known["start"],
        ),
        "missing_end": _(
            "The heads in line %(line)s name no end. One of them has to be: %(heads)s.",
            line=line,
            heads=known["end"],
        ),
    }


def _about_rows(line: str) -> dict[str, str]:
    return {
        "no_worker": _("Line %(line)s has no worker.", line=line),
        "worker_too_long": _(
            "The worker in line %(line)s is longer than 40 characters.", line=line
        ),
        "worker_unreadable": _(
            "The worker in line %(line)s holds signs that can't be seen.", line=line
        ),
        "date_unreadable": _(
            "Line %(line)s has no date such as 2026-03-14, 2026.3.14 or 2026/3/14.", line=line
        ),
        "date_out_of_range": _("Line %(line)s has a date before 1990 or after 2100.", line=line),
        "time_unreadable": _(
            "Line %(line)s has no start and end such as 9:00 or 24:00.", line=line
        ),
        "lost_to_summer_time": _(
            "Nothing is left of the duty in line %(line)s: clocks go forward in that hour.",
            line=line,
        ),
    }
