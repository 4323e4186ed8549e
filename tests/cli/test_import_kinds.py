"""Every kind of file through the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CastMember
from tests.journal.importing.test_telegram import chat, said

CALLS = (
    '<calls count="3"><call number="010" duration="3" date="1683540000000" type="1" />'
    '<call number="011" duration="0" date="1683543600000" type="3" />'
    '<call number="010" duration="9" date="1683547200000" type="2" /></calls>'
)
DIARY = (
    "full_date,date,weekday,time,mood,activities,note\n"
    '2023-05-08,May 8,Monday,19:03,zonked,work | run,"x"\n'
    '2023-05-07,May 7,Sunday,19:03,good,work,"x"\n'
)


def run(member: CastMember, content: str | bytes, *words: str) -> tuple[int, dict[str, Any]]:
    file = Path(member.app.extensions["config"].instance) / "export.bin"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    kind, *rest = words
    asked = ["import", kind, str(file), "--for", member.email, "--json", *rest]
    done = member.app.test_cli_runner().invoke(args=asked)
    answer: dict[str, Any] = json.loads(done.output)
    return done.exit_code, answer


def test_the_kind_is_found_and_the_persons_own_zone_is_taken(mina: CastMember) -> None:
    code, found = run(mina, chat(said(1), said(2)), "auto")

    assert (code, found["messages"], found["rooms"]) == (0, 2, [1])
    assert found["first"] == "2023-05-08T19:00:01+09:00"


def test_only_the_numbers_that_are_picked_come_in(mina: CastMember) -> None:
    code, found = run(mina, CALLS, "phone", "--pick", "010")

    assert (code, found["messages"], found["incoming"], found["outgoing"]) == (0, 2, 1, 1)
    assert run(mina, CALLS, "phone", "--me", "011")[1]["added"] == 1


def test_picking_what_is_not_there_is_refused(mina: CastMember) -> None:
    code, found = run(mina, CALLS, "phone", "--pick", "012")

    assert (code, found["error"]) == (1, "nothing_picked")


def test_a_diary_becomes_check_ins(mina: CastMember) -> None:
    words = ["daylio", "--mood", "zonked=1", "--keep", "run"]

    code, found = run(mina, DIARY, *words)

    assert (code, found["entries"], found["added"], found["tags"]) == (0, 2, 2, 1)
    assert (found["first"], found["last"]) == ("2023-05-07", "2023-05-08")
    assert run(mina, DIARY, "auto", "--mood", "zonked=1")[1]["added"] == 0


@pytest.mark.parametrize("mood", ["zonked", "zonked=x", "zonked=7"])
def test_a_mood_needs_a_step(mina: CastMember, mood: str) -> None:
    assert run(mina, DIARY, "daylio", "--mood", mood)[1]["error"] == "mood_out_of_range"


def test_days_that_are_open_can_be_said(mina: CastMember) -> None:
    text = "01/02/23, 20:50 - Garam: a\n03/04/23, 00:08 - Mina: b\n"

    assert run(mina, text, "whatsapp")[1]["error"] == "dates_ambiguous"
    assert run(mina, text, "whatsapp", "--day-first")[1]["first"].startswith("2023-02-01")


def test_nobody_gets_a_diary_without_an_account(mina: CastMember) -> None:
    file = Path(mina.app.extensions["config"].instance) / "diary.csv"
    file.write_text(DIARY, encoding="utf-8")
    asked = ["import", "daylio", str(file), "--for", "dae@example.com"]

    done = mina.app.test_cli_runner().invoke(args=asked)

    assert done.exit_code == 1
    assert "no account" in done.output
