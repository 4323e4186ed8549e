"""Who reads which record."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.audit.commands import prune
from journal.audit.queries import ActLine, ActsReader, acts_about, has_opened, looks_at
from journal.audit.rules import GRANTS_KEPT, OPERATOR
from journal.vocabulary import Act, Role
from tests.journal.audit.deeds import (
    BLUE,
    ELSEWHERE,
    GREEN,
    HERE,
    KIM,
    NOW,
    SORA,
    make_act,
)

MINA = uuid4()
JUN = uuid4()
MEMBER = ActsReader(HERE, frozenset({BLUE}), is_steward=False)
STEWARD = ActsReader(HERE, frozenset(), is_steward=True)
ALONE = ActsReader(None, frozenset(), is_steward=False)
ASKED: dict[str, Any] = {
    "account_id": SORA.account_id,
    "act": Act.FIGURES_OPENED,
    "since": NOW,
}


def read(session: Session, reader: ActsReader, account_id: UUID = MINA) -> tuple[ActLine, ...]:
    return acts_about(session, account_id, reader)


def test_looks_at_a_unit_are_listed_newest_first(session: Session) -> None:
    for minute, act in enumerate((Act.FIGURES_OPENED, Act.CAUSES_OPENED, Act.FIGURES_OPENED)):
        make_act(session, act, unit_id=BLUE, at=NOW + timedelta(minutes=minute))
    make_act(session, Act.FIGURES_OPENED, by=KIM, unit_id=GREEN)
    make_act(session, Act.FIGURES_OPENED, ELSEWHERE, unit_id=BLUE)
    make_act(session, Act.UNIT_RENAMED, by=KIM, unit_id=BLUE)

    found = looks_at(session, HERE, BLUE, 2)

    assert [(line.name, line.role) for line in found] == [("Sora", Role.LEAD)] * 2
    assert [line.at for line in found] == [NOW + timedelta(minutes=2), NOW + timedelta(minutes=1)]


def test_what_somebody_opened_is_known(session: Session) -> None:
    make_act(session, unit_id=BLUE)

    assert has_opened(session, HERE, BLUE, **ASKED)
    assert not has_opened(session, HERE, GREEN, **ASKED)
    assert not has_opened(session, ELSEWHERE, BLUE, **ASKED)


@pytest.mark.parametrize(
    "change",
    [
        {"since": NOW + timedelta(seconds=1)},
        {"account_id": KIM.account_id},
        {"act": Act.CAUSES_OPENED},
    ],
    ids=["later", "somebody else", "another act"],
)
def test_another_look_is_not_taken_for_it(session: Session, change: dict[str, Any]) -> None:
    make_act(session, unit_id=BLUE)

    assert not has_opened(session, HERE, BLUE, **(ASKED | change))


@pytest.mark.parametrize("reader", [MEMBER, STEWARD, ALONE], ids=["member", "steward", "alone"])
def test_whoever_it_is_about_reads_it(session: Session, reader: ActsReader) -> None:
    make_act(session, Act.FINDINGS_READ, None, OPERATOR, about_id=MINA)

    (line,) = read(session, reader)

    assert (line.act, line.actor_name, line.is_about_me) == (Act.FINDINGS_READ, "operator", True)
    assert read(session, reader, JUN) == ()


def test_what_the_operator_does_with_the_whole_machine_is_for_everybody(session: Session) -> None:
    make_act(session, Act.STORAGE_COPIED, None, OPERATOR)

    assert [line.act for line in read(session, ALONE)] == [Act.STORAGE_COPIED]
    assert [line.act for line in read(session, MEMBER)] == [Act.STORAGE_COPIED]


def test_a_member_reads_of_her_units_and_of_the_whole_organisation(session: Session) -> None:
    make_act(session, Act.PUBLISHED, by=OPERATOR)
    make_act(session, Act.FIGURES_OPENED, unit_id=BLUE)
    make_act(session, Act.FIGURES_OPENED, unit_id=GREEN)
    make_act(session, Act.FIGURES_OPENED, ELSEWHERE, unit_id=BLUE)
    make_act(session, Act.PUBLISHED, ELSEWHERE, OPERATOR)

    assert [line.act for line in read(session, MEMBER)] == [Act.FIGURES_OPENED, Act.PUBLISHED]
    assert read(session, ALONE) == ()


def test_a_member_reads_who_can_look_at_her(session: Session) -> None:
    make_act(session, Act.FOUNDED, by=KIM, about_id=KIM.account_id)
    make_act(session, Act.ROLE_TAKEN, unit_id=BLUE, about_id=SORA.account_id)
    make_act(session, Act.ROLE_TAKEN, unit_id=GREEN, about_id=JUN)

    assert [line.number for line in read(session, MEMBER)] == [2, 1]


def test_a_member_reads_nothing_else_about_somebody_else(session: Session) -> None:
    make_act(session, Act.INVITED, by=KIM, unit_id=BLUE, about_id=JUN)
    make_act(session, Act.ACCOUNT_OPENED, None, OPERATOR, about_id=JUN)

    assert read(session, MEMBER) == ()


def test_a_steward_reads_all_of_her_organisation_and_nothing_of_another(session: Session) -> None:
    make_act(session, Act.FIGURES_OPENED, unit_id=GREEN)
    make_act(session, Act.INVITED, by=KIM, unit_id=BLUE, about_id=JUN)
    make_act(session, Act.UNIT_ADDED, ELSEWHERE, KIM)
    make_act(session, Act.FINDINGS_READ, None, OPERATOR, about_id=JUN)

    assert [line.number for line in read(session, STEWARD)] == [2, 1]


def test_why_a_role_ended_is_for_its_holder_alone(session: Session) -> None:
    make_act(session, Act.ROLE_REVOKED, by=KIM, unit_id=BLUE, about_id=JUN, reason="she asked")

    assert "reason" not in read(session, MEMBER)[0].details
    assert "reason" not in read(session, STEWARD)[0].details
    assert read(session, MEMBER, JUN)[0].details["reason"] == "she asked"


def test_a_reason_that_is_about_nobody_is_read_by_all(session: Session) -> None:
    make_act(session, Act.ROSTER_REMOVED, unit_id=BLUE, reason="the wrong month")

    assert read(session, MEMBER)[0].details == {"reason": "the wrong month"}


def test_older_acts_follow_page_by_page(session: Session) -> None:
    for _ in range(5):
        make_act(session, unit_id=BLUE)

    first = acts_about(session, MINA, MEMBER, count=2)
    second = acts_about(session, MINA, MEMBER, count=2, before=first[-1].number)

    assert [line.number for line in (*first, *second)] == [5, 4, 3, 2]


def test_emptied_records_are_shown_to_nobody(session: Session) -> None:
    make_act(session, Act.STORAGE_COPIED, None, OPERATOR)
    make_act(session, Act.PUBLISHED, by=OPERATOR)

    prune(session, NOW + GRANTS_KEPT * 2)

    assert read(session, ALONE) == read(session, MEMBER) == read(session, STEWARD) == ()
