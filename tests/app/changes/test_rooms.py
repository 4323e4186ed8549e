import pytest
from sqlalchemy.orm import Session

from journal.storage.engine import Database
from tests.conftest import CastMember
from tests.journal.findings.kept import keep_room


@pytest.mark.parametrize("alerts,links", [("off", 1), ("on", 0)])
def test_alerts_that_went_off_on_a_day_can_be_marked(
    mina: CastMember, alerts: str, links: int
) -> None:
    opened: Database = mina.app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        room = keep_room(session, mina.id, "unknown")
        session.flush()
    said = {"alerts": alerts, "since": "2026-01-29"}
    mina.client.post(f"/rooms/{room}/alerts/since", data=said)

    page = mina.client.get(f"/rooms/{room}").text

    assert page.count("/changes/new?kind=alerts_off&amp;on_date=2026-01-29") == links
