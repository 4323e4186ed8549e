"""The question which number of a date is the day, where a whole file leaves that open.

The file is read both ways and travels in the page as both, so that it is not sent again.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app.access import SignedIn
from app.database import reading
from app.forms import Draft, refuse
from app.imports.forms import fresh_draft
from app.imports.kinds import kept_of
from app.imports.pages import preview_page, typed
from app.imports.parcel import Parcel, seal, unseal
from app.language import format_date
from app.language import gettext as _
from journal.importing import kinds
from journal.importing.keys import marks_of
from journal.importing.queries import import_key_of

ORDERS = {"parcel_day": True, "parcel_month": False}
"""The two readings of a file by their fields, and whether the day stands first in each."""

EXAMPLES = {"parcel_day": date(2026, 4, 3), "parcel_month": date(2026, 3, 4)}
"""What 3/4/2026 is in each."""


def ask_order(agent: SignedIn, content: bytes, kind: str) -> ResponseReturnValue:
    """Ask about a file that was just sent; raise ``Invalid`` when it can't be read either way."""
    with reading() as session:
        key = import_key_of(session, agent.id)
    exports = {
        name: kinds.read(content, kind, day_first=is_first) for name, is_first in ORDERS.items()
    }
    parcels = {
        name: Parcel(kind, export.timeline, marks_of(key, content, export))
        for name, export in exports.items()
    }
    form = fresh_draft(agent, exports["parcel_day"], parcels["parcel_day"], "")
    sealed = {name: seal(agent.id, parcel) for name, parcel in parcels.items()}
    return _page(replace(form, values={**form.values, **sealed}), parcels)


def answer_order(agent: SignedIn) -> ResponseReturnValue:
    """Go on with the reading she chose, or ask again; raise ``Invalid`` for an old page."""
    form = typed()
    chosen = form.get("order")
    if chosen not in ORDERS:
        return _page(form, {name: unseal(agent.id, form.get(name)) for name in ORDERS})
    sealed = form.get(chosen)
    left = {name: value for name, value in form.values.items() if name not in {*ORDERS, "order"}}
    return preview_page(agent, unseal(agent.id, sealed), Draft({**left, "parcel": sealed}))


def is_answered() -> bool:
    """Whether what was sent is an answer to this question."""
    return any(name in request.form for name in ORDERS)


def _page(form: Draft, parcels: dict[str, Parcel]) -> ResponseReturnValue:
    asked = refuse(form.values, order=_("Choose what the dates of this file mean."))
    source = parcels["parcel_day"].timeline.source
    options = [(name, _option(name, parcel)) for name, parcel in parcels.items()]
    page = render_template(
        "imports/day_order.html",
        form=asked,
        options=options,
        source=source,
        kept=kept_of(source),
        place="log",
    )
    return page, 422


def _option(name: str, parcel: Parcel) -> str:
    moments = parcel.timeline.moments
    first, last = (datetime.fromtimestamp(at, UTC).date() for at in (min(moments), max(moments)))
    return _(
        "%(day)s. Then the file goes from %(first)s to %(last)s.",
        day=format_date(EXAMPLES[name]),
        first=format_date(first),
        last=format_date(last),
    )
