from uuid import uuid4

import pytest

from journal.vocabulary import Role
from tests.app.team.house import NEWEST, House, everything
from tests.app.team.reading import main_of, page, said
from tests.conftest import CastMember

CHANGE = {"cause": "cause:unclear_notice", "changed_on": "2026-09-14", "words": "Notice 12"}
MOST_STATEMENTS = 7


def listed(member: CastMember) -> str:
    return said(page(member, "/team"))


def change(lead: CastMember, house: House, unit: str, **said: str) -> None:
    sent = {"id": str(uuid4()), **CHANGE, **said}
    assert lead.client.post(house.path(unit, "/actions"), data=sent).status_code == 303


def test_a_member_sees_her_own_unit_with_its_newest_figure(mina: CastMember, house: House) -> None:
    house.publish(NEWEST, (house.group("Morning"), everything(NEWEST, strain=45)))

    words = listed(mina)

    assert "Your own team Morning 4 Jan to 31 Jan 2027: strain around 45 of 100" in words
    assert "You lead" not in words
    assert "written down" not in words
    assert "Night" not in words


def test_a_withheld_window_is_said_in_the_one_wording(mina: CastMember, house: House) -> None:
    house.publish(NEWEST)

    assert "Morning 4 Jan to 31 Jan 2027: Not enough to show." in listed(mina)


def test_before_the_first_figures_it_says_so(mina: CastMember, hana: CastMember) -> None:
    assert "Morning No figures yet" in listed(mina)
    assert "Care No figures yet Morning No figures yet Night No figures yet" in listed(hana)


def test_a_lead_sees_what_she_leads_with_all_under_it(hana: CastMember, house: House) -> None:
    words = listed(hana)

    for unit in ("Care", "Morning", "Night"):
        assert f'href="{house.path(unit)}"' in page(hana, "/team")
    assert "Billing" not in words
    assert "Opening figures is written down." in words


def test_a_lead_reads_no_figure_before_she_looks(hana: CastMember, house: House) -> None:
    house.publish(NEWEST, (house.group("Care", "Morning"), everything(NEWEST, strain=45)))

    words = listed(hana)

    assert "Care Newest figures: 4 Jan to 31 Jan 2027" in words
    assert "45" not in words
    assert "Not enough" not in words


def test_a_lead_who_is_a_member_too_reads_none_either(mina: CastMember, house: House) -> None:
    house.grant(mina, "Mina", Role.LEAD, "Morning")
    house.publish(NEWEST, (house.group("Morning"), everything(NEWEST, strain=45)))

    words = listed(mina)

    assert "Your own team" not in words
    assert "45" not in words


def test_a_member_of_one_unit_may_lead_another(dae: CastMember, house: House) -> None:
    house.grant(dae, "Dae", Role.LEAD, "Night")

    words = listed(dae)

    assert "Your own team Billing" in words
    assert "You lead" in words
    assert "Night" in words


def test_a_lead_reads_no_figure_of_the_team_she_is_only_a_member_of(
    dae: CastMember, house: House
) -> None:
    house.grant(dae, "Dae", Role.LEAD, "Night")
    house.publish(NEWEST, (house.group("Billing", "Night"), everything(NEWEST, strain=45)))

    words = listed(dae)

    assert "Your own team Billing Newest figures: 4 Jan to 31 Jan 2027" in words
    assert "Opening figures is written down." in words
    assert "45" not in words


def test_units_under_others_are_set_in(hana: CastMember, sora: CastMember) -> None:
    assert page(hana, "/team").count('class="under-1"') == 2
    assert 'class="under-0"' in page(sora, "/team")


def test_members_read_what_their_reports_led_to(
    mina: CastMember, sora: CastMember, hana: CastMember, house: House
) -> None:
    change(sora, house, "Morning")
    change(hana, house, "Care", words="Known faults are listed")
    change(hana, house, "Night", words="Only for the night")

    words = listed(mina)

    assert "Your reports led to this" in words
    assert "Notice 12 14 Sep 2026" in words
    assert "Known faults are listed" in words
    assert "Only for the night" not in words


def test_only_the_newest_three_changes_are_listed(
    mina: CastMember, sora: CastMember, house: House
) -> None:
    for day in range(1, 5):
        change(sora, house, "Morning", changed_on=f"2026-09-0{day}", words=f"on day {day}")

    words = listed(mina)

    assert "on day 4" in words
    assert "on day 1" not in words


@pytest.mark.parametrize("who", ["mina", "hana", "dae"])
def test_few_statements_however_many_units(
    house: House,
    request: pytest.FixtureRequest,
    hana: CastMember,
    dae: CastMember,
    statements: list[str],
    who: str,
) -> None:
    for number in range(20):
        house.unit(f"Line {number}", "Care")
    house.grant(dae, "Dae", Role.LEAD, "Care")
    house.publish_year()
    statements.clear()

    page(request.getfixturevalue(who), "/team")

    assert len(statements) <= MOST_STATEMENTS


def test_names_are_escaped(mina: CastMember, sora: CastMember, house: House) -> None:
    change(sora, house, "Morning", words="<b>bold</b> notice")

    text = main_of(page(mina, "/team"))

    assert "&lt;b&gt;bold&lt;/b&gt; notice" in text
