"""What nobody has compared with its owner's document stays on the list of what is to confirm."""

from pathlib import Path

import pytest

from journal.instruments.catalogue import read_file, shipped
from journal.instruments.definition import Instrument
from journal.instruments.rules import smallest_real_change

DOCS = Path(__file__).parents[3] / "docs"
OPEN = [
    line
    for line in (DOCS / "to-confirm.md").read_text("utf-8").splitlines()
    if line.startswith("- [ ]")
]


@pytest.mark.parametrize("key", sorted(shipped().instruments))
def test_what_is_not_confirmed_is_on_the_list(key: str) -> None:
    licence = shipped().named(key).licence
    is_confirmed = bool(licence.confirmed_on and licence.document_sha256)

    assert is_confirmed or any(f"`{key}.toml`" in line for line in OPEN)


def test_the_template_is_a_good_file_that_clashes_with_nothing() -> None:
    read = read_file(DOCS / "instrument-template.toml")

    assert isinstance(read, Instrument), read
    assert read.key not in shipped().instruments


@pytest.mark.parametrize("key, points", [("who5", 23.59), ("phq2", 2.49), ("cbi", 16.99)])
def test_the_document_gives_the_smallest_real_changes(key: str, points: float) -> None:
    (scale, *_others) = shipped().named(key).scales

    assert smallest_real_change(scale) == pytest.approx(points, abs=0.005)
