"""A chain of evidence comes whole and in order, or not at all, and goes on from there."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.chain.commands import append, forget_subjects
from journal.chain.queries import chain_of
from journal.chain.rules import (
    ChainLink,
    Holds,
    NewLink,
    canonical,
    commitment,
    leaf,
    link,
    stamp,
    verify,
)
from journal.model import EvidenceLink
from journal.my_data.bring_chain import bring_links
from journal.my_data.bring_rules import Fate
from journal.vocabulary import LinkKind
from tests.journal.my_data.parcels import NOON, NOW

NAMES = ("number", "kind", "subject_id", "salt", "content", "commitment", "previous", "link", "at")


def rows_of(links: tuple[ChainLink, ...]) -> list[dict[str, Any]]:
    return [{name: getattr(one, name) for name in NAMES} for one in links]


@pytest.fixture
def chain(session: Session, jun_id: UUID) -> list[dict[str, Any]]:
    """Three links that Jun's account made elsewhere; the second says nothing any more."""
    gone = uuid4()
    for number, subject in enumerate((uuid4(), gone)):
        new = NewLink(LinkKind.WRITTEN, subject, {"incident": str(subject)})
        append(session, jun_id, new, NOON + timedelta(minutes=number))
    forget_subjects(session, jun_id, [gone], NOON + timedelta(hours=1))
    return rows_of(chain_of(session, jun_id))


def test_a_whole_chain_comes_as_it_was_and_is_marked(
    session: Session, mina_id: UUID, chain: list[dict[str, Any]]
) -> None:
    fates = bring_links(session, mina_id, chain, NOW)

    marks = select(EvidenceLink.brought_at).where(EvidenceLink.account_id == mina_id)
    assert fates == (Fate.ADDED,) * 3
    assert rows_of(chain_of(session, mina_id)) == chain
    assert set(session.execute(marks).scalars()) == {NOW}


def test_it_comes_in_pieces_and_twice_is_the_same(
    session: Session, mina_id: UUID, chain: list[dict[str, Any]]
) -> None:
    pieces = [bring_links(session, mina_id, [one], NOW) for one in chain]

    assert pieces == [(Fate.ADDED,)] * 3
    assert bring_links(session, mina_id, chain, NOW) == (Fate.KNOWN,) * 3


def test_new_links_go_on_from_it(
    session: Session, mina_id: UUID, chain: list[dict[str, Any]]
) -> None:
    bring_links(session, mina_id, chain, NOW)

    append(session, mina_id, NewLink(LinkKind.WRITTEN, uuid4(), {"incident": "x"}), NOW)

    assert verify(chain_of(session, mina_id)) == Holds(4)


def test_a_chain_that_began_here_goes_on_alone(
    session: Session, mina_id: UUID, chain: list[dict[str, Any]]
) -> None:
    append(session, mina_id, NewLink(LinkKind.WRITTEN, uuid4(), {"incident": "x"}), NOON)

    assert bring_links(session, mina_id, chain, NOW) == (Fate.ANOTHER, Fate.UNFIT, Fate.UNFIT)
    assert len(chain_of(session, mina_id)) == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"at": NOON + timedelta(minutes=30)},
        {"content": '{"incident":"other"}'},
        {"number": 7},
        {"kind": "changed"},
        {"commitment": b"c" * 32},
    ],
)
def test_from_the_first_link_that_does_not_hold_none_is_taken(
    session: Session, mina_id: UUID, chain: list[dict[str, Any]], broken: dict[str, Any]
) -> None:
    changed = [chain[0] | broken, *chain[1:]]

    assert bring_links(session, mina_id, changed, NOW) == (Fate.UNFIT,) * 3
    assert chain_of(session, mina_id) == ()


def made(kind: LinkKind, content: str | None, **more: Any) -> dict[str, Any]:
    """Bind a first link as somebody would who knows how, whatever it says."""
    salt = None if content is None else b"s" * 32
    committed = b"c" * 32 if content is None else commitment(b"s" * 32, content)
    own = leaf(stamp(NOON), kind.value, committed)
    hashes = {"commitment": committed, "previous": bytes(32), "link": link(bytes(32), 1, own)}
    said = {"number": 1, "kind": kind.value, "subject_id": None, "salt": salt, "content": content}
    return {**said, **hashes, "at": NOON, **more}


@pytest.mark.parametrize(
    "row",
    [
        made(LinkKind.WRITTEN, "[]"),
        made(LinkKind.WRITTEN, "{"),
        made(LinkKind.WRITTEN, '{"b": 1}'),
        made(LinkKind.WORDS, canonical({"version": 1})),
        made(LinkKind.DELETED, None, subject_id=uuid4()),
    ],
)
def test_a_link_that_nobody_could_read_is_not_taken(
    session: Session, mina_id: UUID, row: dict[str, Any]
) -> None:
    assert bring_links(session, mina_id, [row], NOW) == (Fate.UNFIT,)


def test_words_are_taken_when_they_name_their_note(session: Session, mina_id: UUID) -> None:
    row = made(LinkKind.WORDS, canonical({"note": str(uuid4()), "version": 1}))

    assert bring_links(session, mina_id, [row], NOW) == (Fate.ADDED,)
