"""What a helpdesk sends, and what is kept of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.database import reading
from journal.model import CompanyContact
from tests.app.team.house import House

NOW = datetime(2027, 2, 17, 3, tzinfo=UTC)
ADDRESS = "/api/v1/company-contact"


@dataclass
class Helpdesk:
    """One of the organisation's own systems, with its token."""

    house: House
    client: FlaskClient
    token_id: UUID
    token: str

    def report(self, **said: object) -> dict[str, Any]:
        known = {"id": str(uuid4()), "unit": str(self.house.units["Morning"])}
        rest = {"source": "helpdesk", "at": "2027-02-16T22:10:00+09:00", "count": 1}
        return {**known, **rest, **said}

    def send(self, *reports: object, **more: Any) -> TestResponse:
        return self.post(json={"reports": list(reports)}, **more)

    def post(self, **request: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.client.post(ADDRESS, **{"headers": headers, **request})

    def kept(self) -> list[tuple[str, int, str, int, int, int]]:
        row = CompanyContact
        counts = (row.sent_count, row.outside_count, row.unknown_count)
        wanted = select(row.local_date, row.hour, row.source, *counts)
        with self.house.app.app_context(), reading() as session:
            rows = session.execute(wanted.order_by(row.local_date, row.hour, row.source)).all()
        return [(str(day), *rest) for day, *rest in rows]


def refusals(answer: TestResponse) -> list[tuple[int, str, str]]:
    assert answer.json
    return [(one["index"], one["field"], one["reason"]) for one in answer.json["refused"]]
