import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from journal.vocabulary import Locale
from tests.app.causes.rosters import (
    HEAD,
    NIGHTS,
    NOW,
    QUICK,
    Clock,
    bring,
    counts,
    heading,
    page,
    shown,
    words,
)
from tests.app.team.house import House
from tests.conftest import CastMember, sign_up


def test_a_quick_return_is_named_with_what_would_spare_it(sora: CastMember, house: House) -> None:
    bring(sora.client, house)

    text = page(sora.client, house)

    assert counts(text) == {
        "quick_return": 1,
        "short_weekly_rest": 0,
        "nights_in_a_row": 0,
        "last_minute_change": 0,
    }
    assert (
        "12 · Out Tue, 9 Feb 11:00 PM, back in Wed, 10 Feb 7:00 AM: 8 hours between. "
        "A start at Wed, 10 Feb 10:00 AM or later gives 11 hours."
    ) in words(text)


def test_eight_nights_are_one_row_and_one_week_without_a_rest(
    sora: CastMember, house: House
) -> None:
    bring(sora.client, house, NIGHTS)

    text = page(sora.client, house)

    assert counts(text)["nights_in_a_row"] == counts(text)["short_weekly_rest"] == 1
    said = words(text)
    assert "8 nights in a row, 1 Feb to 8 Feb. With the night of 4 Feb off" in said
    assert "in the seven days from Mon, 1 Feb 10:00 PM on." in said
    assert "A rest that begins by Sun, 7 Feb 11:00 AM" in said


def test_changes_at_short_notice_are_said_as_they_were(
    sora: CastMember, house: House, clock: Clock
) -> None:
    def roster(*late: str) -> str:
        return HEAD + "\n".join(("12,2027-02-01,9:00,18:00", *late, "12,2027-02-28,9:00,18:00"))

    clock.now -= timedelta(days=10)
    bring(sora.client, house, roster("13,2027-02-18,9:00,18:00", "14,2027-02-18,9:00,18:00"))
    clock.now = NOW - timedelta(minutes=1)
    bring(sora.client, house, roster("13,2027-02-18,12:30,18:00", "15,2027-02-19,22:00,6:00"))

    text = page(sora.client, house)

    said = words(text)
    assert counts(text)["last_minute_change"] == 3
    moved = "from Thu, 18 Feb 9:00 AM–6:00 PM to Thu, 18 Feb 12:30 PM–6:00 PM. Said 21 hours ahead."
    assert f"13 · Moved {moved}" in said
    assert "14 · Taken out: Thu, 18 Feb 9:00 AM–6:00 PM. Said 21 hours ahead." in said
    assert "15 · New: Fri, 19 Feb 10:00 PM–6:00 AM. Said 58 hours ahead." in said
    assert "Said by Mon, 15 Feb 9:00 AM, it would have been 72 hours ahead." in said


def test_a_member_sees_what_her_lead_sees_but_the_form(
    sora: CastMember, mina: CastMember, house: House
) -> None:
    bring(sora.client, house)

    lead, member = page(sora.client, house), page(mina.client, house)

    form = (
        r'<details class="disclosure"><summary>(Bring a roster in|Remove the roster).*?</details>'
    )
    assert "Your lead sees this screen" in member
    assert re.findall(form, member, re.DOTALL) == []
    assert len(re.findall(form, lead, re.DOTALL)) == 2
    assert shown(member) == shown(re.sub(form, "", lead, flags=re.DOTALL))


def test_without_a_roster_the_page_says_what_will_be_here(
    sora: CastMember, mina: CastMember, house: House
) -> None:
    assert "Once your lead brings the duty roster in" in page(mina.client, house)
    lead = page(sora.client, house)
    assert heading(lead) == "No duty roster yet"
    assert '<details class="disclosure" open><summary>Bring a roster in' in lead
    assert "Remove the roster" not in lead


def test_months_are_turned_as_far_as_the_roster_goes(sora: CastMember, house: House) -> None:
    bring(sora.client, house, QUICK + "12,2027-01-04,9:00,18:00\n12,2027-03-29,9:00,18:00\n")

    now, before = page(sora.client, house), page(sora.client, house, "?month=2027-01")
    after, long_ago = (page(sora.client, house, f"?month={m}") for m in ("2027-03", "2025-03"))

    assert ("month=2027-01" in now, "month=2027-03" in now) == (True, True)
    assert ("month=2026-12" in before, "month=2027-02" in before) == (False, True)
    assert ("month=2027-02" in after, "month=2027-04" in after) == (True, False)
    assert heading(long_ago) == "Mar 2025: no duty roster"
    assert counts(long_ago) == {}


@pytest.mark.parametrize("month", ["2027-13", "soon", "1812-03", "2150-01", "2027-2", ""])
def test_a_month_that_cannot_be_read_is_this_one(
    mina: CastMember, sora: CastMember, house: House, month: str
) -> None:
    bring(sora.client, house)

    assert heading(page(mina.client, house, f"?month={month}")).startswith("Feb 2027: 1 place")


def test_a_year_is_drawn_with_a_gap_where_no_roster_was(sora: CastMember, house: House) -> None:
    bring(sora.client, house)
    quick = "12,2026-12-09,14:00,23:00\n12,2026-12-10,07:00,15:00\n"
    bring(sora.client, house, HEAD + quick + quick.replace("12,", "14,"))

    text = page(sora.client, house)

    assert "Twelve months: 3 places to change, most in Dec 2026" in text
    rows = dict(re.findall(r'<th scope="row">(\w+ 20\d\d)</th>(.*?)</tr>', text))
    assert len(rows) == 12
    assert words(rows["Jan 2027"]).split() == ["–"] * 4
    assert words(rows["Dec 2026"]).split() == ["2", "0", "0", "0"]


def test_a_quiet_year_says_so(sora: CastMember, house: House) -> None:
    bring(sora.client, house, HEAD + "12,2027-02-09,9:00,18:00\n")

    text = page(sora.client, house)

    assert heading(text) == "Feb 2027: nothing in the roster to change"
    assert "Twelve months" not in text


@pytest.mark.parametrize("workers, folded, unlisted", [(3, False, 0), (4, True, 0), (205, True, 5)])
def test_more_than_a_few_lines_fold_away(
    sora: CastMember, house: House, workers: int, *, folded: bool, unlisted: int
) -> None:
    rows = QUICK.split("\n")[1:3]
    everybody = range(100, 100 + workers)
    table = "\n".join(row.replace("12,", f"{n},", 1) for n in everybody for row in rows)
    bring(sora.client, house, HEAD + table)

    text = page(sora.client, house)

    assert counts(text)["quick_return"] == workers
    assert ("Where, and what would spare it" in text) is folded
    assert (f"{unlisted} more aren't listed here." in text) is bool(unlisted)


def test_a_made_up_answer_in_the_address_is_passed_over(
    mina: CastMember, sora: CastMember, house: House
) -> None:
    bring(sora.client, house)

    for query in ("?duties=1", "?duties=²&workers=1&added=1&dropped=1&kept=1", "?removed=1"):
        assert 'role="status"' not in page(mina.client, house, query)


def test_the_page_speaks_korean(sora: CastMember, house: House) -> None:
    bring(sora.client, house)
    reader = sign_up(house.app, "hae", locale=Locale.KO)
    house.join(reader, "Morning")

    text = page(reader.client, house)

    assert heading(text) == "2027년 2월: 근무표에서 바꾸면 좋을 곳 1군데"
    assert "2월 9일 (화) 오후 11:00에 끝나 2월 10일 (수) 오전 7:00에 다시 나와요." in text


def test_the_roster_is_there_for_its_team_and_who_leads_it(
    house: House, hana: CastMember, dae: CastMember, jun: CastMember, client: FlaskClient
) -> None:
    assert hana.client.get(house.path("Morning", "/roster")).status_code == 200
    assert dae.client.get(house.path("Morning", "/roster")).status_code == 404
    assert jun.client.get(house.path("Morning", "/roster")).status_code == 404
    assert client.get(house.path("Morning", "/roster")).location.startswith("/sign-in")
    assert dae.client.get(f"/team/units/{house.id}/roster").status_code == 404
    assert dae.client.get(house.path("Morning", "/roster/remove")).status_code == 405


def test_the_page_makes_few_queries_and_keeps_no_look(
    sora: CastMember, house: House, statements: list[str]
) -> None:
    bring(sora.client, house)
    statements.clear()

    page(sora.client, house)

    assert len(statements) <= 8
    assert house.records() == 1
