"""Each forgery is named with its place, though the forger corrects the checksum."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.evidence.opening import open_words
from journal.evidence.checking import Failed, Place, Wrong, check_file
from journal.evidence.reading import Checked
from tests.journal.evidence.filed import live, make_file, written
from tests.journal.evidence.forging import FORGED, Said


@pytest.fixture
def said(session: Session, mina_id: Any) -> Said:
    return make_file(session, live(session, mina_id))


@pytest.mark.parametrize("forge, place, number, wrong", FORGED)
def test_each_forgery_is_named(
    said: Said, forge: Callable[[Said], None], place: Place, number: int, wrong: Wrong
) -> None:
    forge(said)

    found = check_file(written(said), open_words)

    if wrong is Wrong.RECEIPT and number == 0:
        assert isinstance(found, Checked), "a shorter chain is still a chain: receipts tell"
    else:
        assert found == Failed(place, number, wrong)
