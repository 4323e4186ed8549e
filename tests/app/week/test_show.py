import re
from datetime import timedelta
from html import unescape

import pytest
from flask.testing import FlaskClient

from app.database import writing
from journal.findings.commands import compute_findings
from journal.vocabulary import Locale
from tests.app.reflection.diary import keep_days
from tests.app.reflection.living import check_in
from tests.app.week.living import MONDAY, NOW, breathe, live_a_week, live_before, mind
from tests.app.working import work
from tests.conftest import CastMember, sign_up


@pytest.fixture(autouse=True)
def thursday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.week.routes.utc_now", lambda: NOW)


def page_of(member: CastMember, query: str = "") -> str:
    answer = member.client.get("/week" + query)
    assert answer.status_code == 200
    return unescape(answer.text)


def sentences(member: CastMember, query: str = "") -> list[str]:
    return re.findall(r"<dd>(.*?)</dd>", page_of(member, query))


def test_the_week_is_told_in_five_sentences(mina: CastMember) -> None:
    live_before(mina, 20)
    live_a_week(mina)
    breathe(mina, MONDAY + timedelta(days=2), 4, 2)

    told = sentences(mina)

    assert told[0] == (
        "You had shifts on 5 days; contact outside your shift came on 2 days"
        " (2 pushed to you, 1 looked uneasily), with 5 more not fully known."
    )
    assert told[1] == (
        "You checked in on 4 days (no check-in on 3 days);"
        " your energy was as usual on 2 days, lower on 1 day, higher on 1 day."
    )
    assert "needed so far" in told[2]
    assert told[3] == "After a session on Wed, 25 Feb you were less tense: 2 of 5, 4 before."
    assert len(told) == 4


def test_the_same_in_korean(mina: CastMember) -> None:
    sora = sign_up(mina.app, "sora", locale=Locale.KO)
    live_before(sora, 20)
    live_a_week(sora)

    told = sentences(sora)

    assert told[0] == (
        "근무가 5일 있었고, 근무 밖 연락이 온 날은 2일(알림으로 옴 2번, 불안해서 봄 1번),"
        " 연락이 있었는지 모르는 날은 5일이에요."
    )
    assert told[1] == (
        "퇴근 기록이 있는 날은 4일(없는 날 3일)이고,"
        " 기운이 평소와 비슷한 날 2일, 평소보다 낮은 날 1일, 평소보다 높은 날 1일이었어요."
    )


def test_what_is_known_is_said_to_be_no_proof(mina: CastMember) -> None:
    live_a_week(mina)
    assert "not proof of cause" not in page_of(mina)
    keep_days(mina, 90)

    page = page_of(mina)

    assert "What is known" in page
    assert page.count("Your pattern, not proof of cause.") == 1


def test_what_is_known_stands_with_her_word_about_it(mina: CastMember) -> None:
    live_a_week(mina)
    keep_days(mina, 90)
    key = re.findall(r'href="/reflection/findings/([^"]+)"', mina.client.get("/reflection").text)[0]

    mina.client.post(f"/reflection/findings/{key}/reply", data={"said": "does_not_fit"})

    assert "You said that this doesn't fit you." in page_of(mina)


def test_an_older_week_does_not_know_what_is_known_now(mina: CastMember) -> None:
    live_a_week(mina)
    keep_days(mina, 90)

    page = page_of(mina, "?week=2026-W08")

    assert "What is known" not in page
    assert "What is too early" not in page


def test_her_usual_is_said_to_be_unknown_before_it_is_known(mina: CastMember) -> None:
    live_before(mina, 9)
    live_a_week(mina)

    assert (
        "usual for your energy shows from 14 earlier days, and there are 9." in sentences(mina)[1]
    )


def test_a_week_without_an_entry_is_one_honest_sentence(mina: CastMember) -> None:
    live_before(mina, 1)

    assert sentences(mina) == ["Nothing was written down in this week, so how it was isn't known."]
    work(mina, 9, 18, range(5))
    assert sentences(mina)[0].startswith("You had shifts on 5 days; nothing was written down")


def test_a_goal_that_went_well_is_the_good_thing(mina: CastMember) -> None:
    live_a_week(mina)
    mind(mina, 0, 2, 9)

    assert sentences(mina)[-1] == "“Sleep enough” went well on 2 days."


def test_nothing_good_is_invented(mina: CastMember) -> None:
    live_a_week(mina)

    assert "Something good" not in page_of(mina)


def test_before_the_first_sunday_the_page_says_when_it_will_speak(mina: CastMember) -> None:
    assert "Once the Sunday of your first week is over" in page_of(mina)

    check_in(mina, NOW - timedelta(days=1), energy=3)

    assert "Once the Sunday of your first week is over" in page_of(mina)
    assert sentences(mina) == []


def test_the_week_is_drawn(mina: CastMember) -> None:
    live_a_week(mina)

    page = page_of(mina)

    assert page.count('<svg class="picture strips') == 1
    assert re.findall(r">(Mon|Tue|Wed|Thu|Fri|Sat|Sun)</text>", page) == [
        *("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    ]


@pytest.mark.parametrize(
    "query", ["", "?week=2026-W09", "?week=2026-W10", "?week=2027-W01", "?week=2026-W99", "?week=x"]
)
def test_the_last_finished_week_is_the_usual_one(mina: CastMember, query: str) -> None:
    live_a_week(mina)

    page = page_of(mina, query)

    assert "<h1>The past week</h1>" in page
    assert "Mon, 23 Feb to 1 Mar 2026" in page


def test_earlier_weeks_are_linked_down_to_the_first_entry(mina: CastMember) -> None:
    live_a_week(mina)
    live_before(mina, 8)

    hrefs = [
        re.findall(r'href="/week\?week=([^"]+)"', page_of(mina, query))
        for query in ("", "?week=2026-W08", "?week=2026-W07")
    ]

    assert hrefs == [["2026-W08"], ["2026-W07", "2026-W09"], ["2026-W08"]]
    assert "<h1>A week gone by</h1>" in page_of(mina, "?week=2026-W08")


def test_a_year_may_begin_in_the_middle_of_a_week(mina: CastMember) -> None:
    live_before(mina, 90)

    assert "Mon, 29 Dec to 4 Jan 2026" in page_of(mina, "?week=2026-W01")


def test_what_was_stored_is_not_worked_out_again(mina: CastMember, statements: list[str]) -> None:
    live_a_week(mina)
    with mina.app.app_context(), writing() as session:
        compute_findings(session, mina.id, NOW)
    statements.clear()

    page_of(mina)

    assert len(statements) <= 8


def test_nobody_reads_the_week_of_another(mina: CastMember, jun: CastMember) -> None:
    live_a_week(mina)

    assert sentences(jun) == []


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/week").status_code == 303


def test_the_page_is_only_looked_at(mina: CastMember) -> None:
    assert mina.client.post("/week").status_code == 405
