"""A provider, and an organisation that signs in there."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from flask import Flask

from tests.app.identity.provider import Provider, serving
from tests.app.identity.walking import make_organisation


@pytest.fixture
def provider() -> Iterator[Provider]:
    with serving() as running:
        yield running


@pytest.fixture
def haesol(app: Flask, provider: Provider) -> UUID:
    """Haesol is where Mina works."""
    return make_organisation(app, provider)
