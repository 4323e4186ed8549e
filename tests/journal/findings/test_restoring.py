"""What restores is in no finding and no picture, so that answering one makes nothing anew."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from journal.findings.commands import compute_findings
from journal.findings.queries import findings_of
from journal.sessions.commands import begin_session, end_session
from journal.suggestions.commands import OfferAnswered, answer_offer, finish_offer, say_tension
from journal.suggestions.commands import set_limit as limit
from journal.suggestions.learning_commands import learn_anew
from journal.suggestions.reasons import Why
from journal.vocabulary import Limit, Moment, OfferAnswer
from tests.journal.findings.diaries import make_days
from tests.journal.findings.kept import LONG_AGO, keep_diary

FOLDER = Path(__file__).parents[3] / "journal" / "findings"
OFFER = UUID(int=1)
RUN = UUID(int=2)


def answer(session: Session, account_id: UUID, said: OfferAnswer = OfferAnswer.STARTED) -> None:
    offer = OfferAnswered(OFFER, "plan_open", Moment.AFTER_SHIFT, Why.REPLAYING, said)
    answer_offer(session, account_id, offer, LONG_AGO)


def put_off(session: Session, account_id: UUID) -> None:
    answer(session, account_id, OfferAnswer.LATER)


def do_it(session: Session, account_id: UUID) -> None:
    answer(session, account_id)
    say_tension(session, account_id, OFFER, 4, is_after=False)
    finish_offer(session, account_id, OFFER)


def breathe(session: Session, account_id: UUID) -> None:
    begin_session(session, account_id, RUN, LONG_AGO, script_id="slow-exhale", tension_before=4)
    end_session(session, account_id, RUN, LONG_AGO, seconds=120, tension_after=2)


def say_what_does_not_suit(session: Session, account_id: UUID) -> None:
    limit(session, account_id, Limit.BREATHING, LONG_AGO, is_set=True)


def begin_anew(session: Session, account_id: UUID) -> None:
    learn_anew(session, account_id, None, LONG_AGO)


@pytest.mark.parametrize(
    "act",
    [put_off, do_it, breathe, say_what_does_not_suit, begin_anew],
    ids=lambda act: act.__name__,
)
def test_restoring_leaves_what_was_found_as_it_is(
    session: Session, mina_id: UUID, act: Callable[[Session, UUID], None]
) -> None:
    keep_diary(session, mina_id, make_days(30))
    found = compute_findings(session, mina_id, LONG_AGO)

    act(session, mina_id)

    assert findings_of(session, mina_id) == found


def test_no_finding_that_is_kept_reads_what_restores() -> None:
    readers = {one.stem for one in FOLDER.glob("*.py") if "model.suggestion" in one.read_text()}

    # The week is read anew on every look.
    assert readers == {"week_reading"}
