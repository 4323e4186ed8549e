"""Since when a device is signed in."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from journal.accounts.commands import sign_in_device, sign_out_device
from journal.accounts.passwords import fits
from journal.accounts.queries import signed_in_since, token_hash
from journal.errors import NotFound
from tests.conftest import LONG_AGO, PASSWORD


def test_a_sign_in_has_its_moment_and_its_password(session: Session, mina_id: UUID) -> None:
    token = sign_in_device(session, mina_id, LONG_AGO)

    found = signed_in_since(session, mina_id, token)

    assert found.since == LONG_AGO
    assert fits(PASSWORD, found.password_hash)


def test_an_ended_one_is_not_found(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    token, juns = (sign_in_device(session, one, LONG_AGO) for one in (mina_id, jun_id))
    sign_out_device(session, mina_id, token_hash(token))

    for other in (token, juns):
        with pytest.raises(NotFound):
            signed_in_since(session, mina_id, other)
