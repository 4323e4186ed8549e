"""What she says about a finding comes with it, wherever the finding comes from."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.findings.commands import compute_findings, reply_to_finding
from journal.findings.queries import at_hand, worked_out
from journal.vocabulary import FindingReply

NOW = datetime(2026, 3, 5, tzinfo=UTC)
ENERGY = "evening.energy"
SAID = {ENERGY: FindingReply.DOES_NOT_FIT}


def say(session: Session, account_id: UUID, said: FindingReply | None) -> None:
    reply_to_finding(session, account_id, ENERGY, said, NOW)


def test_a_reply_comes_with_what_is_worked_out_in_memory(session: Session, mina_id: UUID) -> None:
    say(session, mina_id, FindingReply.DOES_NOT_FIT)

    assert worked_out(session, mina_id).replies == SAID


def test_a_reply_comes_with_what_is_stored(session: Session, mina_id: UUID) -> None:
    compute_findings(session, mina_id, NOW)
    say(session, mina_id, FindingReply.DOES_NOT_FIT)

    found = worked_out(session, mina_id)

    assert (found.is_stored, found.replies) == (True, SAID)


def test_a_reply_comes_with_what_is_behind(session: Session, mina_id: UUID) -> None:
    compute_findings(session, mina_id, NOW)
    say(session, mina_id, FindingReply.DOES_NOT_FIT)
    touch(session, mina_id)

    found = at_hand(session, mina_id)

    assert (found.is_behind, found.replies) == (True, SAID)


def test_nobody_elses_reply_comes_with_it(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    for one in (mina_id, jun_id):
        compute_findings(session, one, NOW)
    say(session, jun_id, FindingReply.FITS)

    assert worked_out(session, mina_id).replies == {}


def test_a_reply_taken_back_is_gone(session: Session, mina_id: UUID) -> None:
    compute_findings(session, mina_id, NOW)
    say(session, mina_id, FindingReply.FITS)
    say(session, mina_id, None)

    assert worked_out(session, mina_id).replies == {}
