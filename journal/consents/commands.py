"""Agreeing and withdrawing, and keeping out of one window; a person's own acts, never audited."""

from datetime import datetime
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Table, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from journal.consents.queries import agreement_of, refuse_unknown_text
from journal.consents.rules import check_still_open
from journal.errors import Conflict, NotFound
from journal.model.release import WindowVeto
from journal.model.team import Consent
from journal.storage.turns import Turn, take_turn
from journal.teams.queries import place_of
from journal.teams.turns import take_turn_as
from journal.teams.windows import Window
from journal.vocabulary import Purpose

# What takes somebody out of the figures waits for a publication that is being worked out, and the
# other way round: whoever was told that she is out is not counted. This turn comes before others.

_CONSENT = cast("Table", Consent.__table__)
_VETO = cast("Table", WindowVeto.__table__)


def agree(
    session: Session, account_id: UUID, consent_id: UUID, text_version: str, now: datetime
) -> None:
    """Agree to give to the team figures; nothing changes while an agreement is in force.

    Raise ``NotFound`` for a person without a unit, ``Conflict`` for a used id with another text.
    """
    take_turn_as(session, account_id)
    place = place_of(session, account_id)
    if place.organisation_id is None or place.unit_id is None:
        raise NotFound
    refuse_unknown_text(session, place.organisation_id, text_version)
    # A replay that comes after a withdrawal must not bring the agreement back.
    if was_given(session, account_id, consent_id, text_version):
        return
    newest = agreement_of(session, account_id)
    if newest is not None and newest.is_in_force:
        return
    session.execute(
        insert(_CONSENT).values(
            account_id=account_id,
            id=consent_id,
            purpose=Purpose.TEAM_FIGURES.value,
            organisation_id=place.organisation_id,
            text_version=text_version,
            granted_at=now,
        )
    )


def withdraw(session: Session, account_id: UUID, now: datetime) -> None:
    """Give to no team figures from now on; nothing happens without an agreement in force."""
    take_turn(session, Turn.PUBLISHING)
    session.execute(
        update(_CONSENT)
        .where(_CONSENT.c.account_id == account_id, _CONSENT.c.withdrawn_at.is_(None))
        .values(withdrawn_at=now)
    )


def keep_out(
    session: Session, account_id: UUID, window: Window, now: datetime, zone: ZoneInfo
) -> None:
    """Keep out of the figures of a window that has not closed; known to nobody else.

    Raise ``NotAllowed`` after the close, ``NotFound`` for a person without a unit.
    """
    take_turn(session, Turn.PUBLISHING)
    _check(session, account_id, window, now, zone)
    kept = {"account_id": account_id, "window": window.number}
    session.execute(insert(_VETO).values(kept).on_conflict_do_nothing())


def take_part_again(
    session: Session, account_id: UUID, window: Window, now: datetime, zone: ZoneInfo
) -> None:
    """Take back that one keeps out of a window; the same bounds hold."""
    take_turn(session, Turn.PUBLISHING)
    _check(session, account_id, window, now, zone)
    session.execute(
        delete(_VETO).where(_VETO.c.account_id == account_id, _VETO.c.window == window.number)
    )


def forget_kept_out(session: Session, account_id: UUID) -> None:
    """Keep nothing of which windows somebody kept out of; she gives to none any more."""
    session.execute(delete(_VETO).where(_VETO.c.account_id == account_id))


def was_given(session: Session, account_id: UUID, consent_id: UUID, text_version: str) -> bool:
    """Whether this very yes was said before; raise ``Conflict`` if it was to another text."""
    kept = session.execute(
        select(_CONSENT.c.text_version).where(
            _CONSENT.c.account_id == account_id, _CONSENT.c.id == consent_id
        )
    ).scalar()
    if kept not in {None, text_version}:
        raise Conflict
    return kept is not None


def _check(
    session: Session, account_id: UUID, window: Window, now: datetime, zone: ZoneInfo
) -> None:
    if place_of(session, account_id).unit_id is None:
        raise NotFound
    check_still_open(window, now, zone)
