from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.teams.invitations import open_invitation
from journal.teams.queries import place_of, tree_of, unit_of, units_of
from journal.teams.units import NewUnit, add_unit, close_unit, move_unit, rename_unit
from journal.teams.windows import Window
from tests.journal.teams.founded import (
    NEXT,
    NOW,
    OPEN,
    Founded,
    acts,
    join,
    last_record,
    make_organisation,
    make_token,
    make_unit,
)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def test_a_unit_is_there_from_the_open_window_on(session: Session, house: Founded) -> None:
    desk = make_unit(session, house, " Desk ", house.night)

    line = unit_of(session, house.id, desk, OPEN)
    assert (line.name, line.parent_id, line.depth) == ("Desk", house.night, 1)
    with pytest.raises(NotFound):
        unit_of(session, house.id, desk, Window(OPEN.number - 1))
    assert acts(session)[-1] == ("unit_added", {"unit": "Desk", "under": "Night"})


def test_a_replayed_unit_is_added_once(session: Session, house: Founded) -> None:
    new = NewUnit(uuid4(), "Desk", house.night)
    add_unit(session, house.id, house.by, new, NOW)
    before = acts(session)

    add_unit(session, house.id, house.by, new, NOW)

    assert acts(session) == before
    assert len(units_of(session, house.id, OPEN)) == 3


def test_one_id_cannot_stand_for_two_units(session: Session, house: Founded) -> None:
    for new in (NewUnit(house.night, "Desk", None), NewUnit(house.night, "Night", house.phones)):
        with pytest.raises(Conflict):
            add_unit(session, house.id, house.by, new, NOW)


def test_two_organisations_may_have_units_of_one_id(session: Session, house: Founded) -> None:
    other = make_organisation(session, "dae")

    add_unit(session, other.id, other.by, NewUnit(house.night, "Day", None), NOW)

    assert unit_of(session, other.id, house.night, OPEN).name == "Day"
    assert unit_of(session, house.id, house.night, OPEN).name == "Night"


def test_a_unit_hangs_under_an_open_one_of_its_own(session: Session, house: Founded) -> None:
    other = make_organisation(session, "dae")
    close_unit(session, house.id, house.by, house.phones, now=NOW)

    for under in (uuid4(), other.night, house.phones):
        with pytest.raises(NotFound):
            add_unit(session, house.id, house.by, NewUnit(uuid4(), "Desk", under), NOW)


def test_a_new_name_holds_at_once(session: Session, house: Founded) -> None:
    rename_unit(session, house.id, house.by, house.night, "Late", now=NOW)

    assert unit_of(session, house.id, house.night, OPEN).name == "Late"
    by = (house.id, house.by.account_id, "Yuna", "steward")
    said = {"from": "Night", "to": "Late"}
    assert last_record(session) == (*by, "unit_renamed", house.night, None, said)


def test_the_same_name_again_changes_nothing(session: Session, house: Founded) -> None:
    before = acts(session)

    rename_unit(session, house.id, house.by, house.night, " Night", now=NOW)

    assert acts(session) == before


def test_somebody_elses_unit_is_not_there(session: Session, house: Founded) -> None:
    other = make_organisation(session, "dae")

    with pytest.raises(NotFound):
        rename_unit(session, house.id, house.by, other.night, "Mine", now=NOW)
    with pytest.raises(NotFound):
        move_unit(session, house.id, house.by, other.night, None, now=NOW)
    with pytest.raises(NotFound):
        close_unit(session, house.id, house.by, other.night, now=NOW)
    assert unit_of(session, other.id, other.night, NEXT).name == "Night"


def test_a_unit_moves_with_the_next_window(session: Session, house: Founded) -> None:
    move_unit(session, house.id, house.by, house.phones, house.night, now=NOW)

    assert tree_of(session, house.id, OPEN).roots == (house.night, house.phones)
    assert tree_of(session, house.id, NEXT).children(house.night) == (house.phones,)
    assert acts(session)[-1] == ("unit_moved", {"unit": "Phones", "under": "Night"})


def test_a_move_can_be_taken_back_within_the_window(session: Session, house: Founded) -> None:
    move_unit(session, house.id, house.by, house.phones, house.night, now=NOW)

    move_unit(session, house.id, house.by, house.phones, None, now=NOW)

    assert tree_of(session, house.id, NEXT).roots == (house.night, house.phones)
    assert acts(session)[-1] == ("unit_moved", {"unit": "Phones", "under": ""})


def test_the_same_place_again_changes_nothing(session: Session, house: Founded) -> None:
    move_unit(session, house.id, house.by, house.phones, house.night, now=NOW)
    before = acts(session)

    move_unit(session, house.id, house.by, house.phones, house.night, now=NOW)

    assert acts(session) == before


def test_no_unit_hangs_under_itself(session: Session, house: Founded) -> None:
    desk = make_unit(session, house, "Desk", house.night)
    before = acts(session)

    for under in (house.night, desk):
        with pytest.raises(Invalid, match="cycle") as refusal:
            move_unit(session, house.id, house.by, house.night, under, now=NOW)
        assert refusal.value.field == "parent_id"

    assert acts(session) == before


def test_two_moves_of_one_window_make_no_circle(session: Session, house: Founded) -> None:
    move_unit(session, house.id, house.by, house.phones, house.night, now=NOW)

    with pytest.raises(Invalid, match="cycle"):
        move_unit(session, house.id, house.by, house.night, house.phones, now=NOW)


def test_past_windows_keep_their_tree(session: Session, house: Founded) -> None:
    move_unit(session, house.id, house.by, house.phones, house.night, now=NOW)
    later = NOW + timedelta(days=56)

    move_unit(session, house.id, house.by, house.phones, None, now=later)

    under = [
        unit_of(session, house.id, house.phones, Window(number)).parent_id for number in range(2, 7)
    ]
    assert under == [None, house.night, house.night, None, None]


def test_a_closed_unit_drops_out_of_the_next_window(session: Session, house: Founded) -> None:
    close_unit(session, house.id, house.by, house.phones, now=NOW)

    lines = units_of(session, house.id, OPEN)
    assert [(line.name, line.closes_after) for line in lines] == [
        ("Night", False),
        ("Phones", True),
    ]
    assert tree_of(session, house.id, NEXT).units == (house.night,)
    assert acts(session)[-1] == ("unit_closed", {"unit": "Phones"})


def test_closing_twice_is_closing_once(session: Session, house: Founded) -> None:
    close_unit(session, house.id, house.by, house.phones, now=NOW)
    before = acts(session)

    close_unit(session, house.id, house.by, house.phones, now=NOW + timedelta(days=56))

    assert acts(session) == before
    assert tree_of(session, house.id, NEXT).units == (house.night,)


def test_a_unit_with_others_under_it_stays_open(session: Session, house: Founded) -> None:
    desk = make_unit(session, house, "Desk", house.night)
    with pytest.raises(Invalid, match="has_children"):
        close_unit(session, house.id, house.by, house.night, now=NOW)

    close_unit(session, house.id, house.by, desk, now=NOW)
    close_unit(session, house.id, house.by, house.night, now=NOW)

    assert tree_of(session, house.id, NEXT).units == (house.phones,)
    assert tree_of(session, house.id, OPEN).children(house.night) == (desk,)


def test_members_of_a_closed_unit_stay_until_they_move(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    join(session, house, mina_id, house.phones)

    close_unit(session, house.id, house.by, house.phones, now=NOW)

    assert place_of(session, mina_id).unit_id == house.phones


def test_nobody_is_invited_to_a_closed_unit_any_more(session: Session, house: Founded) -> None:
    to_phones = make_token(session, house, house.phones)
    to_night = make_token(session, house, house.night)

    close_unit(session, house.id, house.by, house.phones, now=NOW)

    assert open_invitation(session, to_night, NOW).unit_name == "Night"
    with pytest.raises(NotFound):
        open_invitation(session, to_phones, NOW)
