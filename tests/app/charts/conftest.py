from collections.abc import Iterator

import pytest
from flask import Flask, g

from journal.vocabulary import Locale

# Pictures need a language and nothing else of the app.
bare = Flask("pictures")


@pytest.fixture
def english() -> Iterator[None]:
    with bare.test_request_context():
        g.locale = Locale.EN
        yield


@pytest.fixture
def korean(english: None) -> None:
    g.locale = Locale.KO
