"""Why this, why nothing: what spoke, what was left out, and nothing written down."""

import pytest
from flask.testing import FlaskClient

from tests.app.suggestions.moment import insult, rows_of
from tests.conftest import CastMember


@pytest.fixture(autouse=True)
def _afternoon(afternoon: None) -> None:
    """What is left out depends on the hour."""


def test_an_offer_is_explained(mina: CastMember) -> None:
    insult(mina)

    page = mina.client.get("/restore/why").text

    assert "Why this?" in page
    assert "Because someone insulted you 5 minutes ago." in page
    assert "Abuse was less than three hours ago." in page
    assert "Only for during a shift" in page
    assert "Only if you look for it, right after abuse" in page


def test_a_silence_is_explained(mina: CastMember) -> None:
    with rows_of(mina) as rows:
        rows.shift_around(minutes_into=60, minutes_left=300)

    page = mina.client.get("/restore/why").text

    assert "Why nothing?" in page
    assert "between contacts" in page
    assert "Nothing in your entries stands out." in page


def test_without_shifts_it_says_that_it_would_only_guess(mina: CastMember) -> None:
    assert "Without your shifts" in mina.client.get("/restore/why").text


def test_what_she_cannot_use_is_named_as_hers(mina: CastMember) -> None:
    mina.client.post("/restore/limits", data={"limit": "breathing", "wish": "leave_out"})
    insult(mina)

    page = mina.client.get("/restore/why").text

    assert "Because you said it doesn&#39;t suit you" in page
    assert "Give the feeling a name" in page


def test_what_her_employer_owes_is_named_so(mina: CastMember) -> None:
    with rows_of(mina) as rows:
        rows.shift_around(minutes_into=60, minutes_left=300)
    insult(mina)

    assert "because your employer owes it" in mina.client.get("/restore/why").text


def test_looking_why_leaves_no_trace(mina: CastMember) -> None:
    insult(mina)

    pages = (mina.client.get("/restore/why").text for _look in range(2))
    first, second = (page.partition("<footer")[0] for page in pages)

    assert first == second


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/restore/why").status_code == 303
