"""What travels in the page comes out as it went in, for the one person it was packed for."""

from datetime import date
from uuid import uuid4

import pytest
from flask import Flask

from app.rosters.parcel import Events, Own, Tables, seal, unseal
from journal.errors import Invalid
from journal.rosters.sheets import Entry, Note
from journal.rosters.table_file import tables_in
from journal.vocabulary import RosterSource
from tests.journal.rosters.calendars import make_event, read
from tests.journal.rosters.tables import make_grid

MARCH = date(2026, 3, 1)
OWN = Own(
    (Entry(MARCH, "D", 3, 2), Entry(MARCH, "", 3, 2, (540, 1080))),
    (Note(3, 9, "free_text"), Note(4, 9, "free_text", MARCH)),
    (MARCH, date(2026, 3, 31)),
    RosterSource.LIST,
    b"key",
)
EVENTS = Events(
    read(
        make_event(title="낮"),
        make_event("DTSTART;VALUE=DATE:20260305", "DURATION:P2D"),
        make_event("DTSTART:x"),
    ),
    b"key",
    "https://x.example",
)
TABLES = Tables(tables_in(make_grid().encode()), b"key")


@pytest.mark.parametrize("parcel", [OWN, EVENTS, TABLES], ids=["own", "events", "tables"])
def test_a_parcel_comes_out_as_it_went_in(app: Flask, parcel: Own | Events | Tables) -> None:
    account_id = uuid4()
    with app.app_context():
        sealed = seal(account_id, parcel)

        assert unseal(account_id, sealed) == parcel
        for other, text in ((uuid4(), sealed), (account_id, sealed[:-3]), (account_id, "x")):
            with pytest.raises(Invalid, match="bad_payload"):
                unseal(other, text)
