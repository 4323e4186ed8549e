import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import CastMember
from tests.journal.importing.exports import (
    ANDROID_KOREAN,
    IOS_ENGLISH_AT,
    MAC_TABLE,
    WINDOWS_KOREAN,
    make_room,
)

KEYS = [
    "messages",
    "system_lines",
    "added",
    "duplicates",
    "incoming",
    "outgoing",
    "outside_shift",
    "episodes",
    "first",
    "last",
    "coverage",
    "warnings",
]


def run(
    member: CastMember, content: str | bytes, *words: str, json_: bool = True
) -> tuple[int, str]:
    file = Path(member.app.extensions["config"].instance) / "export.bin"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    given = ["--for", member.email, "--zone", "Asia/Seoul", "--alerts", "on", *words]
    asked = ["import", "kakaotalk", str(file), *given, *(["--json"] if json_ else [])]
    done = member.app.test_cli_runner().invoke(args=asked)
    return done.exit_code, done.output


def answer(member: CastMember, content: str, *words: str) -> dict[str, Any]:
    code, output = run(member, content, *words)
    assert code == 0, output
    found: dict[str, Any] = json.loads(output)
    return found


def work(member: CastMember) -> None:
    words = ["shifts", "weekly", member.email, "--days", "mon-fri", "--from", "09:00"]
    words += ["--to", "18:00", "--zone", "Asia/Seoul", "--starting", "2015-06-01"]
    assert member.app.test_cli_runner().invoke(args=words).exit_code == 0


def test_an_import_answers_with_its_figures(mina: CastMember) -> None:
    work(mina)

    found = answer(mina, ANDROID_KOREAN)

    assert set(KEYS) <= found.keys()
    assert [found[key] for key in KEYS[:8]] == [3, 1, 3, 0, 2, 1, 1, 1]
    assert (found["first"], found["last"]) == (
        "2023-05-08T12:05:00+09:00",
        "2023-05-09T00:23:00+09:00",
    )
    assert found["coverage"]["to"] == "2023-05-12T00:51:00+09:00"
    assert found["warnings"] == []


def test_importing_again_adds_nothing(mina: CastMember) -> None:
    answer(mina, make_room(30))

    again = answer(mina, make_room(30))

    assert (again["added"], again["duplicates"]) == (0, 30)


def test_a_mac_and_a_phone_end_with_the_same_messages(mina: CastMember) -> None:
    answer(mina, MAC_TABLE, "--me", "다온", "--room", "문의")

    phone = answer(mina, IOS_ENGLISH_AT, "--room", "문의")

    assert (phone["added"], phone["duplicates"]) == (0, 3)


def test_without_an_owner_a_warning_says_so(mina: CastMember) -> None:
    found = answer(mina, WINDOWS_KOREAN)

    assert (found["incoming"], found["outgoing"], found["outside_shift"]) == (0, 0, 0)
    assert [warning["code"] for warning in found["warnings"]] == ["owner_unknown"]


def test_old_korean_encoding_is_read(mina: CastMember) -> None:
    assert run(mina, WINDOWS_KOREAN.encode("cp949"))[0] == 0


def test_people_read_sentences(mina: CastMember) -> None:
    code, output = run(mina, MAC_TABLE, json_=False)

    assert code == 0
    assert "3 messages read, 3 added, 0 known already (room 1)." in output
    assert "It isn't known which of them is you" in output


@pytest.mark.parametrize(
    "content,words,reason,line",
    [
        (b"", [], "empty_file", None),
        (b"words", [], "unknown_layout", None),
        ("2023년 13월 1일 오후 1:00, 가람 : 가", [], "impossible_date", 1),
        (ANDROID_KOREAN, ["--me", "미나"], "me_not_in_file", None),
        (ANDROID_KOREAN, ["--zone", "Mars/Base"], "bad_zone", None),
        (ANDROID_KOREAN, ["--for", "nobody@example.com"], "no_account", None),
        (b"a" * (20 * 1024 * 1024 + 1), [], "too_large", None),
    ],
)
def test_refused_input_says_why_and_keeps_nothing(
    mina: CastMember, content: str | bytes, words: list[str], reason: str, line: int | None
) -> None:
    code, output = run(mina, content, *words)

    refusal = json.loads(output)
    assert code == 1
    assert (refusal["error"], refusal["line"]) == (reason, line)
    assert refusal["message"]
    assert answer(mina, ANDROID_KOREAN)["added"] == 3


def test_another_owner_in_one_room_is_refused(mina: CastMember) -> None:
    answer(mina, MAC_TABLE, "--room", "문의")

    code, output = run(mina, IOS_ENGLISH_AT, "--room", "문의")

    assert (code, json.loads(output)["error"]) == (1, "owner_differs")


def test_a_file_that_is_not_there_is_refused(mina: CastMember) -> None:
    words = ["import", "kakaotalk", "/nowhere", "--for", mina.email, "--zone", "Asia/Seoul"]

    done = mina.app.test_cli_runner().invoke(args=[*words, "--alerts", "off"])

    assert done.exit_code == 1
    assert "cannot be opened" in done.output
