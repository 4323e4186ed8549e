import pytest
from flask.testing import FlaskClient

from tests.app.evidence.asking import NOW, ask, asked, change, incident
from tests.conftest import CastMember


def test_what_was_asked_is_written_down_and_listed(mina: CastMember) -> None:
    about = incident(mina.client)

    answer = ask(mina.client, about)

    assert answer.location == f"/evidence/incidents/{about}?saved=1"
    page = mina.client.get(answer.location).text
    assert "A longer rest" in page
    assert "No answer yet" in page
    assert "What you wrote down on Thu, 5 Mar 8:00 PM is link 1 of your chain" in page


def test_the_entry_leads_there_and_after_abuse_once_more(mina: CastMember) -> None:
    about = incident(mina.client)

    saved = mina.client.get(f"/interactions/{about}?saved=1").text
    later = mina.client.get(f"/interactions/{about}").text

    assert (saved.count(f"/evidence/incidents/{about}"), later.count("/evidence/incidents/")) == (
        2,
        1,
    )
    other = incident(mina.client, kind="refusal")
    assert mina.client.get(f"/interactions/{other}?saved=1").text.count("/evidence/inci") == 1


def test_an_answer_is_written_down(mina: CastMember) -> None:
    request = asked(mina.client, incident(mina.client))

    answer = change(mina.client, request, answered_on="2026-03-05")

    assert answer.status_code == 303
    assert "It was refused" in mina.client.get(answer.location).text
    page = mina.client.get(f"/evidence/requests/{request}").text
    assert 'value="2026-03-05"' in page
    assert 'name="version" value="2"' in page


def test_the_page_of_a_request_says_which_one_it_is(mina: CastMember) -> None:
    request = asked(mina.client, incident(mina.client))

    page = mina.client.get(f"/evidence/requests/{request}").text
    refused = change(mina.client, request, asked_on="").text

    for text in (page, refused):
        assert "A longer rest</h1>" in text.replace("\n", "")
        assert "You asked for it on 5 Mar 2026." in text


def test_a_deleted_request_can_be_taken_back(mina: CastMember) -> None:
    about = incident(mina.client)
    request = asked(mina.client, about)

    page = mina.client.post(f"/evidence/requests/{request}/delete").text

    assert f'action="/evidence/incidents/{about}/requests"' in page
    assert request in page
    assert "it counts in an evidence file as written down now" in page
    assert mina.client.get(f"/evidence/requests/{request}").status_code == 404
    assert ask(mina.client, about, id=request, answered_on="").status_code == 303


@pytest.mark.parametrize(
    "said, words",
    [
        ({"asked": ""}, "This is needed."),
        ({"asked": "money"}, "Please choose one of these."),
        ({"asked_on": "2026-03-06"}, "A day from 1 Jan 1990 to 5 Mar 2026."),
        ({"answered_on": "2026-03-05"}, "A day belongs to an answer."),
        ({"outcome": "given", "answered_on": "2026-03-04"}, "An answer comes on the day of asking"),
        ({"id": "x"}, "This page was too old."),
        ({"words": "mine"}, "This page was too old."),
    ],
)
def test_what_cannot_have_been_is_refused(
    mina: CastMember, said: dict[str, str], words: str
) -> None:
    about = incident(mina.client)

    answer = ask(mina.client, about, **said)

    assert answer.status_code == 422
    assert words in answer.text


def test_a_correction_that_cannot_be_is_refused(mina: CastMember) -> None:
    request = asked(mina.client, incident(mina.client))

    for said in ({"asked": ""}, {"asked_on": "2027-01-01"}):
        answer = change(mina.client, request, **said)
        assert answer.status_code == 422
        assert "error-summary" in answer.text


def test_a_replay_is_one_and_another_is_a_conflict(mina: CastMember) -> None:
    about = incident(mina.client)
    request = asked(mina.client, about)

    assert ask(mina.client, about, id=request).status_code == 303
    assert ask(mina.client, about, id=request, asked="stop").status_code == 409
    assert change(mina.client, request, version="7").status_code == 409


def test_somebody_elses_is_not_there(mina: CastMember, jun: CastMember) -> None:
    about = incident(mina.client)
    request = asked(mina.client, about)

    answers = [
        jun.client.get(f"/evidence/incidents/{about}"),
        ask(jun.client, about),
        jun.client.get(f"/evidence/requests/{request}"),
        change(jun.client, request),
        jun.client.post(f"/evidence/requests/{request}/delete"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get(f"/evidence/incidents/{'0' * 8}-0000-0000-0000-{'0' * 12}").status_code == 303
    assert NOW.tzinfo is not None


def test_the_page_makes_few_queries(mina: CastMember, statements: list[str]) -> None:
    about = incident(mina.client)
    asked(mina.client, about)
    statements.clear()

    mina.client.get(f"/evidence/incidents/{about}")

    assert len(statements) <= 8
