"""What may be asked of an employer, and what stands in a file of evidence."""

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from journal.chain.rules import ChainLink, Content, Head, canonical, leaf, stamp
from journal.errors import Invalid
from journal.shifts.rules import EARLIEST
from journal.vocabulary import AskOutcome, EmployerAsk

FORMAT = "offshift-evidence-1"
MOST_INCIDENTS = 60
"""How many incidents one file is about: their ids have to fit into an address."""

MOST_RECEIPTS = 10
ANSWERED = frozenset({AskOutcome.GIVEN, AskOutcome.IN_PART, AskOutcome.REFUSED})
"""The outcomes that came on a day; no answer comes on none."""

_RECEIPT = re.compile(r"offshift-receipt-1\s+([0-9]{1,9})\s+([0-9a-f]{64})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What she asked for after an incident, on a date, and what came of it until now.

    ``answered_on`` is a date only where an answer came, and may be left open there.
    """

    id: UUID
    interaction_id: UUID
    asked: EmployerAsk
    asked_on: date
    outcome: AskOutcome = AskOutcome.OPEN
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A link as it was written down elsewhere: its number, and its hash as 64 hex digits."""

    number: int
    link: str


@dataclass(frozen=True, slots=True)
class Brought:
    """The chain up to a link was made in another Offshift and brought here at a moment in UTC."""

    links: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Parts:
    """What a file is made of, her own words left out: those are put in on her own device.

    ``shown`` are the incidents and requests that it opens, ``says`` what it is and is not, by
    language.
    """

    chain: Sequence[ChainLink]
    incidents: Sequence[UUID]
    shown: Collection[UUID]
    receipts: Sequence[Receipt]
    says: dict[str, str]
    made_at: datetime
    brought: Brought | None = None


def check_request(request: Request, today: date) -> None:
    """Raise ``Invalid`` for a date to come or before anything, or an answer that cannot be one."""
    if not EARLIEST <= request.asked_on <= today:
        raise Invalid("day_out_of_range", field="asked_on")
    if request.answered_on is None:
        return
    if request.outcome not in ANSWERED:
        raise Invalid("no_answer_no_day", field="answered_on")
    if not request.asked_on <= request.answered_on <= today:
        raise Invalid("answered_before", field="answered_on")


def request_content(request: Request) -> Content:
    """What the chain says of a request."""
    answered = {} if request.answered_on is None else {"answered_on": str(request.answered_on)}
    return {
        "request": str(request.id),
        "incident": str(request.interaction_id),
        "asked": request.asked.value,
        "asked_on": str(request.asked_on),
        "outcome": request.outcome.value,
        **answered,
    }


def body_hash(request: Request) -> bytes:
    """SHA-256 (32 bytes) of a request: equal exactly when all that it says is."""
    return sha256(canonical(request_content(request)).encode()).digest()


def receipt_text(head: Head) -> str:
    """A receipt as she can send or print it."""
    return f"offshift-receipt-1 {head.number} {head.link.hex()}"


def receipts_in(text: str) -> tuple[Receipt, ...]:
    """The receipts that stand in a text, among whatever else, each once; at most ten."""
    found = (Receipt(int(number), own) for number, own in _RECEIPT.findall(text.lower()))
    return tuple(dict.fromkeys(found))[:MOST_RECEIPTS]


def fits_chain(receipt: Receipt, chain: Sequence[ChainLink]) -> bool:
    """Whether a receipt was made from this very chain."""
    place = receipt.number - 1
    return 0 <= place < len(chain) and chain[place].link.hex() == receipt.link


def file_of(parts: Parts) -> bytes:
    """The whole file, in the one way it is written; what is not chosen is a number and a hash."""
    said: dict[str, Any] = {
        "format": FORMAT,
        "made_at": stamp(parts.made_at),
        "says": parts.says,
        "incidents": [str(one) for one in parts.incidents],
        "links": [_link(one, parts.shown) for one in parts.chain],
        "words": [],
        "receipts": [{"number": one.number, "link": one.link} for one in parts.receipts],
    }
    if parts.brought is not None:
        said["brought"] = {"links": parts.brought.links, "at": stamp(parts.brought.at)}
    return canonical({**said, "sha256": checksum(said)}).encode()


def checksum(said: dict[str, Any]) -> str:
    """SHA-256 (64 hex digits) of a file without this very sum."""
    without = {key: value for key, value in said.items() if key != "sha256"}
    return sha256(canonical(without).encode()).hexdigest()


def _link(one: ChainLink, shown: Collection[UUID]) -> dict[str, Any]:
    own = {"number": one.number, "link": one.link.hex()}
    at = stamp(one.at)
    if one.subject_id in shown and one.salt is not None and one.content is not None:
        content = json.loads(one.content)
        return {**own, "at": at, "kind": one.kind.value, "salt": one.salt.hex(), "content": content}
    return {**own, "leaf": leaf(at, one.kind.value, one.commitment).hex()}
