"""A phone of somebody's with a token, and what it sends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from flask.testing import FlaskClient
from sqlalchemy import Select, select
from werkzeug.test import TestResponse

from app.database import reading, writing
from journal.devices.tokens import NewToken, make_token, revoke_token
from journal.model import ContactEvent, Room
from journal.vocabulary import TokenScope
from tests.conftest import CastMember

NOW = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)
"""A Tuesday, half past eleven at night in Seoul."""

ALL = frozenset(TokenScope)


@dataclass
class Phone:
    """Knocks with its token and nothing else; ``client`` has no cookie."""

    owner: CastMember
    client: FlaskClient
    token_id: UUID
    token: str

    def post(self, path: str, said: object = None, **more: Any) -> TestResponse:
        return self.knock("POST", path, json=said, **more)

    def get(self, path: str, **query: object) -> TestResponse:
        return self.knock("GET", path, query_string=query)

    def knock(self, method: str, path: str, **more: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {self.token}", **more.pop("headers", {})}
        return self.client.open(f"/api/v1{path}", method=method, headers=headers, **more)

    def revoke(self) -> None:
        with self.owner.app.app_context(), writing() as session:
            revoke_token(session, self.owner.id, self.token_id, NOW)

    def rows(self, wanted: Select[Any]) -> list[Any]:
        with self.owner.app.app_context(), reading() as session:
            return list(session.execute(wanted).all())

    def events(self, *columns: Any) -> list[Any]:
        wanted = select(*columns).where(ContactEvent.account_id == self.owner.id)
        return self.rows(wanted.order_by(ContactEvent.at, ContactEvent.id))

    def rooms(self) -> list[int]:
        wanted = select(Room.number).where(Room.account_id == self.owner.id)
        return [number for (number,) in self.rows(wanted)]


def phone_of(member: CastMember, scopes: Iterable[TokenScope] = ALL) -> Phone:
    """Make a token for somebody, and a phone that holds it."""
    new = NewToken(uuid4(), "Phone", frozenset(scopes))
    with member.app.app_context(), writing() as session:
        token = make_token(session, member.id, new, NOW)
    return Phone(member, member.app.test_client(), new.id, token)


def push(**said: object) -> dict[str, object]:
    """A notification as MacroDroid reports it."""
    return {"channel": "push", "app": "com.example.chat", **said}


def fresh(**said: object) -> dict[str, object]:
    return {"id": str(uuid4()), **said}


def outcome(answer: TestResponse) -> tuple[int, int, list[tuple[int, str, str]]]:
    assert answer.status_code == 200, answer.text
    said = answer.json
    assert said
    refused = [(one["index"], one["field"], one["reason"]) for one in said["refused"]]
    return said["added"], said["known"], refused


def refusal(answer: TestResponse) -> tuple[int, str, str]:
    said = answer.json
    assert said
    return answer.status_code, said["error"], said.get("field", "")
