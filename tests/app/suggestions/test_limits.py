"""What doesn't suit her is left out at once, and a tap takes that back."""

import re

import pytest
from flask.testing import FlaskClient

from journal.vocabulary import Limit
from tests.app.suggestions.moment import insult, rows_of
from tests.conftest import CastMember

PATH = "/restore/limits"


def tap(member: CastMember, limit: str = "breathing", wish: str = "leave_out") -> str:
    answer = member.client.post(PATH, data={"limit": limit, "wish": wish})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def test_nothing_is_left_out_before_she_says_so(mina: CastMember) -> None:
    page = mina.client.get(PATH).text

    assert page.count('aria-pressed="false"') >= len(Limit)
    assert 'class="sense" type="submit" aria-pressed="true"' not in page


def test_it_counts_at_once_and_can_be_undone(mina: CastMember) -> None:
    insult(mina)
    before = mina.client.get("/restore").text
    said = mina.client.get(tap(mina)).text
    after = mina.client.get("/restore").text
    undone = mina.client.get(tap(mina, wish="offer")).text

    assert "Breathe out slowly" in before
    assert "Left out from now on: Breathing exercises" in said
    assert "Give the feeling a name" in after
    assert "Breathe out slowly" not in mina.client.get("/restore/why").text.partition("Left out")[2]
    assert "Suggested again: Breathing exercises" in undone


def test_two_taps_of_one_wish_are_one(mina: CastMember) -> None:
    assert tap(mina) == tap(mina)
    assert mina.client.get(PATH).text.count('type="submit" aria-pressed="true"') == 1


@pytest.mark.parametrize("name", ["limit", "wish"])
def test_what_is_not_in_the_list_is_refused(mina: CastMember, name: str) -> None:
    said = {"limit": "breathing", "wish": "leave_out", name: "nonsense"}

    assert mina.client.post(PATH, data=said).status_code == 422


def test_nobody_sees_what_does_not_suit_another(mina: CastMember, jun: CastMember) -> None:
    tap(mina)

    assert 'type="submit" aria-pressed="true"' not in jun.client.get(PATH).text


def test_an_address_somebody_made_up_says_nothing(mina: CastMember) -> None:
    assert "Suggested again" not in mina.client.get(f"{PATH}?changed=nonsense").text


def test_a_stranger_is_kept_out(client: FlaskClient) -> None:
    assert client.get(PATH).status_code == 303
    assert client.post(PATH, data={"limit": "breathing", "wish": "offer"}).status_code == 401


OF_EMPLOYERS = re.compile(r"Tell your lead|other than your lead|your employer|/evidence/incidents")


@pytest.mark.parametrize("path", ["/today", "/restore", "/restore/others", "/restore/why"])
def test_who_works_alone_is_told_of_no_lead_and_no_employer(
    mina: CastMember, afternoon: None, path: str
) -> None:
    with rows_of(mina) as rows:
        rows.shift_around(minutes_into=60, minutes_left=300)
    insult(mina)
    before = main_of(mina.client.get(path).text)
    tap(mina, "an_employer")

    after = main_of(mina.client.get(path).text)

    assert OF_EMPLOYERS.search(before)
    assert not OF_EMPLOYERS.search(after.partition("Left out")[0])


def test_a_break_of_her_own_is_owed_by_nobody(mina: CastMember, afternoon: None) -> None:
    with rows_of(mina) as rows:
        rows.shift_around(minutes_into=60, minutes_left=300)
        rows.hit("refusal", 5)
    tap(mina, "an_employer")

    page = mina.client.get("/restore/why").text

    assert "Take a real break" in page.partition("What was looked at")[0]
    assert "your employer owes it" not in page


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]
