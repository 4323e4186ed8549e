from uuid import uuid4

import pytest
from flask import Flask

from journal.aggregates.grouping import Group
from journal.vocabulary import Figure, Locale, Role
from tests.app.team.house import NEWEST, House, everything, make_house
from tests.app.team.reading import heading, look, main_of, page, said
from tests.conftest import CastMember, sign_up

STATEMENTS = 7


def figures(member: CastMember, house: House, unit: str = "Morning") -> str:
    return page(member, house.path(unit))


def test_the_heading_is_the_answer(mina: CastMember, house: House) -> None:
    house.publish(NEWEST, (house.group("Morning"), everything(NEWEST, strain=45)))

    text = figures(mina, house)

    assert heading(text) == "Strain was around 45 of 100 from 4 Jan to 31 Jan 2027"
    assert "The true mean most likely lies between 35 and 55." in said(text)


def test_the_lead_sees_mark_is_on_it(mina: CastMember, house: House) -> None:
    assert "Your lead sees this screen" in said(figures(mina, house))


@pytest.mark.parametrize(
    "units, under, words",
    [
        (["Morning"], None, "It speaks for Morning, 10 people or more."),
        (
            ["Morning", "Night"],
            "Care",
            "It speaks for Morning together with others under Care, 10 people or more.",
        ),
        (
            ["Morning", "Billing"],
            "Haesol",
            "It speaks for Morning together with others under Haesol, 10 people or more.",
        ),
    ],
)
def test_it_says_whom_it_speaks_for(
    mina: CastMember, house: House, units: list[str], under: str | None, words: str
) -> None:
    house.publish(NEWEST, (house.group(*units, under=under), everything(NEWEST)))

    assert words in said(figures(mina, house))


def test_under_a_unit_that_is_gone_it_says_together_with_others(
    mina: CastMember, house: House
) -> None:
    ids = frozenset({house.units["Morning"], house.units["Night"]})
    house.publish(NEWEST, (Group(uuid4(), ids), everything(NEWEST)))

    words = said(figures(mina, house))

    assert "It speaks for Morning together with others, 10 people or more." in words


def test_a_unit_with_others_under_it_says_so(house: House, hana: CastMember) -> None:
    house.publish(NEWEST, (house.group("Care", "Morning"), everything(NEWEST)))
    look(hana, house, "Care")

    words = said(figures(hana, house, "Care"))

    assert "It speaks for Care with teams under it, 10 people or more." in words


def test_slower_figures_stand_with_the_window_of_their_turn(mina: CastMember, house: House) -> None:
    house.publish_windows((11, 12, 13))

    words = said(figures(mina, house))

    assert "7 Dec 2026 to 3 Jan 2027: around 35 of 100, most likely between 25 and 45." in words
    assert "Comes next on 5 Apr 2027." in words
    assert "4 Jan to 31 Jan 2027: around 35 of 100" in words
    assert "Comes next on 3 May 2027." in words


def test_a_figure_that_had_no_turn_yet_says_when(mina: CastMember, house: House) -> None:
    house.publish(NEWEST, (house.group("Morning"), everything(NEWEST)))

    assert "Still going round after work Comes first on 5 Apr 2027." in said(figures(mina, house))


def test_one_figure_withheld_says_so_beside_its_dates(mina: CastMember, house: House) -> None:
    thin = everything(NEWEST) | {Figure.MASKING: None}
    house.publish(NEWEST, (house.group("Morning"), thin))

    assert "4 Jan to 31 Jan 2027: Not enough to show." in said(figures(mina, house))


def test_epsilon_is_said_in_two_sentences_with_what_a_year_adds_up_to(
    mina: CastMember, house: House
) -> None:
    words = said(figures(mina, house))

    epsilon = words[words.index("Epsilon says") : words.index("Who looked")]
    assert epsilon.count(". ") == 2
    for total in ("13 for strain", "4.3 for each slower figure", "4.9 for all tables of causes"):
        assert total in epsilon
    assert epsilon.strip().endswith("At this size that is a brake, not a wall.")


def test_before_the_first_figures_it_says_when_they_come(mina: CastMember, house: House) -> None:
    text = figures(mina, house)

    assert heading(text) == "The first figures come on 8 Mar 2027"
    assert "The next figures come on 8 Mar 2027, for 1 Feb to 28 Feb 2027." in said(text)
    assert "<figure" not in text


def test_figures_that_are_due_are_said_to_be_on_their_way(mina: CastMember, house: House) -> None:
    house.publish(NEWEST - 1, (house.group("Morning"), everything(NEWEST - 1)))

    words = said(figures(mina, house))

    assert "The figures for 4 Jan to 31 Jan 2027 are due and will be here soon." in words


def test_a_year_is_drawn_and_stands_in_a_table(mina: CastMember, house: House) -> None:
    house.publish_year()

    text = figures(mina, house)

    assert 'id="chart-strain"' in text
    assert text.count('<th scope="row">') == 13
    assert "strain was between 40 and 50 of 100" in said(text)


def test_the_leading_cause_is_one_tap_away(mina: CastMember, house: House) -> None:
    house.publish_year()

    assert "What would spare people most? Unclear notice" in said(figures(mina, house))


def test_time_does_not_grow_with_history(
    house: House, mina: CastMember, sora: CastMember, statements: list[str]
) -> None:
    counted = []
    for windows in (range(13, 14), range(-9, 13)):
        house.publish_windows(windows)
        for reader in (mina, sora):
            look(sora, house)
            statements.clear()
            figures(reader, house)
            counted.append(len(statements))

    assert counted == [STATEMENTS - 1, STATEMENTS] * 2


def test_nothing_of_a_member_is_on_it(mina: CastMember, jun: CastMember, house: House) -> None:
    house.publish_year()

    text = main_of(figures(mina, house))

    for told in (mina.email, jun.email, str(mina.id), str(jun.id), "response rate"):
        assert told not in text


def test_names_are_escaped(app: Flask, mina: CastMember) -> None:
    house, dangerous = make_house(app), "<b>Night</b> & co"
    house.unit(dangerous)
    house.join(mina, dangerous)
    lead = sign_up(app, "sora")
    house.grant(lead, "<i>Sora</i>", Role.LEAD, dangerous)
    house.publish(NEWEST, (house.group(dangerous), everything(NEWEST)))
    look(lead, house, dangerous)

    text = figures(mina, house, dangerous)

    assert "<b>Night</b>" not in text
    assert "<i>Sora</i>" not in text
    assert "&lt;i&gt;Sora&lt;/i&gt;" in text


def test_in_korean_it_is_korean(app: Flask, house: House) -> None:
    reader = sign_up(app, "somi", locale=Locale.KO)
    house.join(reader, "Morning")
    house.publish(NEWEST, (house.group("Morning"), everything(NEWEST, strain=45)))

    text = figures(reader, house)

    assert heading(text) == "2027년 1월 4일부터 31일까지 부담은 100 가운데 45쯤이었어요"
    assert "팀장에게 보이는 화면" in said(text)
    assert "벽이 아니라 브레이크예요" in said(text)
