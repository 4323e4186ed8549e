from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from flask import Flask

from app.contact.words import place
from journal.exposure.queries import Contact
from journal.vocabulary import (
    BesideShift,
    ContactChannel,
    Direction,
    Initiation,
    SourceKind,
)

KEPT = Contact(
    id=UUID(int=1),
    at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    zone="Asia/Seoul",
    source_kind=SourceKind.MANUAL,
    channel=ContactChannel.OTHER,
    direction=Direction.NONE,
    initiation=Initiation.PUSHED,
    urgency=None,
    free_not_to_look=None,
    local_date=date(2026, 3, 2),
    local_minute=1260,
    is_outside_shift=True,
    beside_shift=BesideShift.AFTER,
    minutes_after_shift=180,
    version=1,
)


@pytest.mark.parametrize(
    "beside, minutes, said",
    [
        (BesideShift.INSIDE, None, "This was inside your shift."),
        (BesideShift.ON_CALL, 60, "You were on call then."),
        (BesideShift.AFTER, 180, "3 hours after your shift."),
        (BesideShift.BETWEEN, 60, "between two stretches of one working day."),
        (BesideShift.BEFORE, 600, "It came before your shift of that day. 10 hours after"),
        (BesideShift.DAY_OFF, None, "It came on a day off."),
        (BesideShift.UNKNOWN, None, "It is kept as contact outside your shifts."),
    ],
)
def test_a_contact_says_where_it_lies(
    app: Flask, beside: BesideShift, minutes: int | None, said: str
) -> None:
    counts = beside not in {BesideShift.INSIDE, BesideShift.ON_CALL}
    kept = replace(KEPT, beside_shift=beside, minutes_after_shift=minutes, is_outside_shift=counts)

    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert said in place(kept)


def test_what_came_in_a_private_room_says_so(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert "private room" in place(replace(KEPT, is_outside_shift=False))
