"""What the signed cookie carries between two pages of a sign-in, for ten minutes at most.

While she is away: what her return is checked against. When she is back: who the organisation
says she is, which opens nothing before she says so herself. Afterwards: that she has just come in.
"""

import secrets
from dataclasses import asdict, dataclass
from hmac import compare_digest
from typing import Any
from uuid import UUID

from flask import session

from journal.clock import utc_now

SECONDS = 600

AWAY, PROOF, CAME_IN = "sign_in_away", "sign_in_proof", "sign_in_came_in"


@dataclass(frozen=True, slots=True)
class Started:
    """What only this browser knows of a sign-in that began here."""

    state: str
    nonce: str
    verifier: str


def begin(organisation_id: UUID) -> Started:
    """Note that she goes to an organisation's sign-in now, and what to check when she is back."""
    forget_proof()
    started = Started(*(secrets.token_urlsafe(48) for _ in range(3)))
    _keep(AWAY, organisation=str(organisation_id), **asdict(started))
    return started


def take_started(organisation_id: UUID, state: str) -> Started | None:
    """Return what a return is checked against, once; None for any other organisation or state."""
    kept = _kept(AWAY, organisation_id)
    if kept is None or not compare_digest(kept["state"].encode(), state.encode()):
        return None
    del session[AWAY]
    return Started(kept["state"], kept["nonce"], kept["verifier"])


def keep_proof(organisation_id: UUID, subject: str) -> None:
    """Note who the organisation says she is, until she has said what to do with it."""
    _keep(PROOF, organisation=str(organisation_id), subject=subject)


def proof_for(organisation_id: UUID) -> str | None:
    """Return the subject that was proved a moment ago, None when it was not, or for another."""
    kept = _kept(PROOF, organisation_id)
    return None if kept is None else str(kept["subject"])


def forget_proof() -> None:
    """Drop what was proved, as it has been used."""
    session.pop(PROOF, None)


def note_arrival(organisation_id: UUID) -> None:
    """Note that she has just come in this way, which stands in for a password she lacks."""
    _keep(CAME_IN, organisation=str(organisation_id))


def has_just_come_in() -> bool:
    """Say whether an organisation has proved a moment ago that it is her at this device."""
    return _kept(CAME_IN) is not None


def _keep(name: str, **carried: str) -> None:
    session[name] = {**carried, "expires": int(utc_now().timestamp()) + SECONDS}


def _kept(name: str, organisation_id: UUID | None = None) -> dict[str, Any] | None:
    kept: dict[str, Any] | None = session.get(name)
    if kept is None or kept["expires"] <= utc_now().timestamp():
        return None
    if organisation_id is not None and kept["organisation"] != str(organisation_id):
        return None
    return kept
