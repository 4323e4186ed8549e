"""The page of the watch on her own usual."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from journal.findings.drift import Drift, DriftTooEarly
from journal.findings.queries import WorkedOut, replies_of
from journal.findings.whole import Found
from journal.vocabulary import Locale
from tests.app.all_findings import AS_USUAL, FEW_DAYS, JUST_BEGUN, LOWER
from tests.conftest import CastMember, sign_up

PATH = "/reflection/drift"


Work = Callable[[Drift | DriftTooEarly], None]


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> Work:
    def out(drift: Drift | DriftTooEarly) -> None:
        def kept(session: Session, account_id: UUID) -> WorkedOut:
            replies = replies_of(session, account_id)
            return WorkedOut(1, Found((), {}, drift, {}), is_stored=True, replies=replies)

        monkeypatch.setattr("app.reflection.drift.worked_out", kept)

    return out


def page_of(member: CastMember) -> str:
    answer = member.client.get(PATH)
    assert answer.status_code == 200
    return answer.text


def test_lower_days_are_said_with_their_date_and_drawn(mina: CastMember, worked: Work) -> None:
    worked(LOWER)

    page = page_of(mina)

    assert "Lower than your own usual since about 10 Jun 2026." in page
    assert "About one notice in 2.5 years comes though nothing has changed." in page
    assert "Noticed on 30 Jun 2026: lower since about 10 Jun 2026." in page
    assert 'id="chart-drift"' in page


def test_the_new_normal_stands_beside_the_old_usual(mina: CastMember, worked: Work) -> None:
    worked(LOWER)

    page = page_of(mina)

    assert "Your usual was 3.4 of 5, the last weeks 2.9." in page
    assert "from 10 Jun 2026 to 4 Aug 2026 it was 2.9" in page
    assert "(a difference that likely lies between −0.8 and −0.2)" in page


def test_weeks_that_a_fall_fills_only_in_part_do_not_take_it_back(
    mina: CastMember, worked: Work
) -> None:
    assert LOWER.last is not None
    worked(replace(LOWER, last=replace(LOWER.last, low=-3.0, high=1.0)))

    page = page_of(mina)

    assert "Lower than your own usual since about 10 Jun 2026." in page
    assert "likely lies between" not in page
    assert "This looks at your days up to" in page


def test_usual_days_are_said_to_be_so(mina: CastMember, worked: Work) -> None:
    worked(AS_USUAL)

    page = page_of(mina)

    assert "Your days are about as usual for you." in page
    assert "Notices so far" not in page


def test_a_usual_that_is_just_known_has_no_picture_yet(mina: CastMember, worked: Work) -> None:
    worked(JUST_BEGUN)

    page = page_of(mina)

    assert "What is usual for you is known now; from here on it&#39;s watched." in page
    assert "<figure" not in page


def test_the_first_days_are_counted(mina: CastMember, worked: Work) -> None:
    worked(FEW_DAYS)

    page = page_of(mina)

    assert "What is usual for you: 9 of 28 days with a check-in so far." in page
    assert "it looks back and foretells nothing" in page.lower()


def test_the_page_speaks_korean(mina: CastMember, worked: Work) -> None:
    worked(LOWER)
    jisu = sign_up(mina.app, "jisu", locale=Locale.KO)

    assert "2026년 6월 10일쯤부터 내 상태가 평소보다 낮아요." in page_of(jisu)


@pytest.mark.parametrize(
    "said,words",
    [("fits", "You said that this fits you."), ("does_not_fit", "this doesn&#39;t fit you.")],
)
def test_what_she_says_is_kept_beside_it_and_taken_back(
    mina: CastMember, worked: Work, said: str, words: str
) -> None:
    worked(LOWER)
    assert mina.client.post(f"{PATH}/reply", data={"said": said}).status_code == 303
    assert words in page_of(mina)

    assert mina.client.post(f"{PATH}/reply", data={"said": ""}).status_code == 303
    assert "This fits me" in page_of(mina)


def test_another_word_is_refused(mina: CastMember) -> None:
    answer = mina.client.post(f"{PATH}/reply", data={"said": "perhaps"})

    assert answer.status_code == 422
    assert "error-summary" in answer.text


def test_where_nothing_is_said_nothing_is_asked(mina: CastMember, worked: Work) -> None:
    worked(FEW_DAYS)

    assert "This fits me" not in page_of(mina)


def test_without_an_entry_the_page_says_what_it_takes(mina: CastMember) -> None:
    assert "0 of 28 days with a check-in" in page_of(mina)


def test_the_page_makes_few_queries(mina: CastMember, statements: list[str]) -> None:
    page_of(mina)

    assert len(statements) <= 5


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get(PATH).status_code == 303


def test_the_page_is_only_looked_at(mina: CastMember) -> None:
    assert mina.client.post(PATH).status_code == 405
