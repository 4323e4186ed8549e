import re
from collections.abc import Callable
from html import unescape
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal.findings.answers import Tier
from journal.findings.before_after import Shift
from journal.vocabulary import Locale
from tests.app.changes.marking import DAY, DELETED, compared, early, marked, shift, unclear
from tests.conftest import CastMember, sign_up

Says = Callable[..., None]
KOREAN_TITLE = "2026년 1월 29일 ‘메신저 앱 지우기’, 그 앞뒤로 기운은 어땠을까요?"


def page_of(member: CastMember) -> str:
    return unescape(member.client.get(f"/changes/{marked(member.client)}").text)


@pytest.fixture
def jisu(app: Flask) -> CastMember:
    """Jisu, the shop owner, reads Korean."""
    return sign_up(app, "jisu", locale=Locale.KO)


def test_the_title_is_the_question(mina: CastMember, says: Says) -> None:
    says(compared(shift()))

    title = "Deleted the messenger app on 29 Jan 2026: your energy before and after"
    assert f"<h1>{title}</h1>" in page_of(mina)


def test_the_answer_stands_under_it_with_its_interval(mina: CastMember, says: Says) -> None:
    says(compared(shift()))

    page = page_of(mina)

    likely = "likely 0.5 to 1.1; 52 days before, 56 after"
    assert f"<h2>Since then your energy was 0.8 higher ({likely}).</h2>" in page
    assert "Your pattern, not proof of cause." in page


def test_the_same_in_korean(jisu: CastMember, says: Says) -> None:
    says(compared(shift()))

    page = page_of(jisu)

    assert f"<h1>{KOREAN_TITLE}</h1>" in page
    assert (
        "<h2>그 뒤로 기운이 전보다 0.8점 높았어요(아마 0.5~1.1점, 전 52일과 뒤 56일).</h2>" in page
    )


@pytest.mark.parametrize(
    "answer,english,korean",
    [
        (
            shift(difference=-0.4, low=-0.7, high=-0.1),
            "Since then your energy was 0.4 lower (likely 0.1 to 0.7;",
            "그 뒤로 기운이 전보다 0.4점 낮았어요(아마 0.1~0.7점,",
        ),
        (
            shift(tier=Tier.TENTATIVE, difference=0.4, low=0.01, high=0.79),
            "Since then it leans towards higher energy, by 0.40 (likely 0.01 to 0.79;",
            "그 뒤로 기운이 전보다 0.40점쯤 높은 편이었어요(아마 0.01~0.79점,",
        ),
        (
            shift(tier=Tier.TENTATIVE, difference=-0.4, low=-0.7, high=-0.1),
            "Since then it leans towards lower energy, by 0.4 (likely 0.1 to 0.7;",
            "그 뒤로 기운이 전보다 0.4점쯤 낮은 편이었어요(아마 0.1~0.7점,",
        ),
        (
            shift(tier=Tier.NO_MEANINGFUL_DIFFERENCE, difference=0.0, low=-0.2, high=0.2),
            "Your energy was much the same before and after.",
            "기운은 그 전이나 뒤나 비슷했어요.",
        ),
        (
            unclear("energy"),
            "Up to now, your energy before and after can't be told apart from chance.",
            "지금까지는 앞뒤 기운의 차이를 우연과 구별할 수 없어요.",
        ),
    ],
)
def test_every_tier_has_its_sentence(
    mina: CastMember, jisu: CastMember, says: Says, answer: Shift, english: str, korean: str
) -> None:
    says(compared(answer))

    assert f"<h2>{english}" in page_of(mina)
    assert f"<h2>{korean}" in page_of(jisu)


@pytest.mark.parametrize(
    "before,after,english,korean",
    [
        (
            20,
            5,
            "Your energy can be compared after 9 more days with a check-in.",
            "퇴근 기록이 9일 더 모이면 기운을 견줘 볼 수 있어요.",
        ),
        (
            13,
            30,
            "For your energy, 1 day with a check-in is missing before the change.",
            "기운을 견주려면 바꾸기 전의 퇴근 기록이 1일 더 있어야 해요.",
        ),
        (
            4,
            2,
            "days with a check-in are missing: 10 before the change, 12 after it.",
            "기운을 견주려면 퇴근 기록이 바꾸기 전 10일, 바꾼 뒤 12일 더 있어야 해요.",
        ),
    ],
)
def test_too_early_says_how_many_days_are_to_come_on_which_side(
    mina: CastMember,
    jisu: CastMember,
    says: Says,
    *,
    before: int,
    after: int,
    english: str,
    korean: str,
) -> None:
    says(compared(early(before=before, after=after)))

    assert english in page_of(mina)
    assert korean in page_of(jisu)


def test_the_trap_is_explained_and_contact_is_counted(mina: CastMember, says: Says) -> None:
    says(compared(shift()))

    page = page_of(mina)

    assert "People often change something when it's worst" in page
    assert "they claim nothing" in page
    assert '<th scope="row">Times</th><td>3.2</td><td>0.1</td>' in page
    assert '<th scope="row">Minutes</th><td>41</td><td>1</td>' in page
    assert '<th scope="row">Evenings known</th><td>50</td><td>55</td>' in page


def test_contact_that_nobody_knows_is_not_counted(mina: CastMember, says: Says) -> None:
    says(compared(shift(), evenings_before=None, evenings_after=None))

    assert "In an evening" not in page_of(mina)


def test_one_side_that_nobody_knows_is_no_zero(mina: CastMember, says: Says) -> None:
    says(compared(shift(), evenings_before=None))

    assert '<th scope="row">Times</th><td>not known</td><td>0.1</td>' in page_of(mina)


def test_the_numbers_and_the_method_are_there(mina: CastMember, says: Says) -> None:
    says(compared(shift(), unclear("mood"), early("tension")))

    page = page_of(mina)

    assert '<tr><th scope="row">Difference</th><td>0.81</td><td>0.10</td></tr>' in page
    assert "108 days tell about as much as 61 that stand alone" in page
    assert "from 30 Nov 2025 to 30 Mar 2026" in page


def test_days_missing_for_all_alike_are_said_once(mina: CastMember, says: Says) -> None:
    says(compared(early(), early("mood"), early("tension")))

    page = page_of(mina)

    assert page.count("9 more days with a check-in") == 1
    assert "It's the same for your mood and tension." in page
    assert "Standard error" not in page


def test_other_changes_among_the_days_are_named(mina: CastMember, says: Says) -> None:
    marked(mina.client, kind="new_lead", on_date=str(DELETED + 9 * DAY))
    marked(mina.client, kind="new_roster", on_date=str(DELETED - 99 * DAY))
    says(compared(shift(), overlapping=(DELETED + 9 * DAY,)))

    page = page_of(mina)

    assert "changed in these weeks too: Got a new lead (7 Feb 2026)." in page
    assert "Got a new roster" not in page.split("<details")[0]


def test_a_mark_that_was_moved_a_moment_ago_shows_no_old_answer(
    mina: CastMember, says: Says
) -> None:
    says(compared(shift(), mark=DELETED - DAY), is_behind=True)

    page = page_of(mina)

    assert "This is being worked out. Look again in a moment." in page
    assert "Since then" not in page


def test_before_the_first_check_in_the_page_says_what_is_missing(mina: CastMember) -> None:
    page = page_of(mina)

    assert "days with a check-in are missing: 14 before the change, 14 after it." in page
    assert "<figure" not in page


def test_a_mark_nothing_is_worked_out_of_says_what_will_be_here(
    mina: CastMember, says: Says
) -> None:
    says(None)

    assert "Once there are check-ins before and after this day" in page_of(mina)


def test_nothing_on_the_page_claims_a_cause(mina: CastMember, jisu: CastMember, says: Says) -> None:
    says(compared(shift(), shift("mood"), shift("tension")))

    words = re.compile(r"because of|leads? to|effect|causes|때문|덕분|영향|효과")
    assert [words.findall(page_of(member)) for member in (mina, jisu)] == [[], []]


def test_the_page_makes_at_most_eight_queries(mina: CastMember, statements: list[str]) -> None:
    change = marked(mina.client)
    statements.clear()

    mina.client.get(f"/changes/{change}")

    assert len(statements) <= 8


def test_somebody_elses_mark_is_not_there(mina: CastMember, jun: CastMember) -> None:
    change = marked(mina.client)

    assert jun.client.get(f"/changes/{change}").status_code == 404
    assert mina.client.get(f"/changes/{change}").status_code == 200


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get(f"/changes/{uuid4()}").status_code == 303
