"""An address that leads to no calendar is refused beside its field."""

import pytest

from tests.app.rosters.serving import Place
from tests.conftest import CastMember


@pytest.mark.parametrize(
    "address, said",
    [
        ("", "This is needed"),
        ("ftp://x.example", "begins with https"),
        ("http://10.0.0.1/a.ics", "inside a closed network"),
    ],
)
def test_an_address_that_cannot_be_fetched_is_refused_beside_it(
    mina: CastMember, address: str, said: str
) -> None:
    page = mina.client.post("/rosters/feeds/look", data={"address": address, "zone": "Asia/Seoul"})

    assert page.status_code == 422
    assert said in page.text or "couldn" in page.text


def test_what_is_no_calendar_is_refused(mina: CastMember, place: Place) -> None:
    address = place.answer("/x", b"hello")
    page = mina.client.post("/rosters/feeds/look", data={"address": address, "zone": "Asia/Seoul"})

    assert page.status_code == 422
    assert "a calendar file" in page.text
