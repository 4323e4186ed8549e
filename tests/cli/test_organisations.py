"""Founding organisations and inviting to them without a browser."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.clock import utc_now
from journal.model.audit import AuditRecord
from journal.storage.engine import Database
from journal.teams.invitations import open_invitation
from journal.vocabulary import Role
from tests.cli.acting import acts, run, say
from tests.conftest import CastMember

FOUND = ("--steward", "mina@example.com", "--team", "Night", "--as", "Mina Kang")


def found(app: Flask, *more: str) -> dict[str, Any]:
    code, answer = run(app, "organisations", "found", "Haesol", *FOUND, *more)
    assert code == 0, answer
    return answer


def looked_up(app: Flask, look: Callable[[Session], Any]) -> Any:
    opened: Database = app.extensions["database"]
    with opened.reader.connect() as connection, Session(connection) as session:
        return look(session)


def invited(app: Flask, house: dict[str, Any], *more: str) -> tuple[int, dict[str, Any]]:
    return run(app, "organisations", "invite", house["id"], *more)


def test_an_organisation_is_founded_for_an_account(mina: CastMember) -> None:
    house = found(mina.app)

    assert set(house) == {"id", "unit_id", "name"}
    page = mina.client.get("/steward").text
    assert "<h1>Haesol</h1>" in page
    assert "as Mina Kang" in page


def test_it_is_the_operator_who_founded_it(mina: CastMember) -> None:
    found(mina.app)

    (record,) = looked_up(mina.app, lambda session: session.scalars(select(AuditRecord)).all())
    assert (record.act, record.role, record.actor_id) == ("founded", "operator", None)
    assert record.about_id == mina.id
    assert "@" not in str(record.details)


def test_a_person_reads_both_ids_in_a_sentence(mina: CastMember) -> None:
    code, said = say(mina.app, "organisations", "found", "Haesol", *FOUND)

    assert (code, len(acts(mina.app))) == (0, 1)
    assert said.startswith("Founded Haesol, ")


@pytest.mark.parametrize(
    "wrong, reason",
    [
        (("--steward", "nobody@example.com"), "no_account"),
        (("--zone", "Mars/Base"), "bad_zone"),
        (("--team", " "), "name_needed"),
        (("--as", "x" * 81), "name_too_long"),
    ],
)
def test_what_will_not_do_founds_nothing(
    mina: CastMember, wrong: tuple[str, ...], reason: str
) -> None:
    code, answer = run(mina.app, "organisations", "found", "Haesol", *FOUND, *wrong)

    assert (code, answer["error"]) == (1, reason)
    assert acts(mina.app) == []


def test_an_account_has_one_organisation(mina: CastMember) -> None:
    found(mina.app)

    code, answer = run(mina.app, "organisations", "found", "Another", *FOUND)

    assert (code, answer["error"]) == (1, "belongs_elsewhere")


def test_invitations_are_printed_once_and_open_doors(mina: CastMember) -> None:
    house = found(mina.app)

    code, answer = invited(mina.app, house, "--unit", house["unit_id"], "--count", "3")

    assert (code, len(set(answer["tokens"]))) == (0, 3)
    assert answer["links"] == [f"/join/{token}" for token in answer["tokens"]]
    token = answer["tokens"][0]
    to = looked_up(mina.app, lambda session: open_invitation(session, token, utc_now()))
    assert (to.unit_name, to.role) == ("Night", Role.AGENT)
    assert acts(mina.app) == ["founded", "invited"]


def test_a_steward_is_invited_without_a_team(mina: CastMember) -> None:
    house = found(mina.app)

    code, said = say(mina.app, "organisations", "invite", house["id"], "--role", "steward")

    assert code == 0
    assert said.startswith("/join/")


@pytest.mark.parametrize(
    "more, reason",
    [
        ((), "unit_needed"),
        (("--unit", str(UUID(int=3))), "no_organisation"),
    ],
)
def test_an_invitation_to_nowhere_is_refused(
    mina: CastMember, more: tuple[str, ...], reason: str
) -> None:
    house = found(mina.app)

    code, answer = invited(mina.app, house, *more)

    assert (code, answer["error"]) == (1, reason)
    assert acts(mina.app) == ["founded"]


def test_the_shape_holds_units_roles_and_windows_and_no_member(
    mina: CastMember, jun: CastMember
) -> None:
    house = found(mina.app)

    code, shape = run(mina.app, "organisations", "show", house["id"])

    assert code == 0
    assert [(unit["name"], unit["depth"]) for unit in shape["units"]] == [("Night", 0)]
    assert shape["roles"] == {"lead": 0, "steward": 1}
    assert len(shape["windows"]) == 6
    assert {"first_day", "last_day", "due_at", "figures", "tables"} == set(shape["windows"][0])
    assert not {str(mina.id), str(jun.id), "Mina Kang"} & set(str(shape).split("'"))
    assert acts(mina.app) == ["founded"]


def test_a_person_sees_the_tree(mina: CastMember) -> None:
    house = found(mina.app)

    _code, said = say(mina.app, "organisations", "show", house["id"])

    assert said == f"Haesol\nNight  {house['unit_id']}\nlead: 0, steward: 1\n"


def test_an_unknown_organisation_is_said_to_be_unknown(app: Flask) -> None:
    code, answer = run(app, "organisations", "show", str(uuid4()))

    assert (code, answer["error"]) == (1, "no_organisation")
