"""What a token reads: its own person's journal, page by page."""

from datetime import timedelta
from typing import Any

import pytest

from app.api.finding_answers import FindingSeen
from journal.findings.answers import Question
from tests.app.all_findings import found as found_of
from tests.app.api.phoning import NOW, Phone, fresh, phone_of, push, refusal
from tests.app.reflection.diary import keep_days
from tests.conftest import CastMember

PAGES = {
    "/contact-events": ("events", push(notification="1")),
    "/check-ins": ("check_ins", {"mood": 4}),
    "/interactions": ("interactions", {"kind": "threat", "intensity": 5}),
}
HOUR = timedelta(hours=1)
READS = (*PAGES, "/shifts", "/findings", "/me")


def read(phone: Phone, path: str, **query: object) -> dict[str, Any]:
    answer = phone.get(path, **query)
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json or {}
    return said


def fill(phone: Phone, path: str, count: int) -> list[str]:
    """Send entries an hour apart; return their ids, the newest first."""
    plural, said = PAGES[path]
    entries = [fresh(**said, at=(NOW - HOUR * n).isoformat()) for n in range(count)]
    assert phone.post(path, {plural: entries}).status_code == 200
    return [str(one["id"]) for one in entries]


@pytest.mark.parametrize("path", PAGES)
def test_everything_is_read_page_by_page(phone: Phone, path: str) -> None:
    wanted, found, query = fill(phone, path, 5), [], {}
    while True:
        page = read(phone, path, limit=2, **query)
        (rows,) = [value for name, value in page.items() if name != "next"]
        found += [row["id"] for row in rows]
        assert len(rows) <= 2
        if page["next"] is None:
            break
        query = {"before": page["next"]}

    assert found == wanted


@pytest.mark.parametrize("path", PAGES)
def test_a_person_reads_only_what_is_hers(phone: Phone, jun: CastMember, path: str) -> None:
    fill(phone, path, 3)

    page = read(phone_of(jun), path)

    assert sorted(page.values(), key=str) == [None, []]


def test_contact_says_where_it_lies(phone: Phone) -> None:
    shift = fresh(date="2026-03-10", begin="09:00", end="22:00")
    assert phone.post("/shifts", shift).status_code == 200
    phone.post("/contact-events", push())

    (one,) = read(phone, "/contact-events")["contact_events"]

    assert (one["beside_shift"], one["minutes_after_shift"]) == ("after", 90)
    assert (one["at"], one["local_minute"]) == ("2026-03-10T14:30:00Z", 23 * 60 + 30)
    assert (one["room"], one["source"], one["initiation"]) == (1, "device", "pushed")


def test_a_check_in_is_read_as_it_was_said(phone: Phone) -> None:
    phone.post("/check-ins", fresh(mood=2, backed="nobody", at="2026-03-10T18:40:00+09:00"))

    (one,) = read(phone, "/check-ins")["check_ins"]

    assert (one["mood"], one["backed"], one["energy"], one["version"]) == (2, "nobody", None, 1)
    assert (one["date"], one["zone"]) == ("2026-03-10", "Asia/Seoul")
    assert "body_hash" not in one


def test_shifts_are_read_by_date(phone: Phone) -> None:
    for day in ("2026-03-02", "2026-03-03", "2026-03-30"):
        phone.post("/shifts", fresh(date=day, begin="22:00", end="07:00"))

    usual, page = read(phone, "/shifts"), read(phone, "/shifts", first="2026-03-02", days=1)

    assert [one["date"] for one in usual["shifts"]] == ["2026-03-03", "2026-03-30"]
    assert usual["next"] == "2026-03-31"
    assert (page["next"], len(page["shifts"])) == ("2026-03-03", 1)
    assert page["shifts"][0]["ends_at"] == "2026-03-02T22:00:00Z"


@pytest.mark.parametrize("first", ["0001-01-01", "1989-12-31", "2100-12-31", "9999-12-31"])
def test_beyond_all_shifts_there_is_nothing(phone: Phone, first: str) -> None:
    assert read(phone, "/shifts", first=first) == {"shifts": [], "next": None}


def test_findings_are_read_with_what_is_missing(phone: Phone) -> None:
    found = read(phone, "/findings")

    assert [one["key"] for one in found["findings"]] == list(Question)
    assert {(one["tier"], one["lack"]) for one in found["findings"]} == {("too_early", "pairs")}
    assert found["findings"][0]["difference"] is None
    assert (found["is_behind"], found["method_version"]) == (False, "family-1")


def test_findings_are_read_with_their_numbers(mina: CastMember) -> None:
    keep_days(mina, 90)

    energy, *others = read(phone_of(mina), "/findings")["findings"]

    assert (energy["key"], energy["tier"], energy["lack"]) == ("evening.energy", "supported", None)
    assert energy["low"] < energy["difference"] < energy["high"] < 0
    assert energy["pairs"] == energy["pairs_with"] + energy["pairs_without"] == 89
    assert {len(one["sides"]) for one in (energy, *others)} == {0}


def test_a_contrast_is_one_finding_with_two_sides() -> None:
    seen = FindingSeen.of(found_of(Question.PUSHED_OR_CHOSEN)).model_dump(mode="json")

    assert [one["name"] for one in seen["sides"]] == ["pushed", "chosen"]
    assert seen["left_out"][0] == {"reason": "no_check_in", "evenings": 12}


def test_a_tool_learns_whose_clock_it_is_on_and_not_whose_journal(phone: Phone) -> None:
    me = read(phone, "/me")

    assert (me["zone"], me["language"], me["token"]) == ("Asia/Seoul", "en", "Phone")
    assert me["scopes"] == ["read_own", "write_check_in", "write_contact"]
    assert "mina@example.com" not in str(me)


@pytest.mark.parametrize(
    "path, query",
    [
        ("/check-ins", {"limit": "0"}),
        ("/check-ins", {"limit": "201"}),
        ("/check-ins", {"limit": "two"}),
        ("/check-ins", {"limit": ["1", "2"]}),
        ("/check-ins", {"before": "yesterday"}),
        ("/check-ins", {"after": "1"}),
        ("/shifts", {"days": "93"}),
        ("/shifts", {"first": "10 March"}),
    ],
)
def test_a_question_that_is_not_understood_is_refused(
    phone: Phone, path: str, query: dict[str, object]
) -> None:
    code, error, field = refusal(phone.get(path, **query))

    assert code == 422
    assert (error, field) in {("not_valid", next(iter(query))), ("unknown_field", "")}


@pytest.mark.parametrize("path", READS)
def test_reading_asks_the_database_little(phone: Phone, path: str, statements: list[str]) -> None:
    read(phone, path)
    statements.clear()

    read(phone, path)

    assert 1 <= len(statements) <= 6
