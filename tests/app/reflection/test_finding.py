"""One finding's own page: its sentence, its days, and what she says about it."""

import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.findings.answers import Question
from journal.model import CheckIn
from journal.storage.engine import Database
from journal.vocabulary import Locale
from tests.app.reflection.diary import keep_days
from tests.conftest import CastMember, sign_up

ENERGY = "/reflection/findings/evening.energy"
CONTRAST = "/reflection/findings/kind.pushed_chosen"
SENTENCE = "After evenings with 30 pushed minutes, your energy was"


@pytest.fixture
def told(mina: CastMember) -> CastMember:
    keep_days(mina, 90)
    return mina


def page_of(member: CastMember, path: str = ENERGY) -> str:
    answer = member.client.get(path)
    assert answer.status_code == 200
    return answer.text


def reply(member: CastMember, said: str, path: str = ENERGY) -> int:
    return member.client.post(f"{path}/reply", data={"said": said}).status_code


def test_the_question_is_the_heading_and_the_answer_comes_first(told: CastMember) -> None:
    page = page_of(told)

    assert "<h1>After evenings with pushed contact, is your energy different the next day?" in page
    assert page.index("<h1>") < page.index(f"<h2>{SENTENCE}") < page.index("<figure")
    assert "Your pattern, not proof of cause." in page


def test_what_is_drawn_is_what_was_counted_though_older_days_are_stored(told: CastMember) -> None:
    opened: Database = told.app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        session.execute(delete(CheckIn).where(CheckIn.local_date > date(2026, 5, 10)))
        touch(session, told.id)

    page = page_of(told)

    table = page[page.index('id="chart-dose"') : page.index('id="chart-visible"')]
    assert table.count('<th scope="row">') == 69
    assert "69 evenings)" in page


def test_the_days_are_drawn_and_listed_whole(told: CastMember) -> None:
    page = page_of(told)

    assert re.findall(r'<figure class="figure" id="chart-(\w+)"', page) == ["dose", "visible"]
    dots = re.search(r'class="dots energy"[^>]* d="([^"]+)"', page)
    table = page[page.index('id="chart-dose"') : page.index('id="chart-visible"')]
    assert dots is not None
    assert dots.group(1).count("h0") == table.count('<th scope="row">') == 89


def test_the_numbers_and_the_method_are_there(told: CastMember) -> None:
    page = page_of(told)

    assert "With 20 more evenings, a difference of" in page
    assert "Method: family-1." in page
    assert '<th scope="row">Degrees of freedom</th>' in page


@pytest.mark.parametrize("question", Question)
def test_every_question_has_its_page_from_the_first_day(
    mina: CastMember, question: Question
) -> None:
    page = page_of(mina, f"/reflection/findings/{question.value}")

    assert "Too early" in page
    assert "needed so far." in page
    assert "<figure" not in page
    assert "This fits me" not in page


def test_the_page_speaks_korean(mina: CastMember) -> None:
    jisu = sign_up(mina.app, "jisu", locale=Locale.KO)
    keep_days(jisu, 90)

    page = page_of(jisu)

    assert len(re.findall("<h[12]>[^<]*[가-힣][^<]*</h[12]>", page)) == 2
    assert not re.findall(r"<button[^>]*>[A-Za-z ']+</button>", page[: page.index("<footer")])


@pytest.mark.parametrize(
    "said,words",
    [("fits", "You said that this fits you."), ("does_not_fit", "this doesn&#39;t fit you.")],
)
def test_what_she_says_is_kept_beside_it(told: CastMember, said: str, words: str) -> None:
    assert reply(told, said) == 303

    assert words in page_of(told)
    assert words in page_of(told, "/reflection")


def test_what_she_says_changes_no_finding(told: CastMember) -> None:
    before = re.findall("<h2>.*?</h2>|<td>.*?</td>", page_of(told))

    reply(told, "does_not_fit")

    assert re.findall("<h2>.*?</h2>|<td>.*?</td>", page_of(told)) == before


def test_what_she_said_can_be_changed_and_taken_back(told: CastMember) -> None:
    for said in ("fits", "fits", "does_not_fit", ""):
        assert reply(told, said) == 303

    page = page_of(told)
    assert "You said" not in page
    assert "This fits me" in page


@pytest.mark.parametrize("sent", [{"said": "perhaps"}, {}, {"said": "fits", "why": "a story"}])
def test_anything_else_is_refused(told: CastMember, sent: dict[str, str]) -> None:
    answer = told.client.post(f"{ENERGY}/reply", data=sent)

    assert answer.status_code == 422
    assert "Nothing is saved yet." in answer.text
    assert SENTENCE in answer.text


@pytest.mark.parametrize("key", ["drift", "evening", "evening.sleep", "change.1", "EVENING.ENERGY"])
def test_another_key_is_not_found(mina: CastMember, key: str) -> None:
    assert mina.client.get(f"/reflection/findings/{key}").status_code == 404
    assert reply(mina, "fits", f"/reflection/findings/{key}") == 404


def test_nobody_sees_the_findings_or_replies_of_another(told: CastMember, jun: CastMember) -> None:
    reply(told, "fits")

    page = page_of(jun)
    assert SENTENCE not in page
    assert "You said" not in page


@pytest.mark.parametrize("path", [ENERGY, CONTRAST])
def test_the_page_makes_few_queries(told: CastMember, statements: list[str], path: str) -> None:
    page_of(told, path)

    assert len(statements) <= 3


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get(ENERGY).status_code == 303
    assert client.post(f"{ENERGY}/reply").status_code == 401


def test_the_other_methods_are_refused(mina: CastMember) -> None:
    assert mina.client.post(ENERGY).status_code == 405
    assert mina.client.get(f"{ENERGY}/reply").status_code == 405
