from datetime import date

import pytest
from flask import Flask

from journal.vocabulary import Act
from tests.cli.acting import acts, read_by, run, say
from tests.conftest import CastMember

DELETED = ("--kind", "app_deleted", "--on", "2026-01-29")
MINA = ("--for", "mina@example.com")


def test_a_mark_is_made_listed_and_removed(app: Flask, mina: CastMember) -> None:
    code, made = run(app, "change", "mark", *MINA, *DELETED)
    assert (code, made["kind"], made["on_date"]) == (0, "app_deleted", "2026-01-29")

    (listed,) = run(app, "change", "list", *MINA)[1]["changes"]
    removed = run(app, "change", "remove", *MINA, made["id"])

    assert listed["id"] == made["id"]
    assert removed == (0, made)
    assert run(app, "change", "list", *MINA)[1] == {"changes": []}


def test_people_read_sentences(app: Flask, mina: CastMember) -> None:
    assert say(app, "change", "list", *MINA) == (0, "No change is marked.\n")

    _code, marked = say(app, "change", "mark", *MINA, *DELETED)
    _code, listed = say(app, "change", "list", *MINA)

    assert marked == "Marked: Deleted the messenger app, 2026-01-29.\n"
    assert listed.startswith("2026-01-29 Deleted the messenger app (")


@pytest.mark.parametrize(
    "words,reason",
    [
        (("mark", "--for", "jun@example.com", *DELETED), "no_account"),
        (("mark", *MINA, "--kind", "other", "--on", f"{date.max}"), "in_the_future"),
        (("mark", *MINA, "--kind", "other", "--on", "1999-01-01"), "too_long_ago"),
        (("mark", *MINA, "--kind", "other", "--on", "29 January"), "bad_date"),
        (("mark", *MINA, *DELETED), "marked_already"),
        (("list", "--for", "jun@example.com"), "no_account"),
        (("remove", *MINA, "7b0c6a52-8f5a-4b57-9d5c-8f6f2a0f2b1e"), "no_mark"),
    ],
)
def test_what_cannot_be_is_refused(
    app: Flask, mina: CastMember, words: tuple[str, ...], reason: str
) -> None:
    run(app, "change", "mark", *MINA, *DELETED)
    before = acts(app)

    code, answer = run(app, "change", *words)

    assert (code, answer["error"]) == (1, reason)
    assert acts(app) == before


def test_every_act_is_on_record(app: Flask, mina: CastMember) -> None:
    _code, made = run(app, "change", "mark", *MINA, *DELETED)
    run(app, "change", "list", *MINA)
    run(app, "change", "remove", *MINA, made["id"])

    found = [line.act for line in read_by(app, mina.id)]
    assert sorted(found) == sorted([Act.CHANGES_SET, Act.FINDINGS_READ, Act.CHANGES_SET])
