"""Who contributes to a window, and with what."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.aggregates.gathering import Gathered, gathered, span_of
from journal.model import Account, Invitation, RoleGrant, UnitPlace, WindowVeto
from journal.vocabulary import CauseTable, Figure
from tests.conftest import SEOUL
from tests.journal.aggregates.world import BEFORE, DUE, OPENS, WINDOW, World, first_days


@pytest.fixture
def world(session: Session) -> World:
    made = World(session)
    made.unit("Port")
    made.unit("North", "Port")
    return made


def found(world: World) -> Gathered:
    return gathered(world.session, world.id, span_of(world.id, WINDOW, SEOUL))


def contributors(world: World) -> list[UUID]:
    return [one.someone.unit_id for one in found(world).contributors]


def test_three_check_ins_make_a_contributor(world: World) -> None:
    world.check_ins(world.person("North"), first_days(2))
    world.check_ins(world.person("Port"), first_days(3))

    assert contributors(world) == [world.units["Port"]]


def test_a_person_who_has_not_agreed_is_left_out(world: World) -> None:
    world.check_ins(world.person("North", agrees=False), first_days(5))

    assert contributors(world) == []


@pytest.mark.parametrize(
    "agreed, withdrawn",
    [(OPENS + timedelta(hours=1), None), (BEFORE, OPENS + timedelta(days=20)), (BEFORE, DUE)],
)
def test_consent_holds_from_the_opening_until_publication(
    world: World, agreed: object, withdrawn: object
) -> None:
    mina = world.person("North", agrees=False)
    world.agree(mina, agreed, withdrawn)
    world.check_ins(mina, first_days(5))

    assert contributors(world) == []


def test_a_person_who_joined_after_the_opening_is_left_out(world: World) -> None:
    mina = world.person("North", joined_at=OPENS + timedelta(minutes=1))
    world.agree(mina, BEFORE)
    world.check_ins(mina, first_days(5))

    assert contributors(world) == []


def test_a_transfer_counts_for_the_unit_of_the_opening(world: World) -> None:
    mina = world.person("North", agrees=False)
    world.agree(mina, BEFORE)
    moved = OPENS + timedelta(days=3)
    world.session.execute(
        Account.__table__.metadata.tables["membership"].update().values(left_at=moved)
    )
    world.join(mina, "Port", moved)
    world.check_ins(mina, first_days(5))

    assert contributors(world) == [world.units["North"]]


def test_a_person_who_keeps_out_is_left_out(world: World) -> None:
    mina = world.person("North")
    world.check_ins(mina, first_days(5))
    world.add(WindowVeto, account_id=mina, window=WINDOW.number)

    assert contributors(world) == []


def test_keeping_out_of_another_window_changes_nothing(world: World) -> None:
    mina = world.person("North")
    world.check_ins(mina, first_days(5))
    world.add(WindowVeto, account_id=mina, window=WINDOW.number + 1)

    assert contributors(world) == [world.units["North"]]


def test_a_deactivated_account_is_left_out(world: World) -> None:
    mina = world.person("North")
    world.check_ins(mina, first_days(5))
    world.session.get_one(Account, mina).deactivated_at = DUE
    world.session.flush()

    assert contributors(world) == []


def test_what_was_written_after_the_window_was_due_is_left_out(world: World) -> None:
    mina = world.person("North")
    world.check_ins(mina, first_days(3), written=DUE)

    assert contributors(world) == []


def test_what_was_written_late_but_in_time_counts(world: World) -> None:
    mina = world.person("North")
    world.check_ins(mina, first_days(3), written=DUE - timedelta(seconds=1))

    assert contributors(world) == [world.units["North"]]


def test_days_outside_the_window_are_left_out(world: World) -> None:
    mina = world.person("North")
    beside = [WINDOW.first_day - timedelta(days=1), WINDOW.last_day + timedelta(days=1)]
    world.check_ins(mina, [*first_days(2), *beside])

    assert contributors(world) == []


def test_numbers_are_clipped_means(world: World) -> None:
    mina = world.person("North")
    world.check_ins(mina, first_days(3), mood=1, energy=1, tension=5, replay=2, masking=4)

    (one,) = found(world).contributors

    assert one.numbers == {Figure.STRAIN: 50, Figure.REPLAY: 0, Figure.MASKING: 50}


def test_strain_is_the_mean_of_what_was_answered(world: World) -> None:
    mina = world.person("North")
    days = first_days(3)
    world.check_ins(mina, days[:1], mood=2, energy=None, tension=None, replay=None)
    world.check_ins(mina, days[1:2], mood=2, energy=3, tension=None, replay=None)
    world.check_ins(mina, days[2:], mood=2, energy=3, tension=2, replay=1)

    (one,) = found(world).contributors

    # 3 of 4, then 5 of 8, then 6 of 12: 75, 62.5 and 50.
    assert one.numbers == {Figure.STRAIN: 38, Figure.MASKING: 25}


def test_a_check_in_without_mood_energy_and_tension_does_not_count(world: World) -> None:
    mina = world.person("North")
    world.check_ins(mina, first_days(3), mood=None, energy=None, tension=None)

    assert contributors(world) == []


def test_interactions_weigh_as_much_as_they_were_intense(world: World) -> None:
    mina = world.person("North")
    days = first_days(3)
    world.check_ins(mina, days)
    world.interactions(mina, days[:2], minutes_before_end=10)
    world.interactions(mina, days[2:], intensity=None, cause="policy", minutes_before_end=200)
    world.interactions(mina, days[2:], cause=None, channel=None)

    (one,) = found(world).contributors

    assert one.weights == {
        CauseTable.CAUSE: {"delay": 8, "policy": 3},
        CauseTable.KIND: {"insult": 15},
        CauseTable.CHANNEL: {"email": 11},
        CauseTable.LATENESS: {"late": 8, "earlier": 3},
    }


def test_a_lead_is_known_with_all_that_lies_under_her(world: World) -> None:
    sora = world.person("North")
    world.check_ins(sora, first_days(3))
    world.lead(sora, "Port")
    world.lead(world.person("Port"), "North", until=BEFORE)
    world.add(RoleGrant, **role_without_a_unit(world))

    (one,) = found(world).contributors

    assert one.someone.leads == frozenset(world.units.values())


def role_without_a_unit(world: World) -> dict[str, object]:
    key = {"account_id": world.person("Port"), "id": uuid4(), "organisation_id": world.id}
    return {**key, "role": "lead", "unit_id": None, "name": "Han", "granted_at": BEFORE}


def test_a_unit_that_is_closed_reports_no_more(world: World) -> None:
    world.unit("Pier", closed_from=WINDOW.number)
    mina = world.person("Pier")
    world.lead(mina, "Pier")
    world.check_ins(mina, first_days(3))

    plan = found(world).plan

    assert world.units["Pier"] not in plan.tree.units
    assert plan.count(frozenset(plan.tree.units)) == 0


def test_invitations_for_members_are_counted_until_the_opening(world: World) -> None:
    for unit, at, role in (
        ("North", BEFORE, "agent"),
        ("North", OPENS, "agent"),
        ("North", OPENS + timedelta(seconds=1), "agent"),
        ("Port", BEFORE, "lead"),
    ):
        world.invite(unit, at, role)

    assert found(world).plan.invited == {world.units["North"]: 2}


def test_an_invitation_without_a_unit_is_passed_over(world: World) -> None:
    key = {"organisation_id": world.id, "id": uuid4(), "unit_id": None, "role": "agent"}
    way = {"token_hash": b"t" * 32, "is_open": True, "created_at": BEFORE, "expires_at": DUE}
    world.add(Invitation, **key, **way)

    assert found(world).plan.invited == {}


@pytest.mark.parametrize("days, leads", [(-1, 1), (0, 0)])
def test_who_becomes_a_lead_before_publication_does_not_contribute(
    world: World, days: int, leads: int
) -> None:
    sora = world.person("North")
    world.check_ins(sora, first_days(3))
    world.lead(sora, "North", since=DUE + timedelta(days=days))

    (one,) = found(world).contributors

    assert len(one.someone.leads) == leads


def test_what_hangs_under_her_by_publication_is_hers_too(world: World) -> None:
    pier = world.unit("Pier")
    place = {"organisation_id": world.id, "unit_id": pier, "parent_id": world.units["Port"]}
    world.add(UnitPlace, **place, from_window=WINDOW.number + 1)
    sora = world.person("Pier")
    world.check_ins(sora, first_days(3))
    world.lead(sora, "Port")

    (one,) = found(world).contributors

    assert pier in one.someone.leads
