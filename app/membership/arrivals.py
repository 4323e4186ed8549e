"""Who stands before an invitation, and what she is shown before she answers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from sqlalchemy.orm import Session

from app.release_words import Named
from app.releases import UnitFigures, unit_figures
from journal.consents.queries import Agreement, agreement_of
from journal.teams.invitations import OpenInvitation, open_invitation
from journal.teams.queries import (
    ConsentWords,
    OrganisationView,
    Place,
    consent_words,
    organisation_of,
    place_of,
    units_of,
)
from journal.teams.rules import next_window
from journal.teams.windows import Window, window_at
from journal.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody who is not signed in; nothing of the team is shown to her."""

    invitation: OpenInvitation


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """She is what the invitation would make of her."""

    invitation: OpenInvitation


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """She stands in another organisation, as a member, in a role, or both."""

    invitation: OpenInvitation
    organisation: str
    is_member: bool
    has_role: bool


@dataclass(frozen=True, slots=True)
class AsMember:
    """She can join a team, or move to it from another one of the same organisation.

    ``figures`` are shown to everybody but who has a role here: a lead's look at them is written
    down, which opening this page is not. ``words`` are asked about unless an agreement of hers is
    in force, which goes on. ``first_window`` is the first that can count her in this team.
    """

    invitation: OpenInvitation
    figures: UnitFigures | None
    is_move: bool
    agreement: Agreement | None
    words: ConsentWords
    first_window: Window


@dataclass(frozen=True, slots=True)
class InRole:
    """She can take the role of a lead or a steward."""

    invitation: OpenInvitation


Arrival: TypeAlias = Stranger | AlreadyThere | Elsewhere | AsMember | InRole

TEMPLATES: Mapping[type[Arrival], str] = {
    Stranger: "membership/invited.html",
    AlreadyThere: "membership/already_there.html",
    Elsewhere: "membership/elsewhere.html",
    AsMember: "membership/join.html",
    InRole: "membership/role.html",
}


def arrival_of(session: Session, account_id: UUID | None, token: str, now: datetime) -> Arrival:
    """Where a person stands before an invitation, used or not; ``NotFound`` once it is over."""
    invitation = open_invitation(session, token, now)
    if account_id is None:
        return Stranger(invitation)
    place = place_of(session, account_id)
    has_role = place.is_steward or bool(place.led)
    own = place.organisation_id
    if own is not None and own != invitation.organisation.id:
        name = organisation_of(session, own).name
        return Elsewhere(invitation, name, place.unit_id is not None, has_role)
    if _is_there(place, invitation):
        return AlreadyThere(invitation)
    if invitation.role is not Role.AGENT or invitation.unit_id is None:
        return InRole(invitation)
    is_move = place.unit_id is not None
    agreement = agreement_of(session, account_id) if is_move else None
    return AsMember(
        invitation,
        None if has_role else _figures(session, invitation.unit_id, invitation.organisation, now),
        is_move,
        agreement if agreement is not None and agreement.is_in_force else None,
        consent_words(session, invitation.organisation.id),
        next_window(now, invitation.organisation.zone),
    )


def _figures(
    session: Session, unit_id: UUID, organisation: OrganisationView, now: datetime
) -> UnitFigures:
    window = window_at(now, organisation.zone)
    names = {line.id: line.name for line in units_of(session, organisation.id, window)}
    return unit_figures(session, Named(unit_id, names, organisation), now)


def _is_there(place: Place, invitation: OpenInvitation) -> bool:
    return {
        Role.AGENT: place.unit_id == invitation.unit_id,
        Role.LEAD: invitation.unit_id in place.led,
        Role.STEWARD: place.is_steward,
    }[invitation.role]
