"""Stewards suggest something of their own; members see it, and nobody else."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.suggestions.local import NewLocal, local_id
from journal.suggestions.local_commands import MOST, add_suggestion, retire_suggestion
from journal.suggestions.local_queries import entry_for, local_entries, local_suggestions
from journal.suggestions.queries import others_now
from journal.vocabulary import Moment
from tests.conftest import SEOUL
from tests.journal.suggestions.local_house import ENGLISH, quiet_room
from tests.journal.suggestions.rows import Rows
from tests.journal.teams.founded import (
    NOW,
    Founded,
    acts,
    join,
    last_record,
    make_account,
    make_organisation,
    make_unit,
)

ROOM = ENGLISH.title


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def add(session: Session, house: Founded, **said: Any) -> NewLocal:
    new = quiet_room(**said)
    add_suggestion(session, house.id, house.by, new, NOW)
    return new


def member(session: Session, house: Founded, unit_id: UUID, name: str = "mina") -> UUID:
    account_id = make_account(session, name)
    join(session, house, account_id, unit_id)
    return account_id


def seen_by(session: Session, account_id: UUID) -> list[str]:
    return [entry.en.title for entry in local_entries(session, account_id, NOW)]


def test_a_member_sees_what_is_for_everybody(session: Session, house: Founded) -> None:
    add(session, house)

    assert seen_by(session, member(session, house, house.night)) == [ROOM]
    assert seen_by(session, make_account(session, "dae")) == []


def test_a_unit_sees_its_own_and_what_is_above_it(session: Session, house: Founded) -> None:
    below = make_unit(session, house, "Night two", under=house.night)
    add(session, house, unit_id=house.night)

    seen = {
        name: seen_by(session, member(session, house, unit, name))
        for name, unit in (("mina", house.night), ("jun", below), ("dae", house.phones))
    }

    assert seen == {"mina": [ROOM], "jun": [ROOM], "dae": []}


def test_it_is_found_at_work_and_not_on_a_day_off(session: Session, house: Founded) -> None:
    add(session, house, moments=frozenset({Moment.AFTER_SHIFT}))
    mina = member(session, house, house.night)
    rows = Rows(session, mina, NOW)
    rows.shift_around(minutes_into=480, minutes_left=-30)
    now = NOW.astimezone(SEOUL)

    found = [others_now(session, mina, at).at_work for at in (now, now + timedelta(days=2))]

    assert [[one.entry.en.title for one in offered] for offered in found] == [[ROOM], []]


def test_adding_and_retiring_is_written_down(session: Session, house: Founded) -> None:
    new = add(session, house, unit_id=house.night)
    added = last_record(session)

    for _tap in range(2):
        retire_suggestion(session, house.id, house.by, new.id, now=NOW)

    by = (house.id, house.by.account_id, "Yuna", "steward")
    said = {"title": ROOM, "unit": "Night"}
    assert added == (*by, "suggestion_added", house.night, None, said)
    assert acts(session)[-2:] == [
        ("suggestion_added", said),
        ("suggestion_retired", {"title": ROOM}),
    ]


def test_a_retired_one_is_gone_but_can_be_ended_by_who_began_it(
    session: Session, house: Founded
) -> None:
    new = add(session, house)
    mina = member(session, house, house.night)

    retire_suggestion(session, house.id, house.by, new.id, now=NOW)

    assert seen_by(session, mina) == []
    assert local_suggestions(session, house.id) == ()
    assert entry_for(session, mina, local_id(new.id)).en == ENGLISH


def test_nobody_else_opens_it(session: Session, house: Founded) -> None:
    new = add(session, house)

    with pytest.raises(NotFound):
        entry_for(session, make_account(session, "dae"), local_id(new.id))
    with pytest.raises(NotFound):
        entry_for(session, member(session, house, house.night), local_id(uuid4()))


def test_a_replay_adds_once_and_another_text_is_a_conflict(
    session: Session, house: Founded
) -> None:
    new = add(session, house, unit_id=house.night)
    add_suggestion(session, house.id, house.by, new, NOW)

    with pytest.raises(Conflict):
        add_suggestion(session, house.id, house.by, replace(new, minutes=(1, 2)), NOW)

    assert [(one.id, one.unit_name) for one in local_suggestions(session, house.id)] == [
        (new.id, "Night")
    ]


def test_a_unit_of_nobody_is_not_found(session: Session, house: Founded) -> None:
    with pytest.raises(NotFound):
        add(session, house, unit_id=uuid4())
    with pytest.raises(NotFound):
        retire_suggestion(session, house.id, house.by, uuid4(), now=NOW)


def test_so_many_would_bury_what_there_is_to_choose(session: Session, house: Founded) -> None:
    for _one in range(MOST):
        add(session, house)

    with pytest.raises(Invalid, match="too_many_suggestions"):
        add(session, house)


def test_what_was_retired_makes_room_and_whoever_left_sees_nothing(
    session: Session, house: Founded
) -> None:
    other = make_organisation(session, "hana")
    add(session, house)

    assert seen_by(session, member(session, other, other.night)) == []
    assert local_suggestions(session, other.id) == ()
