"""Publishing a closed window: once, seven days after its close, and never again."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from journal.aggregates.bodies import Publication, Published, read_publication, release_of
from journal.aggregates.contributions import Contributor, Draw, figures, tables
from journal.aggregates.copies import PublishedFiles
from journal.aggregates.gathering import Gathered, gathered, span_of
from journal.aggregates.grouping import Group, groups_of
from journal.audit.commands import record_act
from journal.audit.rules import OPERATOR, Deed
from journal.model.release import (
    EpsilonEntry,
    PublishedWindow,
    Release,
    ReleaseCover,
    WindowKey,
    WindowVeto,
)
from journal.model.team import Membership
from journal.storage.turns import Turn, take_turn
from journal.teams.queries import OrganisationView, organisation_of
from journal.teams.windows import Window, window_at
from journal.vocabulary import Act

KEYS_AHEAD = 2
"""Windows after the open one that have their key already, so that a backup carries it."""


@dataclass(frozen=True, slots=True)
class AlreadyPublished:
    """The window was published before; nothing was done."""

    window: Window


@dataclass(frozen=True, slots=True)
class NotDue:
    """The window's seven days are not over; nothing was done."""

    window: Window
    due_at: datetime


def publish(
    session: Session, organisation_id: UUID, window: Window, files: PublishedFiles, now: datetime
) -> Publication | AlreadyPublished | NotDue:
    """Publish one window of an organisation, or say why not.

    The file is the moment of publication: it is written before the transaction ends. When
    there is one already, its bytes stand, whatever the journals say by now.
    """
    take_turn(session, Turn.PUBLISHING)
    organisation = organisation_of(session, organisation_id)
    due_at = window.due_at(organisation.zone)
    if _is_published(session, organisation_id, window):
        return AlreadyPublished(window)
    kept = files.read(organisation_id, window)
    if kept is None and now < due_at:
        return NotDue(window, due_at)
    if kept is None:
        made = _worked_out(session, organisation, window, now)
        kept = files.keep(organisation_id, window, made.to_bytes())
    publication = read_publication(kept)
    if (publication.organisation_id, publication.window) != (organisation_id, window):
        raise ValueError("a publication of something else")
    _insert(session, organisation_id, publication)
    _forget_ingredients(session, organisation_id, window)
    _note(session, organisation_id, publication, now)
    return publication


def prepare_keys(session: Session, organisation_id: UUID, now: datetime) -> None:
    """Make the keys of the open window and the next ones, where they are missing."""
    take_turn(session, Turn.PUBLISHING)
    zone = organisation_of(session, organisation_id).zone
    first = window_at(now, zone).number
    for number in range(first, first + KEYS_AHEAD + 1):
        _key(session, organisation_id, Window(number))


def _is_published(session: Session, organisation_id: UUID, window: Window) -> bool:
    return session.get(PublishedWindow, (organisation_id, window.number)) is not None


def _worked_out(
    session: Session, organisation: OrganisationView, window: Window, now: datetime
) -> Publication:
    found = gathered(session, organisation.id, span_of(organisation.id, window, organisation.zone))
    key = _key(session, organisation.id, window)
    groups = groups_of(found.plan)
    together = _people_of(found, groups)
    releases = []
    for group in groups:
        draw = Draw(key, organisation.id, window, group)
        people = together[group.naming_unit]
        releases.append(
            release_of(organisation.id, window, group, figures(draw, people), tables(draw, people))
        )
    spoken_for = frozenset[UUID]().union(*(group.units for group in groups))
    return Publication(
        organisation_id=organisation.id,
        window=window,
        published_at=now,
        releases=tuple(sorted(releases, key=lambda one: str(one.id))),
        withheld=frozenset(found.plan.tree.units) - spoken_for,
    )


def _people_of(found: Gathered, groups: tuple[Group, ...]) -> dict[UUID, list[Contributor]]:
    group_of = {unit: group for group in groups for unit in group.units}
    together: dict[UUID, list[Contributor]] = {group.naming_unit: [] for group in groups}
    for one in found.contributors:
        group = group_of.get(one.someone.unit_id)
        if group is not None and one.someone.counts_in(group.units):
            together[group.naming_unit].append(one)
    return together


def _key(session: Session, organisation_id: UUID, window: Window) -> bytes:
    kept = session.execute(
        select(WindowKey.key).where(
            WindowKey.organisation_id == organisation_id, WindowKey.window == window.number
        )
    ).scalar_one_or_none()
    if kept is not None:
        return kept
    fresh = secrets.token_bytes(32)
    session.execute(
        insert(WindowKey).values(organisation_id=organisation_id, window=window.number, key=fresh)
    )
    return fresh


def _insert(session: Session, organisation_id: UUID, publication: Publication) -> None:
    number, at = publication.window.number, publication.published_at
    own = {"organisation_id": organisation_id, "window": number}
    session.execute(
        insert(PublishedWindow).values(**own, digest=publication.digest(), published_at=at)
    )
    covers = [{**own, "unit_id": unit, "release_id": None} for unit in publication.withheld]
    for one in publication.releases:
        session.execute(insert(Release).values(**own, id=one.id, body=one.body, published_at=at))
        covers += [{**own, "unit_id": unit, "release_id": one.id} for unit in one.units]
        _spend(session, organisation_id, number, one)
    if covers:
        session.execute(insert(ReleaseCover), covers)


def _spend(session: Session, organisation_id: UUID, window: int, release: Published) -> None:
    entries = [
        {
            "organisation_id": organisation_id,
            "release_id": release.id,
            "name": name,
            "window": window,
            "thousandths": thousandths,
        }
        for name, thousandths in release.spent.items()
    ]
    session.execute(insert(EpsilonEntry), entries)


def _forget_ingredients(session: Session, organisation_id: UUID, window: Window) -> None:
    """Erase the key, and who of its people kept out of a window that is over.

    Of its people: whoever belongs to another organisation by now keeps out there.
    """
    session.execute(
        delete(WindowKey).where(
            WindowKey.organisation_id == organisation_id, WindowKey.window <= window.number
        )
    )
    people = select(Membership.account_id).where(
        Membership.organisation_id == organisation_id, Membership.left_at.is_(None)
    )
    session.execute(
        delete(WindowVeto).where(
            WindowVeto.account_id.in_(people), WindowVeto.window <= window.number
        )
    )


def _note(session: Session, organisation_id: UUID, publication: Publication, now: datetime) -> None:
    details: dict[str, str | int] = {
        "window": publication.window.number,
        "first_day": publication.window.first_day.isoformat(),
        "last_day": publication.window.last_day.isoformat(),
        "sha256": publication.digest().hex(),
    }
    record_act(session, organisation_id, OPERATOR, Deed(Act.PUBLISHED, details=details), now)
