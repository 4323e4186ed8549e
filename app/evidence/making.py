"""Making a file of evidence from what she chose; her own words are put in on her device only."""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.evidence.words import says
from journal.chain.queries import chain_of, links_about
from journal.errors import NotFound
from journal.evidence.checking import Failed, check_file
from journal.evidence.queries import SealedWords, brought_here, requests_about, words_about
from journal.evidence.reading import Checked
from journal.evidence.rules import Parts, Receipt, file_of, fits_chain, receipts_in
from journal.interactions.queries import LoggedInteraction, interactions_page

PAGE = 50


@dataclass(frozen=True, slots=True)
class Made:
    """A file without her words, what the check of it says, and receipts of another chain."""

    content: bytes
    found: Checked | Failed
    strangers: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Incidents to choose from, newest first, and where older ones begin; empty without any.

    ``linked`` are those that the chain speaks of: no other can be in a file.
    """

    incidents: tuple[LoggedInteraction, ...]
    linked: frozenset[UUID]
    older: str


def make_file(
    session: Session, account_id: UUID, incidents: Sequence[UUID], typed: str, now: datetime
) -> Made:
    """Make the file and check it as everybody else will; ``typed`` may hold receipts she kept."""
    chain = chain_of(session, account_id)
    first = {one.subject_id: one.number for one in reversed(chain)}
    if not first.keys() >= set(incidents):
        raise NotFound
    asked = requests_about(session, account_id, incidents)
    receipts = receipts_in(typed)
    fitting = tuple(one for one in receipts if fits_chain(one, chain))
    parts = Parts(
        chain,
        sorted(incidents, key=lambda one: first[one]),
        {*incidents, *(one.request.id for one in asked)},
        fitting,
        says(),
        now,
        brought_here(session, account_id),
    )
    content = file_of(parts)
    # No words are in it yet, so nothing has to be opened.
    found = check_file(content, lambda *_: None)
    return Made(content, found, tuple(one for one in receipts if one not in fitting))


def sealed_words(
    session: Session, account_id: UUID, incidents: Sequence[UUID]
) -> list[SealedWords]:
    """Every version of her words about the incidents, still sealed.

    Also what the chain does not speak of so: her device says what is not as she kept it.
    """
    asked = requests_about(session, account_id, incidents)
    subjects = [*incidents, *(one.request.id for one in asked)]
    return list(words_about(session, account_id, subjects))


def choice(session: Session, account_id: UUID, before: tuple[datetime, UUID] | None) -> Choice:
    """What she can choose from."""
    found = interactions_page(session, account_id, before, PAGE + 1)
    shown = found[:PAGE]
    links = links_about(session, account_id, [one.id for one in shown])
    older = f"{shown[-1].at.isoformat()}~{shown[-1].id}" if len(found) > PAGE else ""
    return Choice(shown, frozenset(one.subject_id for one in links if one.subject_id), older)


def spoken(account_id: UUID, sealed: SealedWords) -> dict[str, str | int]:
    """What her device needs to open one version, and to put it into the file."""
    return {
        "account": str(account_id),
        "note": str(sealed.note),
        "kind": sealed.kind.value,
        "subject": str(sealed.subject),
        "generation": sealed.generation,
        "version": sealed.version,
        "body": urlsafe_b64encode(sealed.body).rstrip(b"=").decode(),
    }


def place_from(text: str) -> tuple[datetime, UUID] | None:
    """Read where a page of the choice begins; raise ``NotFound`` for what is no place in it."""
    if not text:
        return None
    at, _separator, entry_id = text.partition("~")
    try:
        moment, entry = datetime.fromisoformat(at), UUID(entry_id)
        return moment.astimezone(UTC), entry
    except (ValueError, OverflowError) as wrong:
        raise NotFound from wrong
