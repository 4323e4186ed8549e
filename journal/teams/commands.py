"""Founding an organisation, and what a steward adds to its consent page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.rules import Actor, Deed
from journal.errors import Conflict, Invalid
from journal.model.team import ConsentText, Organisation, RoleGrant
from journal.teams.queries import (
    OrganisationView,
    consent_words,
    organisation_of,
    place_of,
)
from journal.teams.rules import (
    addition_in,
    grant_id,
    refuse_organisations_id,
    text_version,
    tidy_name,
    tidy_words,
)
from journal.teams.turns import take_turn_as, take_turn_in
from journal.teams.units import NewUnit, insert_unit
from journal.teams.windows import window_at
from journal.vocabulary import Act, Role


@dataclass(frozen=True, slots=True)
class Founding:
    """A new organisation, the name at work of its first steward, and its first unit."""

    id: UUID
    name: str
    zone: ZoneInfo
    steward_name: str
    first_unit_id: UUID
    first_unit: str


@dataclass(frozen=True, slots=True)
class NewWords:
    """What is to stand on the consent page besides the shipped text, empty: nothing.

    ``after`` is the version that was read before writing.
    """

    after: str
    words_ko: str
    words_en: str


def found_organisation(
    session: Session, account_id: UUID, new: Founding, now: datetime, *, by: Actor | None = None
) -> None:
    """Found an organisation and become its first steward; a replay changes nothing.

    ``by`` is who does it for the person, such as an operator; it is the person's own act without.
    Raise ``Conflict`` for a person who stands in an organisation already, and for a used id,
    ``Invalid`` for a unit with the organisation's id.
    """
    refuse_organisations_id(new.id, new.first_unit_id)
    wanted = OrganisationView(new.id, tidy_name(new.name, "name"), new.zone)
    unit = NewUnit(new.first_unit_id, tidy_name(new.first_unit, "first_unit"), None)
    steward = Actor(account_id, Role.STEWARD, tidy_name(new.steward_name, "steward_name"))
    take_turn_as(session, account_id)
    if _is_founded(session, account_id, wanted):
        return
    session.execute(
        insert(Organisation).values(id=new.id, name=wanted.name, zone=new.zone.key, founded_at=now)
    )
    insert_unit(session, new.id, unit, window_at(now, new.zone), now)
    session.execute(
        insert(RoleGrant).values(
            account_id=account_id,
            id=grant_id(account_id, new.id),
            organisation_id=new.id,
            role=steward.role.value,
            name=steward.name,
            granted_at=now,
        )
    )
    details = {"organisation": wanted.name, "unit": unit.name}
    deed = Deed(Act.FOUNDED, unit_id=unit.id, about_id=account_id, details=details)
    record_act(session, new.id, by or steward, deed, now)


def change_consent_words(
    session: Session, organisation_id: UUID, by: Actor, new: NewWords, now: datetime
) -> None:
    """Add to the consent page, in both languages or none; the same words again change nothing.

    Raise ``Conflict`` when somebody else has changed them since they were read.
    """
    words_ko = tidy_words(new.words_ko, "words_ko")
    words_en = tidy_words(new.words_en, "words_en")
    if bool(words_ko) != bool(words_en):
        raise Invalid("both_languages", field="words_en" if words_ko else "words_ko")
    take_turn_in(session, organisation_id)
    kept = consent_words(session, organisation_id)
    if (kept.words_ko, kept.words_en) == (words_ko, words_en):
        return
    if kept.version != new.after:
        raise Conflict
    addition = addition_in(kept.version) + 1
    session.execute(
        insert(ConsentText).values(
            organisation_id=organisation_id,
            version=addition,
            words_ko=words_ko,
            words_en=words_en,
            created_at=now,
        )
    )
    deed = Deed(Act.CONSENT_TEXT_CHANGED, details={"version": text_version(addition)})
    record_act(session, organisation_id, by, deed, now)


def _is_founded(session: Session, account_id: UUID, wanted: OrganisationView) -> bool:
    place = place_of(session, account_id)
    if place.organisation_id is None:
        if session.get(Organisation, wanted.id) is not None:
            raise Conflict
        return False
    if not place.is_steward or organisation_of(session, place.organisation_id) != wanted:
        raise Conflict
    return True
