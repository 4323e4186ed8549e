import gzip
import re

import pytest
from flask.testing import FlaskClient

from app.database import writing
from journal.findings.commands import compute_findings
from tests.app.reflection.diary import keep_days
from tests.app.reflection.living import SUMMER_BEFORE, TODAY, check_in, live_a_monday
from tests.conftest import CastMember

ALL = ["days", "clock", "week", "kinds", "causes", "lateness"]


@pytest.fixture(autouse=True)
def thursday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.reflection.routes.utc_now", lambda: TODAY)


@pytest.fixture
def lived(mina: CastMember) -> CastMember:
    live_a_monday(mina)
    with mina.app.app_context(), writing() as session:
        compute_findings(session, mina.id, TODAY)
    return mina


def page_of(member: CastMember, query: str = "") -> str:
    answer = member.client.get("/reflection" + query)
    assert answer.status_code == 200
    return answer.text


def pictures_on(page: str) -> list[str]:
    return re.findall(r'<figure class="figure" id="chart-(\w+)"', page)


def test_findings_come_before_pictures(lived: CastMember) -> None:
    page = page_of(lived)

    assert 0 < page.index('class="findings"') < page.index("<figure")
    assert "12 questions are still too early." in page
    assert page.count('href="/reflection/findings/') == 12


def test_what_tells_something_stands_above_what_is_too_early(mina: CastMember) -> None:
    keep_days(mina, 90)

    page = page_of(mina)

    supported = page.index("<h2>After evenings with 30 pushed minutes, your energy was")
    assert supported < page.index("questions are still too early")
    assert 'href="/reflection/findings/evening.energy"' in page


@pytest.mark.parametrize(
    "path", ["/week", "/reflection/year", "/changes", "/goals", "/instruments", "/reflection/drift"]
)
def test_the_page_leads_to_all_that_looks_back(mina: CastMember, path: str) -> None:
    assert f'href="{path}"' in page_of(mina)
    assert mina.client.get(path).status_code == 200


def test_every_picture_is_drawn_by_the_server(lived: CastMember) -> None:
    page = page_of(lived)

    assert pictures_on(page) == ALL
    assert page.count('<svg class="picture') == len(ALL)


def test_a_title_is_an_answer(lived: CastMember) -> None:
    page = page_of(lived)

    for answer in (
        "Your energy was 1.0 of 5 on average. Contact reached you outside your shift on 1 day.",
        "1 contact outside your shift, pushed to you around 23:00.",
        "Most often: Insult, 1 of 1.",
    ):
        assert f"<figcaption>{answer}</figcaption>" in page


def test_a_table_says_the_same(lived: CastMember) -> None:
    page = page_of(lived)

    assert page.count("<table>") == len(ALL)
    assert '<th scope="row">2 Mar</th><td>2</td><td>1</td><td>5</td><td>1</td>' in page


def test_without_an_entry_the_page_says_what_will_be_here(mina: CastMember) -> None:
    page = page_of(mina)

    assert pictures_on(page) == []
    assert page.count('class="not-yet"') == len(ALL)
    assert "Every check-in draws a dot here." in page


def test_an_older_entry_is_seen_when_looking_back_far(mina: CastMember) -> None:
    check_in(mina, SUMMER_BEFORE, mood=4)

    assert pictures_on(page_of(mina)) == []
    assert pictures_on(page_of(mina, "?period=everything")) == ["weeks"]


def test_the_days_begin_with_the_first_entry(lived: CastMember) -> None:
    dates = re.findall(r">(\d+ (?:Feb|Mar))</text>", page_of(lived))

    assert dates == ["23 Feb", "2 Mar"]


@pytest.mark.parametrize(
    "query, chosen",
    [
        ("", "8 weeks"),
        ("?period=4-weeks", "4 weeks"),
        ("?period=everything", "Everything, by week"),
        ("?period=a-year", "8 weeks"),
    ],
)
def test_the_period_is_chosen_in_the_address(mina: CastMember, query: str, chosen: str) -> None:
    page = page_of(mina, query)

    assert re.findall(r'aria-current="true">([^<]+)</a>', page) == [chosen]


def test_nothing_of_plotly_is_fetched_before_it_is_wished_for(lived: CastMember) -> None:
    page = page_of(lived)

    assert not re.search(r"<(script|link)[^>]+plotly", page)
    assert page.count("data-explore=") == page.count("hidden>Explore this picture") == len(ALL)


@pytest.mark.parametrize("query", ["", "?period=everything"])
def test_the_page_makes_eight_queries(lived: CastMember, statements: list[str], query: str) -> None:
    page_of(lived, query)

    assert len(statements) == 8


def test_the_page_is_light(lived: CastMember) -> None:
    assert len(gzip.compress(page_of(lived).encode())) < 20_000


def test_nobody_sees_the_days_of_another(lived: CastMember, jun: CastMember) -> None:
    assert pictures_on(page_of(jun)) == []


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/reflection").status_code == 303


def test_the_page_is_only_looked_at(mina: CastMember) -> None:
    assert mina.client.post("/reflection").status_code == 405


def test_a_page_says_when_its_findings_are_behind(lived: CastMember) -> None:
    lived.app.extensions["findings"] = "a worker that is about to run"
    assert "in a moment" not in page_of(lived)

    check_in(lived, TODAY, energy=2)

    assert "What you wrote last isn't in these sentences yet" in page_of(lived)
