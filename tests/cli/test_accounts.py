"""Accounts from the command line."""

import json

from flask import Flask

from tests.conftest import PASSWORD


def add(app: Flask, *arguments: str, password: str = PASSWORD) -> tuple[int, dict[str, str]]:
    result = app.test_cli_runner().invoke(
        args=["accounts", "add", *arguments, "--json"], input=password + "\n"
    )
    return result.exit_code, json.loads(result.output)


def test_an_account_opened_here_can_sign_in(app: Flask) -> None:
    code, answer = add(app, "Mina@example.com", "--zone", "Asia/Seoul", "--locale", "ko")

    assert code == 0
    assert answer["email"] == "mina@example.com"
    sign_in = {"email": "mina@example.com", "password": PASSWORD}
    assert app.test_client().post("/sign-in", data=sign_in).status_code == 303


def test_what_will_not_do_is_refused_with_its_reason(app: Flask) -> None:
    add(app, "mina@example.com")

    assert add(app, "mina@example.com")[1]["error"] == "taken"
    assert add(app, "mina") == (
        1,
        {"error": "bad_email", "line": None, "message": "This is not an e-mail address."},
    )
    assert add(app, "jun@example.com", "--zone", "Mars/Base")[1]["error"] == "bad_zone"
    assert add(app, "jun@example.com", password="short")[1]["error"] == "too_short"


def test_people_are_answered_in_a_sentence(app: Flask) -> None:
    runner = app.test_cli_runner()

    good = runner.invoke(args=["accounts", "add", "mina@example.com"], input=PASSWORD)
    bad = runner.invoke(args=["accounts", "add", "mina@example.com"], input=PASSWORD)

    assert good.output == "Opened an account for mina@example.com.\n"
    assert bad.exit_code == 1
    assert "already" in bad.output


def test_a_password_in_another_encoding_is_refused(app: Flask) -> None:
    arguments = ["accounts", "add", "mina@example.com", "--json"]

    result = app.test_cli_runner().invoke(args=arguments, input=b"a quiet evening \xb0\xa1\n")

    assert result.exit_code == 1
    assert json.loads(result.output)["error"] == "unreadable"
