from datetime import timedelta

import pytest
from sqlalchemy import event

from journal.vocabulary import Role
from tests.app.team.house import NEWEST, NOW, House, everything
from tests.app.team.reading import heading, look, page, said
from tests.conftest import CastMember

DOOR = "Opening this is written down"


@pytest.fixture
def published(house: House) -> House:
    house.publish(NEWEST, (house.group("Morning"), everything(NEWEST, strain=45)))
    return house


@pytest.mark.parametrize("rest", ["", "?before=13", "/causes"])
def test_a_lead_finds_the_door_first(sora: CastMember, published: House, rest: str) -> None:
    text = page(sora, published.path("Morning", rest))

    assert heading(text) == DOOR
    assert "Every member can read who looked, and when." in said(text)
    assert "45" not in said(text)


def test_the_button_opens_it_and_writes_one_record(sora: CastMember, published: House) -> None:
    answer = sora.client.post(published.path("Morning", "/looks"), data={"page": "figures"})

    assert answer.status_code == 303
    assert answer.location == published.path("Morning")
    assert published.records() == 1
    assert heading(page(sora, answer.location)).startswith("Strain was around 45")


@pytest.mark.parametrize("asked", ["", "causes", "elsewhere"])
def test_she_arrives_where_she_was_going(sora: CastMember, published: House, asked: str) -> None:
    answer = sora.client.post(published.path("Morning", "/looks"), data={"page": asked})

    rest = "/causes" if asked == "causes" else ""
    assert answer.location == published.path("Morning", rest)
    assert published.records() == 1


def test_the_door_of_the_causes_leads_to_the_causes(sora: CastMember, published: House) -> None:
    text = page(sora, published.path("Morning", "/causes"))

    assert '<input type="hidden" name="page" value="causes">' in text


def test_a_double_click_writes_nothing_more(sora: CastMember, published: House) -> None:
    look(sora, published)
    look(sora, published)

    assert published.records() == 1


def test_one_look_opens_all_pages_of_the_unit_for_half_an_hour(
    sora: CastMember, published: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(sora, published)
    monkeypatch.setattr("app.team.routes.utc_now", lambda: NOW + timedelta(minutes=30))
    assert heading(page(sora, published.path("Morning", "/causes"))) != DOOR

    monkeypatch.setattr("app.team.routes.utc_now", lambda: NOW + timedelta(minutes=31))
    assert heading(page(sora, published.path("Morning", "/causes"))) == DOOR


def test_a_look_at_one_unit_opens_no_other(hana: CastMember, published: House) -> None:
    look(hana, published)

    assert heading(page(hana, published.path("Night"))) == DOOR


def test_a_lead_who_is_a_member_too_finds_the_door(mina: CastMember, published: House) -> None:
    published.grant(mina, "Mina Han", Role.LEAD, "Care")

    assert heading(page(mina, published.path("Morning"))) == DOOR


@pytest.mark.parametrize("rest", ["", "?before=13", "/causes"])
def test_a_lead_of_a_team_below_finds_the_door_of_her_own_team(
    sora: CastMember, house: House, rest: str
) -> None:
    house.join(sora, "Care")
    house.publish(NEWEST, (house.group("Care", "Morning"), everything(NEWEST, strain=45)))

    assert heading(page(sora, house.path("Care", rest))) == DOOR
    look(sora, house, "Care")

    assert house.records() == 1
    assert heading(page(sora, house.path("Care"))).startswith("Strain was around 45")
    assert "Your look is written down here" in said(page(sora, house.path("Care")))


def test_a_lead_acts_on_no_team_that_she_is_only_a_member_of(
    sora: CastMember, house: House
) -> None:
    house.join(sora, "Care")
    look(sora, house, "Care")

    assert house.path("Care", "/actions") not in page(sora, house.path("Care"))
    assert sora.client.get(house.path("Care", "/actions")).status_code == 404


def test_whose_lead_role_ended_is_a_member_like_others(mina: CastMember, published: House) -> None:
    published.grant(mina, "Mina Han", Role.LEAD, "Billing")
    assert heading(page(mina, published.path("Morning"))) == DOOR

    published.end_roles(mina)

    assert heading(page(mina, published.path("Morning"))).startswith("Strain was around 45")


def test_a_member_finds_no_door_and_leaves_no_record(mina: CastMember, published: House) -> None:
    text = page(mina, published.path("Morning"))

    assert heading(text).startswith("Strain was around 45")
    assert published.records() == 0


def test_members_read_who_looked_and_when(
    mina: CastMember, sora: CastMember, hana: CastMember, published: House
) -> None:
    look(sora, published)
    look(hana, published)

    words = said(page(mina, published.path("Morning")))

    assert "Hana Lee Wed, 17 Feb 12:00 PM Sora Kim Wed, 17 Feb 12:00 PM" in words
    assert "Your look is written down" not in words


@pytest.fixture
def together(house: House) -> House:
    """Morning and Night are told together, under Care."""
    group = house.group("Morning", "Night", under="Care")
    house.publish(NEWEST, (group, everything(NEWEST, strain=45)))
    return house


def test_those_whom_a_release_speaks_for_read_of_a_look_at_another(
    dae: CastMember, sora: CastMember, together: House
) -> None:
    together.end_membership(dae)
    together.join(dae, "Night")
    look(sora, together)

    assert "Sora Kim opened Morning · Wed, 17 Feb 12:00 PM" in said(
        page(dae, together.path("Night"))
    )
    assert "Sora Kim (lead) opened the figures of Morning." in page(dae, "/me/acts")


def test_a_look_at_a_team_told_apart_is_on_its_own_page_alone(
    dae: CastMember, mina: CastMember, sora: CastMember, together: House
) -> None:
    look(sora, together)

    assert "Sora Kim" not in said(page(dae, together.path("Billing")))
    assert "opened Morning" not in said(page(mina, together.path("Morning")))
    assert "Sora Kim (lead) opened the figures of Morning." in page(dae, "/me/acts")


@pytest.mark.parametrize("group", [(), ("Morning",)], ids=["withheld", "apart again"])
def test_the_newest_release_says_whose_looks_are_listed(
    mina: CastMember, hana: CastMember, together: House, group: tuple[str, ...]
) -> None:
    look(hana, together, "Night")
    later = [(together.group(*group), everything(NEWEST + 1))] if group else []
    together.publish(NEWEST + 1, *later)

    is_listed = "Hana Lee opened Night" in said(page(mina, together.path("Morning")))

    assert is_listed == (not group)


def test_a_team_that_is_closed_by_now_keeps_the_name_it_had(
    mina: CastMember, hana: CastMember, together: House
) -> None:
    look(hana, together, "Night")
    together.close("Night", NEWEST)

    assert "Hana Lee opened Night" in said(page(mina, together.path("Morning")))


def test_the_lead_reads_that_her_look_is_written_down(sora: CastMember, published: House) -> None:
    look(sora, published)

    words = said(page(sora, published.path("Morning")))

    assert "Your look is written down here, for every member to read. Sora Kim" in words


def test_only_the_newest_ten_looks_are_listed_and_the_rest_is_a_tap_away(
    mina: CastMember, sora: CastMember, published: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hours in range(12):
        now = NOW - timedelta(hours=12 - hours)
        monkeypatch.setattr("app.team.routes.utc_now", lambda now=now: now)
        look(sora, published)

    text = page(mina, published.path("Morning"))

    assert said(text).count("Sora Kim") == 10
    assert 'href="/me/acts"' in text


@pytest.mark.parametrize("rest", ["", "/causes", "/actions", "?before=13"])
def test_a_get_never_writes(sora: CastMember, published: House, rest: str) -> None:
    look(sora, published)
    engine = published.app.extensions["database"].reader
    engine.dispose()

    @event.listens_for(engine, "connect")
    def forbid_writing(connection: object, _record: object) -> None:
        connection.execute("PRAGMA query_only=ON")  # type: ignore[attr-defined]  # SQLite's own

    assert sora.client.get(published.path("Morning", rest)).status_code in {200, 404}
    assert sora.client.get("/team").status_code == 200
