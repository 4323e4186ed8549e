"""An organisation's own sign-in from the command line."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import insert, select

from app.database import reading, writing
from app.identity.sealing import unseal
from journal.accounts.commands import NewAccount
from journal.accounts.outside import Identity, open_tied
from journal.model.audit import AuditRecord
from journal.model.team import Organisation
from journal.teams.outside import provider_of
from journal.vocabulary import Locale
from tests.conftest import LONG_AGO, SEOUL

SECRET = "a secret between the two"
ISSUER = "https://login.example.com/realm"
GOOD = ("--issuer", ISSUER, "--client-id", "offshift")


@pytest.fixture
def haesol(app: Flask) -> UUID:
    founded = uuid4()
    with app.app_context(), writing() as session:
        row = {"id": founded, "name": "Haesol", "zone": "Asia/Seoul", "founded_at": LONG_AGO}
        session.execute(insert(Organisation).values(**row))
    return founded


def say(
    app: Flask, *words: object, secret: str | bytes = SECRET + "\n"
) -> tuple[int, Mapping[str, Any]]:
    arguments = ["sign-in", *(str(word) for word in words), "--json"]
    result = app.test_cli_runner().invoke(args=arguments, input=secret)
    return result.exit_code, json.loads(result.output)


def acts(app: Flask) -> list[tuple[object, ...]]:
    asked = select(AuditRecord.act, AuditRecord.role, AuditRecord.details)
    with app.app_context(), reading() as session:
        return [tuple(row) for row in session.execute(asked.order_by(AuditRecord.number))]


def tie_somebody(app: Flask, organisation_id: UUID) -> None:
    new = NewAccount("sora@example.com", None, Locale.KO, SEOUL)
    with app.app_context(), writing() as session:
        open_tied(session, uuid4(), new, Identity(organisation_id, "s-1"), LONG_AGO)


def test_what_was_set_is_shown_and_its_secret_is_sealed(app: Flask, haesol: UUID) -> None:
    code, answer = say(app, "set", haesol, *GOOD)

    assert code == 0
    assert answer["link"] == f"/sign-in/with/{haesol}"
    assert answer["back"] == f"/sign-in/with/{haesol}/back"
    with app.app_context(), reading() as session:
        sealed = provider_of(session, haesol).sealed_secret
    assert SECRET.encode() not in sealed
    assert unseal(str(app.secret_key), haesol, sealed) == SECRET
    shown = say(app, "show", haesol)[1]
    assert (shown["issuer"], shown["client_id"], shown["tied"]) == (ISSUER, "offshift", 0)
    assert shown["secret_opens"] is True
    assert SECRET not in json.dumps(shown)


def test_each_act_is_written_down_once_as_the_operators(app: Flask, haesol: UUID) -> None:
    say(app, "set", haesol, *GOOD)
    say(app, "show", haesol)
    assert say(app, "remove", haesol)[0] == 0

    said = {"issuer": ISSUER}
    assert acts(app) == [
        ("sign_in_set", "operator", said),
        ("sign_in_removed", "operator", said),
    ]
    assert say(app, "show", haesol)[1]["error"] == "not_set"
    assert say(app, "remove", haesol)[1]["error"] == "not_set"


@pytest.mark.parametrize(
    "words, secret, reason",
    [
        (("--issuer", "http://login.example.com", "--client-id", "x"), SECRET, "bad_issuer"),
        (("--issuer", f"{ISSUER}?x=y", "--client-id", "x"), SECRET, "bad_issuer"),
        (("--issuer", f"{ISSUER}/{'x' * 300}", "--client-id", "x"), SECRET, "bad_issuer"),
        (("--issuer", ISSUER, "--client-id", ""), SECRET, "bad_client_id"),
        (("--issuer", ISSUER, "--client-id", "x" * 201), SECRET, "bad_client_id"),
        (GOOD, "", "bad_secret"),
        (GOOD, "비밀", "bad_secret"),
        (GOOD, "x" * 501, "bad_secret"),
        (GOOD, b"\xb0\xa1\n", "bad_secret"),
    ],
)
def test_what_will_not_do_is_refused_with_its_reason(
    app: Flask, haesol: UUID, words: tuple[str, ...], secret: str | bytes, reason: str
) -> None:
    code, answer = say(app, "set", haesol, *words, secret=secret)

    assert (code, answer["error"]) == (1, reason)
    assert acts(app) == []


def test_an_organisation_that_is_not_there_has_no_sign_in(app: Flask) -> None:
    assert say(app, "set", uuid4(), *GOOD)[1]["error"] == "no_organisation"
    assert say(app, "show", uuid4())[1]["error"] == "not_set"


def test_nobody_is_locked_out_by_accident(app: Flask, haesol: UUID) -> None:
    say(app, "set", haesol, *GOOD)
    tie_somebody(app, haesol)
    another = ("--issuer", "https://other.example.com", "--client-id", "offshift")

    assert say(app, "set", haesol, *another)[1]["error"] == "locked_out"
    assert say(app, "remove", haesol)[1]["error"] == "locked_out"
    assert say(app, "set", haesol, *GOOD)[0] == 0
    assert say(app, "show", haesol)[1]["tied"] == 1
    assert say(app, "remove", haesol, "--anyway")[0] == 0


def test_a_secret_of_another_key_is_said(app: Flask, haesol: UUID) -> None:
    say(app, "set", haesol, *GOOD)
    app.secret_key = "another secret of the tests, also long enough"

    assert say(app, "show", haesol)[1]["secret_opens"] is False


def test_people_are_answered_in_a_sentence(app: Flask, haesol: UUID) -> None:
    runner = app.test_cli_runner()

    done = runner.invoke(args=["sign-in", "set", str(haesol), *GOOD], input=SECRET)
    shown = runner.invoke(args=["sign-in", "show", str(haesol)])

    assert f"/sign-in/with/{haesol}/back" in done.output
    assert shown.output == f"{ISSUER} as offshift; tied accounts: 0; the secret opens.\n"
