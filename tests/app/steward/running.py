"""An organisation run through a steward's pages, and what was written down about it."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.database import reading, writing
from journal.audit.rules import OPERATOR
from journal.clock import utc_now
from journal.model import AuditRecord
from journal.teams.invitations import Invited, invite
from journal.teams.joining import Acceptance, accept_invitation
from journal.teams.queries import RoleLine, place_of, roles_in
from journal.vocabulary import Role
from tests.conftest import CastMember, sign_up


@dataclass(frozen=True)
class House:
    """Haesol with the team Night, and Yuna, who runs it."""

    id: UUID
    night: UUID
    yuna: CastMember


def founding(**said: str) -> dict[str, str]:
    ids = {"id": str(uuid4()), "unit_id": str(uuid4())}
    names = {"name": "Haesol", "unit_name": "Night", "own_name": "Yuna Seo"}
    return {**ids, **names, "zone": "Asia/Seoul", **said}


def found(member: CastMember, **said: str) -> House:
    form = founding(**said)
    answer = member.client.post("/steward/found", data=form)
    assert answer.status_code == 303, answer.text
    return House(UUID(form["id"]), UUID(form["unit_id"]), member)


def add(house: House, name: str, under: UUID | None = None) -> UUID:
    form = {"id": str(uuid4()), "name": name, "parent_id": str(under or "")}
    assert house.yuna.client.post("/steward/units", data=form).status_code == 303
    return UUID(form["id"])


def seat(house: House, member: CastMember, role: Role, name: str = "") -> RoleLine | None:
    """Let somebody take an invitation up; the role that it brought, if it did."""
    unit = None if role is Role.STEWARD else house.night
    with member.app.app_context(), writing() as session:
        batch = Invited(uuid4(), role, unit, 1)
        (token,) = invite(session, house.id, OPERATOR, batch, now=utc_now())
    accept(member, token, name)
    with member.app.app_context(), reading() as session:
        held = roles_in(session, house.id)
    return next((one for one in held if one.account_id == member.id), None)


def accept(member: CastMember, token: str, name: str = "") -> None:
    with member.app.app_context(), writing() as session:
        answer = Acceptance(uuid4(), name, agrees=False, text_version="1")
        accept_invitation(session, member.id, token, answer, utc_now())


def sent(house: House, **said: str) -> TestResponse:
    form = {"id": str(uuid4()), "role": "agent", "unit_id": str(house.night), "count": "2", **said}
    return house.yuna.client.post("/steward/invitations", data=form)


def is_steward(member: CastMember) -> bool:
    with member.app.app_context(), reading() as session:
        return place_of(session, member.id).is_steward


def acts(app: Flask) -> list[tuple[str | None, Any]]:
    """Every act that was written down, with what it says."""
    asked = select(AuditRecord.act, AuditRecord.details).order_by(AuditRecord.number)
    with app.app_context(), reading() as session:
        return [(act, details) for act, details in session.execute(asked)]


def tokens_in(page: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"/join/([\w-]+)", page)))


def somebody(house: House, name: str) -> CastMember:
    return sign_up(house.yuna.app, name)
