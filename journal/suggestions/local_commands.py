"""Writes what a steward suggests to the organisation, and takes it back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.rules import Actor, Deed
from journal.errors import Conflict, Invalid, NotFound
from journal.model.gathering import LocalSuggestion
from journal.suggestions.local import NewLocal, entry_of, read_entry
from journal.suggestions.local_queries import local_suggestions
from journal.teams.queries import unit_of
from journal.teams.turns import take_turn_in
from journal.teams.windows import window_at
from journal.vocabulary import Act

MOST = 20
"""Suggestions an organisation can offer at once; more would bury what she may choose from."""


def add_suggestion(
    session: Session, organisation_id: UUID, by: Actor, new: NewLocal, now: datetime
) -> None:
    """Offer a suggestion of the organisation's own; a replay changes nothing.

    Raise ``Invalid`` for what the catalogue would refuse, ``NotFound`` for a unit that is not
    open, ``Conflict`` for another suggestion under the same id.
    """
    entry = entry_of(new)
    organisation = take_turn_in(session, organisation_id)
    known = session.get(LocalSuggestion, (organisation_id, new.id))
    if known is not None:
        if (read_entry(known.entry), known.unit_id) != (entry, new.unit_id):
            raise Conflict
        return
    if len(local_suggestions(session, organisation_id)) >= MOST:
        raise Invalid("too_many_suggestions", field="title_en")
    details = {"title": entry.en.title}
    if new.unit_id is not None:
        window = window_at(now, organisation.zone)
        details["unit"] = unit_of(session, organisation_id, new.unit_id, window).name
    session.execute(
        insert(LocalSuggestion).values(
            organisation_id=organisation_id,
            id=new.id,
            unit_id=new.unit_id,
            entry=entry.model_dump_json(),
            version=1,
            created_at=now,
        )
    )
    deed = Deed(Act.SUGGESTION_ADDED, unit_id=new.unit_id, details=details)
    record_act(session, organisation_id, by, deed, now)


def retire_suggestion(
    session: Session, organisation_id: UUID, by: Actor, suggestion_id: UUID, *, now: datetime
) -> None:
    """Offer it no longer; one that is retired stays so. Raise ``NotFound`` for an unknown one."""
    take_turn_in(session, organisation_id)
    known = session.get(LocalSuggestion, (organisation_id, suggestion_id))
    if known is None:
        raise NotFound
    if known.retired_at is not None:
        return
    session.execute(
        update(LocalSuggestion)
        .where(
            LocalSuggestion.organisation_id == organisation_id,
            LocalSuggestion.id == suggestion_id,
        )
        .values(retired_at=now, version=LocalSuggestion.version + 1)
    )
    details = {"title": read_entry(known.entry).en.title}
    deed = Deed(Act.SUGGESTION_RETIRED, unit_id=known.unit_id, details=details)
    record_act(session, organisation_id, by, deed, now)
