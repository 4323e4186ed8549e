"""Each forgery is named with its place, though the forger corrects the checksum."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.evidence.opening import open_words
from journal.evidence.checking import Failed, Place, Wrong, check_file
from journal.evidence.reading import Checked
from tests.journal.evidence.filed import live, make_file, written
from tests.journal.evidence.forging import FORGED, ODD_BYTES, ODD_PARTS, Said


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


@pytest.mark.parametrize("name", ODD_PARTS)
def test_odd_parts_are_named(said: Said, name: str) -> None:
    forge, *told = ODD_PARTS[name]
    forge(said)

    assert check_file(written(said), open_words) == Failed(*told)


@pytest.mark.parametrize("name", ODD_BYTES)
def test_odd_bytes_are_named(said: Said, name: str) -> None:
    change, told = ODD_BYTES[name]

    assert check_file(change(written(said)), open_words) == Failed(*told)


def test_very_many_of_anything_are_looked_at_once(said: Said) -> None:
    """Looked at each with each, this file would take whoever serves the page minutes."""
    said["incidents"] = [f"{number:08x}-0000-4000-8000-000000000000" for number in range(100_000)]

    found = check_file(written(said), open_words)

    assert found == Failed(Place.LINK, 1, Wrong.STRANGER)
