from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import NotFound
from journal.findings.answers import Question, Tier
from journal.findings.commands import compute_findings, reply_to_finding
from journal.findings.days import DAY
from journal.findings.drift import DriftTooEarly
from journal.findings.queries import (
    accounts_behind,
    at_hand,
    dots_of,
    findings_of,
    replies_of,
    worked_out,
)
from journal.findings.rules import findings_in
from journal.findings.whole import METHOD_VERSION
from journal.model import Change
from journal.vocabulary import FindingReply
from tests.journal.findings.diaries import MONDAY, make_days
from tests.journal.findings.kept import (
    LONG_AGO,
    keep_diary,
)

TUESDAY = MONDAY + timedelta(days=1)


def test_findings_are_worked_out_without_being_kept(session: Session, mina_id: UUID) -> None:
    days = make_days(40)
    keep_diary(session, mina_id, days)

    found = worked_out(session, mina_id)

    assert found.answers[:2] == findings_in(days)[:2]
    assert not found.is_stored
    assert findings_of(session, mina_id) is None


def test_kept_findings_are_shown_until_the_journal_changes(session: Session, mina: UUID) -> None:
    computed = compute_findings(session, mina, LONG_AGO)

    assert findings_of(session, mina) == computed
    assert worked_out(session, mina).is_stored
    touch(session, mina)
    assert findings_of(session, mina) is None


def test_a_page_may_show_what_is_at_hand_and_say_that_it_is_behind(
    session: Session, mina: UUID
) -> None:
    computed = compute_findings(session, mina, LONG_AGO)
    assert not at_hand(session, mina).is_behind

    touch(session, mina)
    behind = at_hand(session, mina)

    assert behind.answers == computed
    assert behind.is_behind


def test_without_anything_at_hand_it_is_worked_out(session: Session, mina: UUID) -> None:
    assert at_hand(session, mina) == worked_out(session, mina)


def test_nobody_without_an_account_has_findings(session: Session) -> None:
    with pytest.raises(NotFound):
        worked_out(session, uuid4())


def test_those_behind_are_named_until_they_are_worked_out(
    session: Session, mina: UUID, jun_id: UUID
) -> None:
    touch(session, mina)
    assert accounts_behind(session, METHOD_VERSION, 10) == (mina,)

    compute_findings(session, mina, LONG_AGO)

    assert accounts_behind(session, METHOD_VERSION, 10) == ()
    assert accounts_behind(session, "a later method", 10) == (mina,)
    touch(session, mina)
    assert accounts_behind(session, METHOD_VERSION, 10) == (mina,)


def test_the_dots_of_a_finding_are_those_it_rests_on(session: Session, mina_id: UUID) -> None:
    keep_diary(session, mina_id, make_days(40))
    worked = dots_of(session, mina_id, Question.EVENING_ENERGY)

    compute_findings(session, mina_id, LONG_AGO)

    assert worked is not None
    assert dots_of(session, mina_id, Question.EVENING_ENERGY) == worked
    assert len(worked.dates) == len(worked.after) == 39
    assert dots_of(session, mina_id, Question.BACKED_REPLAY) is None


def test_what_she_says_of_a_finding_is_kept_beside_it(session: Session, mina: UUID) -> None:
    computed = compute_findings(session, mina, LONG_AGO)

    reply_to_finding(session, mina, "evening.energy", FindingReply.DOES_NOT_FIT, LONG_AGO)

    assert replies_of(session, mina) == {"evening.energy": FindingReply.DOES_NOT_FIT}
    assert findings_of(session, mina) == computed
    reply_to_finding(session, mina, "evening.energy", None, LONG_AGO)
    assert replies_of(session, mina) == {}


def test_without_check_ins_nothing_is_found(session: Session, mina_id: UUID) -> None:
    found = worked_out(session, mina_id).found

    assert {answer.tier for answer in found.answers} == {Tier.TOO_EARLY}
    assert (found.changes, found.dots) == ({}, {})
    assert isinstance(found.drift, DriftTooEarly)


def test_every_mark_is_compared_and_kept(session: Session, mina_id: UUID) -> None:
    keep_diary(session, mina_id, make_days(80))
    ids = [uuid4(), uuid4()]
    for place, change_id in enumerate(ids):
        mark = {"id": change_id, "kind": "new_roster", "on_date": MONDAY + 30 * (1 + place) * DAY}
        kept = {"account_id": mina_id, "body_hash": b"x", "created_at": LONG_AGO}
        session.execute(insert(Change).values(**mark, **kept))
    worked = worked_out(session, mina_id).found

    compute_findings(session, mina_id, LONG_AGO)

    stored = worked_out(session, mina_id)
    assert stored.is_stored
    assert stored.found == replace(worked, dots={})
    assert list(worked.changes) == ids
    assert worked.changes[ids[0]].overlapping == (worked.changes[ids[1]].mark,)
