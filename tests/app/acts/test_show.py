import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.acts.pages import PAGE
from journal.audit.rules import OPERATOR
from journal.vocabulary import Act, Locale, Role
from tests.app.acts.deeds import (
    AT,
    BLUE,
    CENTRE,
    GREEN,
    KIM,
    NAMES,
    act,
    grant,
    join,
    look,
    make_organisation,
)
from tests.conftest import CastMember, sign_up

DEEDS = re.compile(r"<li><p>(.*?)</p>")


@pytest.fixture
def centre(app: Flask, mina: CastMember, jun: CastMember) -> None:
    """Mina is in Blue, which stands under Centre beside Green; Jun is nowhere."""
    make_organisation(app)
    join(app, mina.id, BLUE)


def deeds(member: CastMember, address: str = "/me/acts") -> list[str]:
    return DEEDS.findall(member.client.get(address).text)


@pytest.mark.usefixtures("centre")
def test_a_member_reads_who_opened_the_figures_of_any_team(
    app: Flask, mina: CastMember, jun: CastMember
) -> None:
    for unit in (CENTRE, BLUE, GREEN):
        look(app, unit)

    assert deeds(mina) == [
        "Sora (lead) opened the figures of Green.",
        "Sora (lead) opened the figures of Blue.",
        "Sora (lead) opened the figures of Centre.",
    ]
    assert deeds(jun) == []


@pytest.mark.usefixtures("centre")
def test_a_member_reads_what_else_was_done_of_her_teams_alone(app: Flask, mina: CastMember) -> None:
    for unit in (CENTRE, BLUE, GREEN):
        act(app, Act.UNIT_CLOSED, KIM, unit_id=unit, unit=NAMES[unit])

    assert deeds(mina) == ["Kim (steward) closed Blue.", "Kim (steward) closed Centre."]


@pytest.mark.usefixtures("centre")
def test_a_lead_reads_of_the_teams_under_hers(app: Flask, jun: CastMember) -> None:
    grant(app, jun.id, Role.LEAD, CENTRE)
    for unit in (BLUE, GREEN):
        act(app, Act.UNIT_CLOSED, KIM, unit_id=unit, unit=NAMES[unit])

    assert len(deeds(jun)) == 2


def test_a_member_of_a_closed_team_reads_of_it(app: Flask, mina: CastMember) -> None:
    make_organisation(app, closed=frozenset({BLUE}))
    join(app, mina.id, BLUE)
    grant(app, mina.id, Role.LEAD, BLUE)
    for unit in (CENTRE, BLUE):
        act(app, Act.UNIT_CLOSED, KIM, unit_id=unit, unit=NAMES[unit])

    assert deeds(mina) == ["Kim (steward) closed Blue."]


@pytest.mark.usefixtures("centre")
def test_a_steward_reads_of_her_whole_organisation(app: Flask, jun: CastMember) -> None:
    grant(app, jun.id, Role.STEWARD)
    act(app, Act.INVITED, KIM, unit_id=GREEN, role="agent", unit="Green", count=12)

    assert deeds(jun) == ["Kim (steward) invited 12 people to Green as members."]


def test_whoever_uses_offshift_alone_reads_what_the_operator_did(
    app: Flask, mina: CastMember, jun: CastMember
) -> None:
    act(app, Act.STORAGE_COPIED, OPERATOR)
    act(app, Act.FINDINGS_READ, OPERATOR, about_id=mina.id)

    assert deeds(mina) == ["The operator read your findings.", DATABASE_COPIED]
    assert deeds(jun) == [DATABASE_COPIED]
    assert mina.client.get("/me/acts").text.count("About you") == 1


DATABASE_COPIED = "The operator copied the whole database."


def test_the_reason_stands_with_it(app: Flask, mina: CastMember) -> None:
    why = "She left & came back."
    act(app, Act.ACCOUNT_REACTIVATED, OPERATOR, about_id=mina.id, reason=why)

    assert "Reason: She left &amp; came back." in mina.client.get("/me/acts").text


def test_days_are_hers(app: Flask, mina: CastMember) -> None:
    act(app, Act.STORAGE_COPIED, OPERATOR, at=AT + timedelta(hours=8))

    page = mina.client.get("/me/acts").text

    assert "3 Mar 2026" in page
    assert "12:50" in page


def test_the_page_is_there_in_korean(app: Flask) -> None:
    dae = sign_up(app, "dae", locale=Locale.KO)
    act(app, Act.FINDINGS_READ, OPERATOR, about_id=dae.id)

    assert deeds(dae) == ["운영자가 내 발견을 읽었어요."]


def test_without_any_act_it_says_what_will_stand_here(mina: CastMember) -> None:
    page = mina.client.get("/me/acts").text

    assert "Nothing so far." in page
    assert "as a member is never written here" in page
    assert "two years" in page


def test_what_somebody_named_herself_is_only_text(app: Flask, mina: CastMember) -> None:
    make_organisation(app)
    join(app, mina.id, BLUE)
    act(app, Act.ACTION_RECORDED, unit_id=BLUE, unit="<b>Blue</b>", words="<script>")

    page = mina.client.get("/me/acts").text

    assert "&lt;b&gt;Blue&lt;/b&gt;" in page
    assert "<script>" not in page


def test_pages_hold_every_act_once(app: Flask, mina: CastMember) -> None:
    for minute in range(PAGE + 3):
        act(app, Act.STORAGE_COPIED, OPERATOR, at=AT + timedelta(minutes=minute))

    first = mina.client.get("/me/acts").text
    older = re.search(r'href="(/me/acts\?before=[0-9]+)"', first)

    assert older is not None
    assert len(DEEDS.findall(first)) == PAGE
    assert len(deeds(mina, older.group(1))) == 3
    assert 'href="/me/acts">Back to the newest' in mina.client.get(older.group(1)).text


@pytest.mark.parametrize("place", ["yesterday", "-1", "1.5", "9" * 19, "\u0662"])
def test_what_is_no_record_is_not_there(mina: CastMember, place: str) -> None:
    assert mina.client.get("/me/acts", query_string={"before": place}).status_code == 404


@pytest.mark.usefixtures("centre")
def test_the_page_makes_five_queries(mina: CastMember, statements: list[str]) -> None:
    statements.clear()

    mina.client.get("/me/acts")

    assert len(statements) == 5


def test_her_own_page_leads_here(mina: CastMember) -> None:
    assert 'href="/me/acts"' in mina.client.get("/me").text


@pytest.mark.usefixtures("centre")
def test_reading_leaves_no_line(app: Flask, mina: CastMember) -> None:
    look(app, BLUE)

    assert deeds(mina) == deeds(mina)
    assert len(deeds(mina)) == 1


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/me/acts").status_code == 303


def test_the_page_is_not_for_sending(mina: CastMember) -> None:
    assert mina.client.post("/me/acts").status_code == 405
