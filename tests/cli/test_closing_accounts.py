"""Deactivating, reactivating and erasing accounts from the command line."""

import re
from pathlib import Path

import pytest
from flask import Flask

from journal.vocabulary import Act
from tests.app.check_ins.entering import check_in
from tests.cli.acting import acts, read_by, run, say
from tests.conftest import PASSWORD, CastMember

LEFT = ["--reason", "She left the company."]


def sign_in(app: Flask, email: str, password: str = PASSWORD) -> tuple[int, str]:
    answer = app.test_client().post("/sign-in", data={"email": email, "password": password})
    # The token of the form is another one each time.
    return answer.status_code, re.sub(r'value="[^"]{40,}"', "", answer.text.replace(email, ""))


def test_a_deactivated_person_is_out_at_once(app: Flask, mina: CastMember) -> None:
    assert mina.client.get("/me").status_code == 200

    assert run(app, "accounts", "deactivate", mina.email, *LEFT) == (0, {"id": str(mina.id)})

    assert mina.client.get("/me").status_code == 303
    assert mina.client.post("/me/zone", data={"zone": "UTC"}).status_code == 401


def test_a_deactivated_account_answers_like_a_wrong_password(
    app: Flask, mina: CastMember, jun: CastMember
) -> None:
    run(app, "accounts", "deactivate", mina.email, *LEFT)

    refused = sign_in(app, mina.email)

    assert refused[0] == 422
    assert refused == sign_in(app, jun.email, "another evening by the river")
    assert refused == sign_in(app, "nobody@example.com")


def test_a_deactivated_address_cannot_be_signed_up_again(app: Flask, mina: CastMember) -> None:
    run(app, "accounts", "deactivate", mina.email, *LEFT)
    form = {"id": str(mina.id), "email": mina.email, "password": PASSWORD, "zone": "Asia/Seoul"}

    answer = app.test_client().post("/sign-up", data=form)

    assert answer.status_code == 422
    assert "can&#39;t be used" in answer.text


def test_a_reactivated_person_comes_back_to_what_she_left(app: Flask, mina: CastMember) -> None:
    check_in(mina.client, mood="3")
    run(app, "accounts", "deactivate", mina.email, *LEFT)

    assert run(app, "accounts", "reactivate", mina.email)[0] == 0

    assert sign_in(app, mina.email)[0] == 303
    assert [line.act for line in read_by(app, mina.id)] == [
        Act.ACCOUNT_REACTIVATED,
        Act.ACCOUNT_DEACTIVATED,
    ]
    assert read_by(app, mina.id)[1].details == {"reason": "She left the company."}


def test_an_erased_person_is_gone(app: Flask, mina: CastMember, jun: CastMember) -> None:
    check_in(mina.client, mood="3")

    code, answer = run(app, "accounts", "erase", mina.email, *LEFT)

    assert (code, answer) == (0, {"id": str(mina.id), "is_log_empty": True})
    assert mina.client.get("/me").status_code == 303
    assert sign_in(app, mina.email)[0] == 422
    assert jun.client.get("/me").status_code == 200
    assert acts(app) == ["account_erased"]


def test_nothing_of_an_erased_person_stays_in_the_files(
    app: Flask, tmp_path: Path, mina: CastMember
) -> None:
    check_in(mina.client, mood="3")
    held = [mina.email.encode(), mina.id.bytes.hex().encode()]
    assert all(any(one in text for text in contents(tmp_path)) for one in held)

    run(app, "accounts", "erase", mina.email, *LEFT)

    assert mina.email.encode() not in b"".join(contents(tmp_path))
    # The record of the erasure names the id, which leads to nobody any more, and so does its index.
    assert b"".join(contents(tmp_path)).count(held[1]) == 2


def contents(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in folder.glob("offshift.sqlite3*")]


def test_people_are_told_what_stays(app: Flask, mina: CastMember) -> None:
    assert "Deactivated" in say(app, "accounts", "deactivate", mina.email, *LEFT)[1]
    assert "Reactivated" in say(app, "accounts", "reactivate", mina.email)[1]

    said = say(app, "accounts", "erase", mina.email, *LEFT)[1]

    assert "Published team summaries stay" in said
    assert "backups made before still hold" in said
    assert "write-ahead log" not in said


def test_a_log_that_is_in_use_is_told(
    app: Flask, mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.accounts.fold_log", lambda _: False)

    said = say(app, "accounts", "erase", mina.email, *LEFT)[1]

    assert "write-ahead log is in use" in said


@pytest.mark.parametrize(
    "words, error",
    [
        (["deactivate", "jun@example.com", *LEFT], "no_account"),
        (["reactivate", "jun@example.com"], "no_account"),
        (["erase", "jun@example.com", *LEFT], "no_account"),
        (["reactivate", "mina@example.com"], "not_deactivated"),
        (["deactivate", "mina@example.com", "--reason", "   "], "bad_reason"),
        (["deactivate", "mina@example.com", "--reason", "x" * 201], "bad_reason"),
        (["deactivate", "mina@example.com", "--reason", "a\x00b"], "bad_reason"),
        (["erase", "mina@example.com", "--reason", "ask jun@example.com"], "bad_reason"),
    ],
)
def test_what_will_not_do_is_refused(
    app: Flask, mina: CastMember, words: list[str], error: str
) -> None:
    assert run(app, "accounts", *words)[1]["error"] == error


def test_nobody_is_deactivated_twice(app: Flask, mina: CastMember) -> None:
    run(app, "accounts", "deactivate", mina.email, *LEFT)

    again = run(app, "accounts", "deactivate", mina.email, *LEFT)

    assert again[1]["error"] == "deactivated_already"
    assert acts(app) == ["account_deactivated"]


def test_a_reason_has_to_be_given(app: Flask, mina: CastMember) -> None:
    assert say(app, "accounts", "erase", mina.email)[0] == 2
    assert mina.client.get("/me").status_code == 200
