"""Where a person stands: alone, in a team with what she chose there, or in a role only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from journal.consents.queries import Agreement, history_of, is_kept_out
from journal.errors import NotFound
from journal.teams.memberships import MembershipLine, memberships_of
from journal.teams.queries import (
    ConsentWords,
    OrganisationView,
    Place,
    consent_words,
    organisation_of,
    place_of,
)
from journal.teams.windows import Window, window_at


class Part(StrEnum):
    """What a person is to the figures of the open window."""

    NOT_AGREED = "not_agreed"
    NOT_YET = "not_yet"
    TAKES_PART = "takes_part"
    KEEPS_OUT = "keeps_out"


@dataclass(frozen=True, slots=True)
class Alone:
    """No organisation: the way Offshift is for most people."""


@dataclass(frozen=True, slots=True)
class RoleOnly:
    """A role in an organisation, and no team of her own."""

    place: Place
    organisation: OrganisationView


@dataclass(frozen=True, slots=True)
class Belonging:
    """A team, and what she chose about its figures.

    ``counted_in`` names the team that the open window counts her in when she has moved since
    its opening, and is empty otherwise. ``words`` are there to agree to: None while she does.
    """

    place: Place
    team: MembershipLine
    counted_in: str
    agreements: tuple[Agreement, ...]
    words: ConsentWords | None
    window: Window
    part: Part

    @property
    def leads_it(self) -> bool:
        """Whether she is a lead of the very team that she is a member of."""
        return self.team.unit_id in self.place.led

    @property
    def is_open(self) -> bool:
        """Whether the team is still there."""
        return self.team.is_open_in(self.window)


Standing: TypeAlias = Alone | RoleOnly | Belonging

TEMPLATES: Mapping[type[Standing], str] = {
    Alone: "membership/alone.html",
    RoleOnly: "membership/alone.html",
    Belonging: "membership/team.html",
}


def standing_of(session: Session, account_id: UUID, now: datetime) -> Standing:
    """Where a person stands now."""
    place = place_of(session, account_id)
    if place.organisation_id is None:
        return Alone()
    if place.unit_id is None:
        return RoleOnly(place, organisation_of(session, place.organisation_id))
    return _belonging(session, account_id, place, now)


def own_clock(session: Session, account_id: UUID) -> ZoneInfo:
    """The zone that the windows of a person's organisation are in; ``NotFound`` without one."""
    organisation_id = place_of(session, account_id).organisation_id
    if organisation_id is None:
        raise NotFound
    return organisation_of(session, organisation_id).zone


def _belonging(session: Session, account_id: UUID, place: Place, now: datetime) -> Belonging:
    lines = memberships_of(session, account_id)
    team = lines[0]
    whose, zone = team.organisation.id, team.organisation.zone
    window = window_at(now, zone)
    agreements = history_of(session, account_id)
    part = _part(agreements, window, zone)
    if part is Part.TAKES_PART and is_kept_out(session, account_id, window):
        part = Part.KEEPS_OUT
    return Belonging(
        place=place,
        team=team,
        counted_in=_counted_in(lines, window),
        agreements=agreements,
        words=consent_words(session, whose) if part is Part.NOT_AGREED else None,
        window=window,
        part=part,
    )


def _part(agreements: tuple[Agreement, ...], window: Window, zone: ZoneInfo) -> Part:
    in_force = [one.granted_at for one in agreements if one.is_in_force]
    if not in_force:
        return Part.NOT_AGREED
    return Part.TAKES_PART if min(in_force) <= window.opens_at(zone) else Part.NOT_YET


def _counted_in(lines: tuple[MembershipLine, ...], window: Window) -> str:
    """The team she moved away from since the opening; empty when she did not."""
    reporting = [line for line in lines if line.reports_in(window)]
    return "" if not reporting or reporting[0] is lines[0] else reporting[0].unit_name
