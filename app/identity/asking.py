"""What the pages ask of an organisation's provider; the machinery loads with the first question."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from flask import current_app, url_for

from app.database import reading
from app.identity.outgoing import Asker
from app.identity.refusals import Declined, Stale
from app.identity.waiting import Started, begin
from journal.clock import utc_now
from journal.teams.outside import provider_of

if TYPE_CHECKING:
    from app.identity.openid import Client, Said


def leave_for(organisation_id: UUID) -> str:
    """Return the provider's page to go to, and note in the cookie what to check afterwards."""
    from app.identity import openid  # noqa: PLC0415 - it brings authlib, which takes its time

    return openid.way_out(_asker(), _client(organisation_id), begin(organisation_id))


def heard(organisation_id: UUID, started: Started, answer: Mapping[str, str]) -> "Said":
    """Return who the provider says has come back; raise a ``Refusal`` for anything in doubt."""
    from app.identity import openid  # noqa: PLC0415 - see above

    client = _client(organisation_id)
    openid.check_sender(_asker(), client, answer.get("iss"))
    if "error" in answer:
        raise Declined
    if not answer.get("code"):
        raise Stale
    return openid.who_came(_asker(), client, started, answer["code"], utc_now())


def _asker() -> Asker:
    kept: Asker = current_app.extensions.setdefault("sign_in_asker", Asker())
    return kept


def _client(organisation_id: UUID) -> "Client":
    from app.identity.openid import Client  # noqa: PLC0415 - see above
    from app.identity.sealing import unseal  # noqa: PLC0415 - it brings cryptography

    with reading() as session:
        provider = provider_of(session, organisation_id)
    secret = unseal(str(current_app.secret_key), organisation_id, provider.sealed_secret)
    back = url_for("identity.back", organisation_id=organisation_id, _external=True)
    return Client(provider.issuer, provider.client_id, secret, back)
