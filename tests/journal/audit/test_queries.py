"""Who reads which record."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.orm import Session

from journal.audit.commands import prune
from journal.audit.queries import (
    ActLine,
    ActsReader,
    acts_about,
    began_at,
    has_opened,
    looks_at,
)
from journal.audit.rules import GRANTS_KEPT, OPERATOR
from journal.model.account import Account
from journal.model.team import Organisation
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

    found = looks_at(session, HERE, {BLUE}, 2)

    assert [(line.name, line.role) for line in found] == [("Sora", Role.LEAD)] * 2
    assert [line.at for line in found] == [NOW + timedelta(minutes=2), NOW + timedelta(minutes=1)]


def test_looks_at_many_units_say_at_which(session: Session) -> None:
    make_act(session, unit_id=BLUE, unit="Blue")
    make_act(session, by=KIM, unit_id=GREEN)
    make_act(session, unit_id=uuid4(), unit="Red")

    found = looks_at(session, HERE, {BLUE, GREEN}, 5)

    assert [(line.unit_id, line.unit_name) for line in found] == [(GREEN, ""), (BLUE, "Blue")]
    assert looks_at(session, HERE, set(), 5) == ()


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
    make_act(session, Act.UNIT_RENAMED, by=KIM, unit_id=BLUE)
    make_act(session, Act.UNIT_RENAMED, by=KIM, unit_id=GREEN)
    make_act(session, Act.UNIT_RENAMED, ELSEWHERE, unit_id=BLUE)
    make_act(session, Act.PUBLISHED, ELSEWHERE, OPERATOR)

    assert [line.act for line in read(session, MEMBER)] == [Act.UNIT_RENAMED, Act.PUBLISHED]
    assert read(session, ALONE) == ()


@pytest.mark.parametrize("act", [Act.FIGURES_OPENED, Act.CAUSES_OPENED])
def test_everybody_of_the_organisation_reads_who_looked_where(session: Session, act: Act) -> None:
    make_act(session, act, unit_id=BLUE)
    make_act(session, act, unit_id=GREEN)
    make_act(session, act, ELSEWHERE, unit_id=BLUE)

    assert [line.number for line in read(session, MEMBER)] == [2, 1]
    assert [line.number for line in read(session, STEWARD)] == [2, 1]
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


def found(session: Session, at: datetime) -> None:
    values = {"name": "Harbour", "zone": "Asia/Seoul", "founded_at": at}
    session.execute(insert(Organisation).values(id=uuid4(), **values))


def test_without_anything_it_begins_now(session: Session) -> None:
    assert began_at(session, NOW) == NOW


def test_it_began_with_the_oldest_that_is_still_told_of(session: Session, mina_id: UUID) -> None:
    account = update(Account).where(Account.id == mina_id)
    session.execute(account.values(created_at=NOW - timedelta(days=1)))
    assert began_at(session, NOW) == NOW - timedelta(days=1)

    found(session, NOW - timedelta(days=2))
    assert began_at(session, NOW) == NOW - timedelta(days=2)

    make_act(session, at=NOW - timedelta(days=3))
    make_act(session, at=NOW)
    assert began_at(session, NOW) == NOW - timedelta(days=3)


def test_a_moment_that_is_no_date_does_not_hide_the_others(session: Session) -> None:
    found(session, NOW - timedelta(days=2))
    make_act(session)

    session.execute(text("UPDATE audit_record SET at = 'yesterday'"))

    assert began_at(session, NOW) == NOW - timedelta(days=2)
