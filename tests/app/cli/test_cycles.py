import json
from datetime import date
from typing import Any

import pytest

from app.database import reading
from journal.shifts.cycles import NAMED
from journal.shifts.queries import patterns
from journal.shifts.rules import RepeatingRule, Slot
from journal.vocabulary import ShiftKind
from tests.conftest import CastMember

SIX_DAYS = ["--codes", "주주야야휴휴", "--today-is", "3", "--today", "2026-11-02"]


def pattern(member: CastMember, *words: str) -> tuple[int, dict[str, Any]]:
    given = ["shifts", "pattern", "--for", member.email, *words, "--json"]
    answer = member.app.test_cli_runner().invoke(args=given)
    return answer.exit_code, json.loads(answer.output)


def kept(member: CastMember) -> list[RepeatingRule]:
    with member.app.app_context(), reading() as session:
        return [one.rule for one in patterns(session, member.id)]


def test_a_cycle_typed_as_codes_is_kept(mina: CastMember) -> None:
    code, answer = pattern(mina, *SIX_DAYS, "--zone", "Asia/Seoul", "--until", "2026-12-31")

    assert (code, answer["cycle_days"], answer["slots"]) == (0, 6, 4)
    assert answer["hours"] == {"주": ["07:00-19:00"], "야": ["19:00-07:00"]}
    assert answer["shifts"][0] == {
        "date": "2026-11-02",
        "from": "2026-11-02T19:00+09:00",
        "to": "2026-11-03T07:00+09:00",
        "kind": "work",
    }
    slots = (Slot(0, 420, 1140), Slot(1, 420, 1140), Slot(2, 1140, 420), Slot(3, 1140, 420))
    dates = (date(2026, 11, 2), date(2026, 12, 31))
    assert kept(mina) == [RepeatingRule("Asia/Seoul", *dates, slots, 6, date(2026, 10, 31))]


def test_a_cycle_has_a_name_and_hours_of_ones_own(mina: CastMember) -> None:
    words = ["--pattern", "4조3교대", "--today-is", "1", "--hours", "주=09:00-12:00,13:00-18:00"]
    _code, answer = pattern(mina, *words, "--today", "2026-11-02", "--holidays", "kr")

    assert (answer["pattern"], answer["holidays"]) == ("4-3-12", "KR")
    assert answer["hours"]["주"] == ["09:00-12:00", "13:00-18:00"]
    (rule,) = kept(mina)
    assert (rule.pattern_name, rule.zone) == ("4-3-12", mina.zone.key)
    assert rule.slots[:2] == (Slot(0, 540, 720), Slot(0, 780, 1080))


def test_a_code_can_be_on_call(mina: CastMember) -> None:
    words = ["--codes", "C OFF", "--today-is", "1", "--hours", "C=18:00-09:00", "--on-call", "C"]

    pattern(mina, *words)

    assert kept(mina)[0].slots == (Slot(0, 1080, 540, ShiftKind.ON_CALL),)


def test_a_dry_run_keeps_nothing(mina: CastMember) -> None:
    code, answer = pattern(mina, *SIX_DAYS, "--dry-run")

    assert (code, len(answer["shifts"])) == (0, 18)
    assert kept(mina) == []


def test_the_past_stays_unless_told_otherwise(mina: CastMember) -> None:
    pattern(mina, *SIX_DAYS)
    pattern(mina, *SIX_DAYS[:-1], "2026-11-10")

    assert [rule.starting.day for rule in kept(mina)] == [2, 10]


@pytest.mark.parametrize(
    "words, reason",
    [
        (["--pattern", "9-9-9"], "unknown_pattern"),
        ([], "no_pattern"),
        (["--pattern", "nurse", "--codes", "주휴"], "no_pattern"),
        (["--codes", "주Z휴"], "unknown_code"),
        (["--codes", "휴휴"], "no_days"),
        (["--codes", "주휴", "--hours", "주"], "bad_hours"),
        (["--codes", "주휴", "--hours", "주=7-9"], "bad_time"),
        (["--codes", "주주", "--hours", "주=07:00-06:59,06:00-07:00"], "overlapping"),
        (["--pattern", "nurse", "--zone", "Mars/Base"], "bad_zone"),
        (["--pattern", "nurse", "--starting", "soon"], "bad_date"),
        (["--pattern", "nurse", "--until", "2020-01-01"], "until_before_starting"),
        (["--pattern", "nurse", "--holidays", "XX"], "unknown_country"),
        (["--pattern", "nurse", "dae@example.com"], "no_address"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(
    mina: CastMember, words: list[str], reason: str
) -> None:
    code, answer = pattern(mina, "--today-is", "1", *words)

    assert (code, answer["error"]) == (1, reason)
    assert answer["message"].endswith(".")
    assert kept(mina) == []


@pytest.mark.parametrize("zone", [[], ["--zone", "Asia/Seoul"]])
def test_nobodys_cycle_is_refused(mina: CastMember, zone: list[str]) -> None:
    words = ["shifts", "pattern", "dae@example.com", *SIX_DAYS, *zone, "--json"]

    answer = mina.app.test_cli_runner().invoke(args=words)

    assert (answer.exit_code, json.loads(answer.output)["error"]) == (1, "no_account")


def test_a_day_that_the_cycle_does_not_have_is_refused(mina: CastMember) -> None:
    assert pattern(mina, "--pattern", "nurse", "--today-is", "9")[1]["error"] == "not_in_the_cycle"


def test_a_person_is_told_in_a_sentence(mina: CastMember) -> None:
    words = ["shifts", "pattern", mina.email, *SIX_DAYS]

    answer = mina.app.test_cli_runner().invoke(args=words)

    assert answer.output == "Kept a cycle of 6 days from 2026-11-02 on.\n"


def test_the_cycles_that_are_known_are_named(mina: CastMember) -> None:
    run = mina.app.test_cli_runner().invoke

    named = json.loads(run(args=["shifts", "patterns", "--json"]).output)["patterns"]
    said = run(args=["shifts", "patterns"]).output

    assert [one["pattern"] for one in named] == [cycle.key for cycle in NAMED]
    assert named[0]["codes"] == list("주주주휴야야야휴오오오휴")
    assert "4조 2교대 · 주야비휴" in said
