"""A client secret opens with the key and for the organisation that it was sealed with."""

from uuid import uuid4

import pytest

from app.identity.refusals import ProviderFailed
from app.identity.sealing import seal, unseal

KEY, OTHER_KEY = "a secret of the tests, long enough to pass", "another one of about that length"


def test_a_sealed_secret_opens_here_only() -> None:
    organisation_id = uuid4()
    sealed = seal(KEY, organisation_id, "between the two")

    assert unseal(KEY, organisation_id, sealed) == "between the two"
    assert b"between" not in sealed
    for key, whose, what in (
        (OTHER_KEY, organisation_id, sealed),
        (KEY, uuid4(), sealed),
        (KEY, organisation_id, sealed[:-1]),
        (KEY, organisation_id, b""),
    ):
        with pytest.raises(ProviderFailed):
            unseal(key, whose, what)


def test_the_same_secret_is_never_sealed_the_same() -> None:
    organisation_id = uuid4()

    assert len({seal(KEY, organisation_id, "between the two") for _ in range(20)}) == 20
