"""Sessions as a calendar file: to keep once, or to subscribe to."""

from collections.abc import Iterable
from datetime import datetime

from flask import Response

from app.language import gettext as _
from journal.sessions.scheduled_queries import Beside, Gathering
from journal.sessions.scheduled_rules import may_ring


def calendar_answer(
    dates: Iterable[Gathering], beside: Beside, now: datetime, *, filename: str
) -> Response:
    """Answer with a calendar file; it rings inside a shift only, if she agreed to be reminded."""
    from journal.sessions.scheduled_calendar import (  # noqa: PLC0415 - icalendar is not small
        Entry,
        Naming,
        calendar_file,
    )

    is_reminded = beside.choices.is_reminded
    naming = Naming(_("Sessions"), _("Offshift") if is_reminded else "")
    entries = [
        Entry(one.line, one.date, is_reminded and may_ring(one.date.span.starts_at, beside.roster))
        for one in dates
    ]
    answer = Response(calendar_file(entries, naming, now), mimetype="text/calendar")
    answer.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer
