"""Right after abuse: what the employer owes, and the way to write down that it was asked for."""

import pytest
from flask.testing import FlaskClient

from tests.app.evidence.asking import incident
from tests.conftest import CastMember

OWED = "In Korea you may ask your employer to stop or switch the work"


@pytest.mark.parametrize("kind", ["insult", "threat", "sexual"])
def test_the_saved_entry_says_what_is_owed(mina: CastMember, kind: str) -> None:
    about = incident(mina.client, kind=kind)

    page = mina.client.get(f"/interactions/{about}?saved=1").text

    assert OWED in page
    assert "You may not be dismissed or put at a disadvantage for asking." in page
    assert f'href="/evidence/incidents/{about}"' in page
    assert 'href="/help/rights/kr"' in page


def test_nothing_of_it_after_anything_else(mina: CastMember) -> None:
    about = incident(mina.client, kind="refusal")

    assert OWED not in mina.client.get(f"/interactions/{about}?saved=1").text


def test_nothing_is_owed_to_who_works_alone(mina: CastMember) -> None:
    mina.client.post("/restore/limits", data={"limit": "an_employer", "wish": "leave_out"})
    about = incident(mina.client, kind="insult")

    page = mina.client.get(f"/interactions/{about}?saved=1").text

    assert OWED not in page
    assert "not about your worth" in page


def test_where_the_law_is_not_known_the_ways_stay(mina: CastMember) -> None:
    assert mina.client.post("/me/zone", data={"zone": "Asia/Shanghai"}).status_code == 303
    about = incident(mina.client, kind="threat")

    page = mina.client.get(f"/interactions/{about}?saved=1").text

    assert OWED not in page
    assert 'href="/help/rights"' in page
    assert f'href="/evidence/incidents/{about}"' in page


def test_the_latest_abuse_leads_to_its_request(mina: CastMember) -> None:
    about = incident(mina.client, kind="insult")
    incident(mina.client, kind="refusal")

    answer = mina.client.get("/evidence/incidents/latest")

    assert (answer.status_code, answer.location) == (303, f"/evidence/incidents/{about}")


def test_without_any_the_way_leads_to_the_choice(mina: CastMember, jun: CastMember) -> None:
    incident(mina.client, kind="insult")

    assert jun.client.get("/evidence/incidents/latest").location == "/evidence"


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/evidence/incidents/latest").status_code == 303
    assert "/sign-in" in client.get("/evidence/incidents/latest").location
