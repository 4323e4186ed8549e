"""Asking a provider who has come, without any page of ours."""

from urllib.parse import parse_qs, urlsplit

import pytest

from app.identity.openid import Client, Said, way_out, who_came
from app.identity.outgoing import Asker
from app.identity.refusals import ProviderFailed
from app.identity.waiting import Started
from journal.clock import utc_now
from tests.app.identity.provider import CLIENT_ID, SECRET, Provider
from tests.app.identity.walking import through

STARTED = Started("state", "nonce", "v" * 64)


def client_of(provider: Provider, **changes: str) -> Client:
    kept = {"issuer": provider.address, "client_id": CLIENT_ID, "secret": SECRET}
    return Client(**{**kept, "back": "http://localhost/back", **changes})


def come(provider: Provider, asker: Asker | None = None, **changes: str) -> Said:
    """Go there and come back, and hear who it was."""
    asker, client = asker or Asker(), client_of(provider, **changes)
    back = through(way_out(asker, client, STARTED))
    code = parse_qs(urlsplit(back).query)["code"][0]
    return who_came(asker, client, STARTED, code, utc_now())


def assert_refused(provider: Provider, **changes: str) -> None:
    with pytest.raises(ProviderFailed):
        come(provider, **changes)
