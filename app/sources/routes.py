"""One page: where a person's data comes from."""

from itertools import groupby

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only
from app.database import reading
from app.sources import words
from app.sources.pictures import strip_of, window_of
from journal.clock import utc_now
from journal.importing.sources import RoomSource, sources_of

sources = Blueprint("sources", __name__, url_prefix="/sources")


@sources.get("")
@agents_only
def show(agent: SignedIn) -> ResponseReturnValue:
    """Show each source with the time it covers, its gaps, and its imports to take back."""
    now = utc_now()
    with reading() as session:
        found = sources_of(session, agent.id)
    covered = [*(one.covered for one in found.rooms), *(one.covered for one in found.devices)]
    return render_template(
        "sources/show.html",
        found=found,
        groups=_by_kind(found.rooms),
        window=window_of(covered, now),
        strip_of=strip_of,
        words=words,
        now=now,
        zone=agent.zone,
        place="me",
    )


def _by_kind(rooms: tuple[RoomSource, ...]) -> list[tuple[str, list[RoomSource]]]:
    """Put rooms of one kind of source together, the kind that came first on top."""
    kinds = list(dict.fromkeys(one.room.source for one in rooms))
    ordered = sorted(rooms, key=lambda one: kinds.index(one.room.source))
    return [
        (kind, list(members)) for kind, members in groupby(ordered, lambda one: one.room.source)
    ]
