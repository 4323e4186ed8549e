"""A file of evidence with something of everything, and the ways in which one could forge it."""

import base64
import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

from journal.chain.commands import append_words
from journal.chain.queries import chain_of
from journal.chain.rules import Words, canonical
from journal.evidence.commands import change_request, record_request
from journal.evidence.queries import requests_about
from journal.evidence.rules import Parts, Receipt, Request, checksum, file_of
from journal.interactions.commands import change_interaction, remove_interaction
from journal.interactions.rules import Hit
from journal.vocabulary import AskOutcome, EmployerAsk, InteractionKind
from tests.journal.chain.chained import NOW, make_incident, write, written_before

DAY = timedelta(days=1)
TODAY = date(2026, 3, 20)
WORDS = "그 사람이 소리를 질렀다. 손이 떨렸다."
SAYS = {"en": "A record, not proof.", "ko": "그때 적은 기록이에요."}
KEY = bytes(range(32))


@dataclass(frozen=True)
class Life:
    """Ids of what Mina wrote; ``other`` is hers too and in no file."""

    account: UUID
    incident: UUID
    old: UUID
    other: UUID
    request: UUID
    note: UUID


def live(session: Session, account_id: UUID) -> Life:
    """Write, change, put in words, ask, be answered, delete something else."""
    old = written_before(session, account_id, NOW - 9 * DAY)
    entry, other, gone = make_incident(), make_incident(), make_incident()
    for one in (entry, other, gone):
        write(session, account_id, one)
    said = Hit(kind=InteractionKind.INSULT, overtime_minutes=20)
    changed = type(entry)(id=entry.id, at=entry.at, zone=entry.zone, hit=said)
    change_interaction(session, account_id, changed, 1, NOW + DAY)
    note, request = uuid4(), make_request(entry.id)
    life = Life(account_id, entry.id, old, other.id, request.id, note)
    for version in (1, 2):
        words = Words(note, version, sealed(life, version))
        append_words(session, account_id, entry.id, words, NOW + DAY)
    record_request(session, account_id, request, TODAY, now=NOW + 2 * DAY)
    answer = make_request(entry.id, id=request.id, outcome=AskOutcome.REFUSED)
    change_request(session, account_id, answer, 1, TODAY, now=NOW + 3 * DAY)
    remove_interaction(session, account_id, gone.id, NOW + 4 * DAY)
    return life


def make_request(incident: UUID, **more: Any) -> Request:
    asked = {"asked": EmployerAsk.REST, "asked_on": date(2026, 3, 3)}
    return Request(**{"id": uuid4(), "interaction_id": incident, **asked, **more})


def sealed(life: Life, version: int, text: str = WORDS, *, key: bytes = KEY) -> bytes:
    plain = json.dumps({"text": text}, ensure_ascii=False).encode()
    plain = len(plain).to_bytes(4, "big") + plain
    plain += bytes(-len(plain) % 256)
    nonce = bytes([version]) * 12
    return b"\x01" + nonce + AESGCM(key).encrypt(nonce, plain, about(life, version))


def about(life: Life, version: int) -> bytes:
    parts = ("offshift notes-1 note", life.account, life.note, "interaction", life.incident, 1)
    return "|".join(map(str, (*parts, version))).encode()


def b64(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def words_of(life: Life, version: int, text: str = WORDS) -> dict[str, Any]:
    """What her device puts into the file for one version."""
    return {
        "account": str(life.account),
        "note": str(life.note),
        "kind": "interaction",
        "subject": str(life.incident),
        "generation": 1,
        "version": version,
        "key": b64(KEY),
        "body": b64(sealed(life, version)),
        "text": text,
    }


def make_file(session: Session, life: Life) -> dict[str, Any]:
    """The file about two of her incidents, her words put in as her device does."""
    chain = chain_of(session, life.account)
    incidents = (life.incident, life.old)
    asked = requests_about(session, life.account, incidents)
    shown = {*incidents, *(one.request.id for one in asked)}
    receipts = (Receipt(2, chain[1].link.hex()),)
    made_at = NOW + 9 * DAY
    said = json.loads(file_of(Parts(chain, incidents, shown, receipts, SAYS, made_at)))
    said["words"] = [words_of(life, version) for version in (1, 2)]
    return said


def written(said: dict[str, Any]) -> bytes:
    """Write a file as one writes it who takes care of the checksum."""
    return canonical({**said, "sha256": checksum(said)}).encode()
