from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from journal.chain.rules import Head
from journal.errors import Invalid
from journal.evidence.rules import (
    MOST_RECEIPTS,
    Brought,
    Parts,
    Receipt,
    body_hash,
    check_request,
    file_of,
    fits_chain,
    receipt_text,
    receipts_in,
    request_content,
)
from journal.vocabulary import AskOutcome
from tests.journal.chain.test_rules import make_chain
from tests.journal.evidence.filed import SAYS, TODAY, make_request

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "said, reason",
    [
        ({"asked_on": date(2026, 3, 21)}, "day_out_of_range"),
        ({"asked_on": date(1989, 12, 31)}, "day_out_of_range"),
        ({"answered_on": date(2026, 3, 4)}, "no_answer_no_day"),
        ({"outcome": AskOutcome.NO_ANSWER, "answered_on": date(2026, 3, 4)}, "no_answer_no_day"),
        ({"outcome": AskOutcome.GIVEN, "answered_on": date(2026, 3, 2)}, "answered_before"),
        ({"outcome": AskOutcome.GIVEN, "answered_on": date(2026, 3, 21)}, "answered_before"),
    ],
)
def test_what_cannot_have_been_is_refused(said: dict[str, object], reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_request(make_request(uuid4(), **said), TODAY)

    assert refusal.value.reason == reason


@pytest.mark.parametrize("outcome", AskOutcome)
def test_an_outcome_needs_no_day(outcome: AskOutcome) -> None:
    check_request(make_request(uuid4(), outcome=outcome, asked_on=TODAY), TODAY)


def test_an_answer_may_come_on_the_same_day() -> None:
    answered = make_request(uuid4(), outcome=AskOutcome.IN_PART, answered_on=date(2026, 3, 3))

    check_request(answered, TODAY)

    assert request_content(answered)["answered_on"] == "2026-03-03"


def test_two_requests_hash_alike_exactly_when_they_say_the_same() -> None:
    one = make_request(uuid4())

    assert body_hash(one) == body_hash(make_request(one.interaction_id, id=one.id))
    assert body_hash(one) != body_hash(
        make_request(one.interaction_id, id=one.id, outcome=AskOutcome.GIVEN)
    )


def test_a_receipt_is_read_back_out_of_a_mail() -> None:
    text = receipt_text(Head(12, bytes(range(32)), NOON))

    own = Receipt(12, bytes(range(32)).hex())
    assert receipts_in(f"Re: mine\n> {text.upper()}\n{text}\n") == (own,)
    assert receipts_in("offshift-receipt-1 12 abc") == ()
    many = "\n".join(text.replace(" 12 ", f" {number} ") for number in range(30))
    assert len(receipts_in(many)) == MOST_RECEIPTS


def test_a_receipt_fits_its_own_chain_only() -> None:
    chain = make_chain(3)

    assert fits_chain(Receipt(2, chain[1].link.hex()), chain)
    for other in (Receipt(2, chain[2].link.hex()), Receipt(0, ""), Receipt(4, "")):
        assert not fits_chain(other, chain)


def test_a_chain_that_came_from_elsewhere_says_so() -> None:
    parts = Parts(make_chain(2), (), (), (), SAYS, NOON, Brought(1, NOON))

    assert b'"brought":{"at":"2026-03-05T12:00:00Z","links":1}' in file_of(parts)
    assert b"brought" not in file_of(Parts(make_chain(2), (), (), (), SAYS, NOON))
