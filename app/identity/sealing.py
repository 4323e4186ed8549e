"""Keeping a client secret so that a copy of the database alone does not give it away.

Import it where it is used: few installations ever need what it loads.
"""

from uuid import UUID

from app import sealing
from app.identity.refusals import ProviderFailed

PURPOSE = b"offshift: the client secret of an organisation's sign-in"


def seal(app_secret: str, organisation_id: UUID, client_secret: str) -> bytes:
    """Encrypt a client secret for one organisation's row: in another's it does not open."""
    return sealing.seal(app_secret, PURPOSE, organisation_id.bytes, client_secret)


def unseal(app_secret: str, organisation_id: UUID, sealed: bytes) -> str:
    """Return a client secret; raise ``ProviderFailed`` when another key or row sealed it."""
    try:
        return sealing.unseal(app_secret, PURPOSE, organisation_id.bytes, sealed)
    except sealing.Closed as closed:
        raise ProviderFailed("secret") from closed
