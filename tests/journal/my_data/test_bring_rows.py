"""What is brought in comes once, replaces nothing, and is one person's own."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.chain.queries import chain_of
from journal.check_ins.commands import remove_check_in
from journal.check_ins.queries import check_in_of
from journal.errors import NotFound
from journal.model import Account, ContactEvent, Goal, Interaction
from journal.my_data.bring_rows import bring_rows, settle_down
from journal.my_data.bring_rules import Fate
from tests.journal.my_data.parcels import NOON, NOW, change, check_in, contact, goal, interaction


def test_new_rows_are_added_and_known_ones_are_not(session: Session, mina_id: UUID) -> None:
    rows = [change(), change()]

    once = bring_rows(session, mina_id, "changes", rows, NOW)
    twice = bring_rows(session, mina_id, "changes", rows, NOW)

    assert once.fates == (Fate.ADDED, Fate.ADDED)
    assert twice.fates == (Fate.KNOWN, Fate.KNOWN)


def test_what_is_here_under_the_same_id_stays(session: Session, mina_id: UUID) -> None:
    mine = check_in(mood=5)
    bring_rows(session, mina_id, "check_ins", [mine], NOW)

    brought = bring_rows(session, mina_id, "check_ins", [{**mine, "mood": 1}], NOW)

    assert brought.fates == (Fate.ANOTHER,)
    assert check_in_of(session, mina_id, mine["id"]).answers.mood == 5


def test_what_she_deleted_here_stays_away(session: Session, mina_id: UUID) -> None:
    row = check_in()
    bring_rows(session, mina_id, "check_ins", [row], NOW)
    remove_check_in(session, mina_id, row["id"])

    assert bring_rows(session, mina_id, "check_ins", [row], NOW).fates == (Fate.DELETED,)


def test_one_that_does_not_fit_leaves_the_others(session: Session, mina_id: UUID) -> None:
    tap = {"id": uuid4(), "goal_id": uuid4(), "local_date": NOON.date(), "at": NOON}
    minded = goal(1)
    bring_rows(session, mina_id, "goals", [minded], NOW)
    good = {**tap, "id": uuid4(), "goal_id": minded["id"]}

    brought = bring_rows(session, mina_id, "goal_taps", [tap, good], NOW)

    assert brought.fates == (Fate.UNFIT, Fate.ADDED)


def test_nothing_of_the_future_is_taken(session: Session, mina_id: UUID) -> None:
    row = check_in(at=NOW + timedelta(days=1), local_date=(NOW + timedelta(days=1)).date())

    assert bring_rows(session, mina_id, "check_ins", [row], NOW).fates == (Fate.UNFIT,)


def test_the_same_id_may_be_anothers_too(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    row = change()
    bring_rows(session, mina_id, "changes", [row], NOW)

    assert bring_rows(session, jun_id, "changes", [row], NOW).fates == (Fate.ADDED,)


def test_a_number_that_is_taken_becomes_the_next_free_one(session: Session, mina_id: UUID) -> None:
    bring_rows(session, mina_id, "goals", [goal(1)], NOW)
    coming = [goal(1), goal(2)]

    brought = bring_rows(session, mina_id, "goals", coming, NOW)

    numbers = session.execute(select(Goal.number).where(Goal.account_id == mina_id)).scalars()
    assert brought.fates == (Fate.ADDED, Fate.ADDED)
    assert sorted(numbers) == [1, 2, 3]
    assert bring_rows(session, mina_id, "goals", coming, NOW).fates == (Fate.KNOWN, Fate.KNOWN)


def test_a_tag_with_the_same_word_is_the_one_that_is_here(session: Session, mina_id: UUID) -> None:
    mine, theirs = uuid4(), uuid4()
    bring_rows(session, mina_id, "tags", [{"id": mine, "label": "산책"}], NOW)

    brought = bring_rows(session, mina_id, "tags", [{"id": theirs, "label": "산책"}], NOW)

    assert brought.fates == (Fate.KNOWN,)
    assert brought.instead == {theirs: mine}


def test_what_is_derived_is_worked_out_and_never_trusted(session: Session, mina_id: UUID) -> None:
    bring_rows(session, mina_id, "contact_events", [contact()], NOW)
    bring_rows(session, mina_id, "interactions", [interaction()], NOW)

    settle_down(session, mina_id, NOW)

    event = session.execute(select(ContactEvent)).scalar_one()
    hit = session.execute(select(Interaction)).scalar_one()
    assert (event.local_date, event.local_minute) == (NOON.date(), 12 * 60)
    assert event.episode != 99
    assert hit.minutes_before_end is None


def test_an_incident_without_a_link_gets_its_first_one(session: Session, mina_id: UUID) -> None:
    bring_rows(session, mina_id, "interactions", [interaction()], NOW)

    settle_down(session, mina_id, NOW)
    settle_down(session, mina_id, NOW)

    (link,) = chain_of(session, mina_id)
    assert '"brought_in":true' in (link.content or "")


def test_whoever_stops_half_way_is_placed_anew_later(session: Session, mina_id: UUID) -> None:
    bring_rows(session, mina_id, "contact_events", [contact()], NOW)

    behind = select(func.count()).where(Account.id == mina_id, Account.derived_version == 0)
    assert session.execute(behind).scalar() == 1


def test_links_of_the_chain_are_judged_by_the_chain(session: Session, mina_id: UUID) -> None:
    row = {"number": 1, "kind": "deleted", "subject_id": None, "salt": None, "content": None}
    hashes = {"commitment": b"c" * 32, "previous": bytes(32), "link": b"l" * 32}

    brought = bring_rows(session, mina_id, "evidence_links", [{**row, **hashes, "at": NOON}], NOW)

    assert brought.fates == (Fate.UNFIT,)


def test_how_long_entries_stay_is_not_replaced(session: Session, mina_id: UUID) -> None:
    row = {"months": 6, "chosen_at": NOON, "announced_at": None}
    fates = [
        bring_rows(session, mina_id, "retention", [{**row, "months": months}], NOW).fates
        for months in (6, 6, 12)
    ]

    assert fates == [(Fate.ADDED,), (Fate.KNOWN,), (Fate.ANOTHER,)]


@pytest.mark.parametrize("name", ["agreements", "notes", "note_keys", "nothing"])
def test_a_kind_that_is_not_brought_is_not_there(
    session: Session, mina_id: UUID, name: str
) -> None:
    with pytest.raises(NotFound):
        bring_rows(session, mina_id, name, [], NOW)
