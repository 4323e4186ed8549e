"""An invitation in the hands of a stranger."""

from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal.vocabulary import Role
from tests.app.membership.teaming import Team, forbid_writing, found, yes
from tests.conftest import PASSWORD, CastMember


@pytest.mark.parametrize(
    "role, said",
    [
        (Role.AGENT, "Haesol invites you to this team as a member."),
        (Role.LEAD, "Haesol asks you to lead this team"),
        (Role.STEWARD, "Haesol asks you to be a steward"),
    ],
)
def test_a_stranger_reads_what_it_is(
    client: FlaskClient, team: Team, role: Role, said: str
) -> None:
    page = client.get(team.invite(role))

    assert page.status_code == 200
    assert said in page.text
    assert "An invitation to Blue" in page.text or role is Role.STEWARD
    assert "until Wed, 24 Feb 12:00 PM" in page.text


def test_a_stranger_sees_no_figures_and_no_form(client: FlaskClient, team: Team) -> None:
    page = client.get(team.invite()).text

    assert 'class="release' not in page
    assert 'name="agrees"' not in page
    assert "Kim" not in page


def test_signing_up_leads_back_to_the_invitation(client: FlaskClient, team: Team) -> None:
    path = team.invite()
    assert f'href="/sign-up?next={path}"' in client.get(path).text
    page = client.get(f"/sign-up?next={path}").text
    assert f'name="next" value="{path}"' in page

    form = {"id": str(uuid4()), "email": "dae@example.com", "zone": "Asia/Seoul", "next": path}
    answer = client.post("/sign-up", data=form | {"password": PASSWORD})

    assert (answer.status_code, answer.location) == (303, path)
    assert "What your lead won't see" in client.get(path).text


def test_signing_in_leads_back_too_also_after_a_look_at_sign_up(
    client: FlaskClient, team: Team, mina: CastMember
) -> None:
    path = team.invite()
    assert f'href="/sign-in?next={path}"' in client.get(path).text
    assert f'href="/sign-in?next={path}"' in client.get(f"/sign-up?next={path}").text
    assert f'href="/sign-up?next={path}"' in client.get(f"/sign-in?next={path}").text

    form = {"email": mina.email, "password": PASSWORD, "next": path}

    assert client.post("/sign-in", data=form).location == path


def test_a_stranger_joins_nothing(client: FlaskClient, team: Team, mina: CastMember) -> None:
    path = team.invite()

    assert yes(path, client).status_code == 401
    assert mina.client.get(path).status_code == 200


def test_looking_writes_nothing(app: Flask, client: FlaskClient, team: Team) -> None:
    path = team.invite()
    forbid_writing(app)

    assert client.get(path).status_code == 200


def test_a_name_is_shown_as_it_was_typed(app: Flask, client: FlaskClient) -> None:
    team = found(app, "<script>1</script>", "<script>2</script>")

    page = client.get(team.invite()).text

    assert "<script>1" not in page
    assert "<script>2" not in page
    assert "&lt;script&gt;1&lt;/script&gt; invites you" in page
    assert "<title>An invitation to &lt;script&gt;2&lt;/script&gt;" in page
