"""Every command about somebody leaves one record that she can read; a refused one leaves none."""

from pathlib import Path
from uuid import UUID

import click
import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from app.cli import GROUPS
from journal.importing.kinds import KINDS
from journal.vocabulary import Act
from tests.cli.acting import acts, read_by, run
from tests.conftest import PASSWORD, CastMember
from tests.journal.importing.exports import ANDROID_KOREAN

WEEK = ["--days", "mon-fri", "--from", "09:00", "--to", "18:00"]
WEEK += ["--zone", "Asia/Seoul", "--starting", "2026-01-05"]
PHONE = ["--for", "mina@example.com", "--zone", "Asia/Seoul", "--alerts", "on"]

# A command that touches or reads somebody's data is in the first set; one that is in neither
# has to be thought about.
LEAVE_A_RECORD = {
    "accounts add",
    "accounts deactivate",
    "accounts erase",
    "accounts reactivate",
    "change list",
    "change mark",
    "change remove",
    "findings show",
    *(f"import {kind}" for kind in ("auto", "daylio", *KINDS)),
    "organisations found",
    "organisations invite",
    "releases publish",
    "releases show",
    "shifts grid",
    "shifts ics",
    "shifts pattern",
    "shifts weekly",
    "sign-in remove",
    "sign-in set",
    "storage back-up",
    "storage replay",
    "storage restore",
    "storage upgrade",
}
NEED_NONE = {
    "audit prune": "empties what is too old by rule, and reads nothing to anybody",
    "audit verify": "answers with a count",
    "demo build": "invents people; nobody is behind them",
    "evidence verify": "reads a file that somebody hands over; no account is in reach of it",
    "instrument check": "reads a file of the operator's own; nobody is in it",
    "instrument list": "names questionnaires; nobody is in them",
    "instrument schema": "prints a format",
    "journal rebuild": "makes anew by rule what is derived, and answers with a count",
    "organisations show": "names teams and counts roles; no member is in it",
    "releases check": "compares sums, and answers with a count",
    "retention keep": "removes by rule and by what people asked for, and answers with counts",
    "shifts patterns": "names the cycles that are known; nobody is in it",
    "sign-in show": "shows a setting, and counts",
    "storage check": "looks at the schema",
}


def export(app: Flask, content: str = ANDROID_KOREAN) -> str:
    file = Path(app.extensions["config"].instance) / "export.txt"
    file.write_text(content, encoding="utf-8")
    return str(file)


def test_every_command_is_thought_about(app: Flask) -> None:
    known = LEAVE_A_RECORD | NEED_NONE.keys()

    for group in GROUPS:
        held = app.cli.commands[group]
        assert isinstance(held, click.Group)
        assert {f"{group} {name}" for name in held.commands} <= known


def test_opening_an_account_is_on_record(app: Flask) -> None:
    _code, answer = run(app, "accounts", "add", "mina@example.com", given=PASSWORD)

    (line,) = read_by(app, UUID(answer["id"]))
    assert (line.act, line.actor_name) == (Act.ACCOUNT_OPENED, "operator")
    assert acts(app) == ["account_opened"]


def test_setting_shifts_is_on_record(app: Flask, mina: CastMember) -> None:
    run(app, "shifts", "weekly", mina.email, *WEEK)

    assert [line.act for line in read_by(app, mina.id)] == [Act.SHIFTS_SET]


def test_setting_a_cycle_is_on_record(app: Flask, mina: CastMember) -> None:
    run(app, "shifts", "pattern", mina.email, "--pattern", "nurse", "--today-is", "1")

    assert [line.act for line in read_by(app, mina.id)] == [Act.SHIFTS_SET]


def test_reading_findings_is_on_record_each_time(app: Flask, mina: CastMember) -> None:
    run(app, "findings", "show", mina.email)
    run(app, "findings", "show", mina.email)

    assert [line.act for line in read_by(app, mina.id)] == [Act.FINDINGS_READ] * 2


def test_importing_is_on_record_with_its_count_and_no_words(app: Flask, mina: CastMember) -> None:
    run(app, "import", "kakaotalk", export(app), *PHONE)
    run(app, "import", "kakaotalk", export(app), *PHONE)

    found = read_by(app, mina.id)
    assert [line.act for line in found] == [Act.MESSAGES_IMPORTED] * 2
    assert [dict(line.details) for line in found] == [{"count": 0}, {"count": 3}]


def test_copying_the_database_is_on_record(app: Flask) -> None:
    assert run(app, "storage", "back-up")[0] == 0

    assert acts(app) == ["storage_copied"]


def test_a_copy_that_cannot_be_put_on_record_is_not_left(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OperationalError("", {}, Exception("full"))

    monkeypatch.setattr("app.cli.storage.note_act", refuse)

    answer = run(app, "storage", "back-up", str(tmp_path / "copy.sqlite3"))

    assert answer[1]["error"] == "storage"
    assert not (tmp_path / "copy.sqlite3").exists()


def test_the_copy_before_an_upgrade_is_on_record(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.cli.storage.revision_of", lambda _: "0003")

    run(app, "storage", "upgrade")

    assert acts(app) == ["storage_copied"]


@pytest.mark.parametrize(
    "words, given",
    [
        (["accounts", "add", "mina@example.com"], PASSWORD),
        (["accounts", "add", "jun@example.com"], "short"),
        (["accounts", "deactivate", "jun@example.com", "--reason", "left"], ""),
        (["accounts", "deactivate", "mina@example.com", "--reason", " "], ""),
        (["accounts", "reactivate", "mina@example.com"], ""),
        (["accounts", "reactivate", "jun@example.com"], ""),
        (["accounts", "erase", "jun@example.com", "--reason", "left"], ""),
        (["accounts", "erase", "mina@example.com", "--reason", "write to x@example.com"], ""),
        (["shifts", "weekly", "jun@example.com", *WEEK], ""),
        (["shifts", "weekly", "mina@example.com", *WEEK, "--until", "2020-01-01"], ""),
        (["findings", "show", "jun@example.com"], ""),
        (["import", "kakaotalk", "nowhere.txt", *PHONE], ""),
        (["storage", "back-up", "/proc/copy.sqlite3"], ""),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else "",
)
def test_a_refused_command_leaves_no_record(
    app: Flask, mina: CastMember, words: list[str], given: str
) -> None:
    code, _answer = run(app, *words, given=given)

    assert code == 1
    assert acts(app) == []


def test_a_file_that_cannot_be_read_leaves_no_record(app: Flask, mina: CastMember) -> None:
    assert run(app, "import", "kakaotalk", export(app, "a diary"), *PHONE)[0] == 1

    assert acts(app) == []


def test_what_a_person_does_herself_leaves_no_record(app: Flask, mina: CastMember) -> None:
    mina.client.post("/me/zone", data={"zone": "Asia/Tokyo"})
    mina.client.get("/me")

    assert acts(app) == []


def test_a_demo_leaves_no_record(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.cli.demo.PEOPLE", ())

    assert run(app, "demo", "build")[0] == 0

    assert acts(app) == []


def test_a_diary_that_was_brought_in_is_on_record(app: Flask, mina: CastMember) -> None:
    diary = (
        "full_date,date,weekday,time,mood,activities,note\n"
        '2023-05-08,May 8,Monday,19:03,good,work | run,"secret"\n'
    )

    run(app, "import", "auto", export(app, diary), "--for", mina.email)

    assert [line.act for line in read_by(app, mina.id)] == [Act.MESSAGES_IMPORTED]
