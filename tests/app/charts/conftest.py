from collections.abc import Iterator

import pytest
from flask import Flask, g

from journal.vocabulary import Locale


@pytest.fixture
def english(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        g.locale = Locale.EN
        yield


@pytest.fixture
def korean(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        g.locale = Locale.KO
        yield
