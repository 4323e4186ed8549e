import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from journal.chain.commands import (
    append,
    append_words,
    bring_in,
)
from journal.chain.queries import chain_of, head_of, links_about
from journal.chain.rules import NewLink, Words
from journal.interactions.commands import change_interaction, remove_interaction
from journal.interactions.rules import Hit
from journal.model.evidence import EvidenceLink
from journal.vocabulary import InteractionKind, LinkKind
from tests.journal.chain.chained import (
    NOW,
    THREAT,
    holds,
    kinds,
    make_incident,
    write,
    written_before,
)

DAY = timedelta(days=1)
INSULT = Hit(kind=InteractionKind.INSULT)


def said(session: Session, account_id: UUID) -> list[dict[str, object] | None]:
    return [
        json.loads(one.content) if one.content else None for one in chain_of(session, account_id)
    ]


def test_writing_an_incident_binds_it(session: Session, mina_id: UUID) -> None:
    incident = write(session, mina_id, make_incident())

    (one,) = chain_of(session, mina_id)
    assert (one.kind, one.subject_id, one.number) == (LinkKind.WRITTEN, incident, 1)
    assert one.at == NOW.replace(microsecond=0)
    assert said(session, mina_id) == [
        {
            "at": "2026-03-02T07:50:00Z",
            "backed": "nobody",
            "channel": "inbound_call",
            "incident": str(incident),
            "kind": "threat",
            "zone": "Asia/Seoul",
        }
    ]
    assert holds(session, mina_id)


def test_a_replay_binds_nothing(session: Session, mina_id: UUID) -> None:
    entry = make_incident()
    write(session, mina_id, entry)
    write(session, mina_id, entry, NOW + DAY)

    assert kinds(session, mina_id) == ["written"]


def test_a_change_is_bound_and_the_first_wording_stays(session: Session, mina_id: UUID) -> None:
    entry = make_incident()
    write(session, mina_id, entry)

    change_interaction(session, mina_id, replace(entry, hit=INSULT), 1, NOW + DAY)

    first, second = said(session, mina_id)
    assert first is not None
    assert second is not None
    assert (first["kind"], second["kind"]) == ("threat", "insult")
    assert holds(session, mina_id)


def test_a_change_the_chain_does_not_speak_of_binds_nothing(
    session: Session, mina_id: UUID
) -> None:
    entry = make_incident()
    write(session, mina_id, entry)

    softer = replace(entry, hit=replace(THREAT, intensity=1, still_with_me=None))
    change_interaction(session, mina_id, softer, 1, NOW + DAY)

    assert kinds(session, mina_id) == ["written"]


def test_each_person_has_a_chain_of_her_own(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    write(session, mina_id, make_incident())
    write(session, jun_id, make_incident())

    assert [one.number for one in chain_of(session, jun_id)] == [1]
    assert head_of(session, mina_id) != head_of(session, jun_id)


def test_the_first_link_brings_in_what_was_there(session: Session, mina_id: UUID) -> None:
    later = written_before(session, mina_id, NOW - DAY)
    earlier = written_before(session, mina_id, NOW - 2 * DAY)

    new = write(session, mina_id, make_incident())

    told = [(one["incident"], one.get("brought_in")) for one in said(session, mina_id) if one]
    assert told == [(str(earlier), True), (str(later), True), (str(new), None)]
    assert all(one.at == NOW.replace(microsecond=0) for one in chain_of(session, mina_id))
    assert holds(session, mina_id)


def test_a_change_of_what_was_there_brings_it_in_as_it_stands_now(
    session: Session, mina_id: UUID
) -> None:
    old = written_before(session, mina_id, NOW - DAY)

    change_interaction(session, mina_id, replace(make_incident(), id=old), 1, NOW)

    (only,) = said(session, mina_id)
    assert only is not None
    assert (only["kind"], only["brought_in"]) == ("threat", True)


def test_a_change_of_what_came_past_the_chain_brings_it_in(session: Session, mina_id: UUID) -> None:
    write(session, mina_id, make_incident())
    old = written_before(session, mina_id, NOW)

    change_interaction(session, mina_id, replace(make_incident(), id=old), 1, NOW)

    assert kinds(session, mina_id) == ["written", "written"]


def test_a_change_of_what_nobody_knows_is_a_link_of_its_own(
    session: Session, mina_id: UUID
) -> None:
    append(session, mina_id, NewLink(LinkKind.CHANGED, uuid4(), {"request": "x"}), NOW)

    assert kinds(session, mina_id) == ["changed"]


def test_bringing_in_twice_binds_once(session: Session, mina_id: UUID) -> None:
    written_before(session, mina_id, NOW - DAY)

    bring_in(session, mina_id, NOW)
    bring_in(session, mina_id, NOW + DAY)

    assert kinds(session, mina_id) == ["written"]


def test_words_are_bound_as_ciphertext(session: Session, mina_id: UUID) -> None:
    incident, note = write(session, mina_id, make_incident()), uuid4()

    append_words(session, mina_id, incident, Words(note, 1, b"sealed"), NOW)

    assert kinds(session, mina_id) == ["written", "words"]
    assert [one.number for one in links_about(session, mina_id, [incident])] == [1, 2]
    assert b"sealed" not in json.dumps(said(session, mina_id)).encode()


def test_words_about_what_was_there_bring_it_in_first(session: Session, mina_id: UUID) -> None:
    old = written_before(session, mina_id, NOW - DAY)

    append_words(session, mina_id, old, Words(uuid4(), 1, b"sealed"), NOW)

    assert kinds(session, mina_id) == ["written", "words"]


def test_a_clock_set_back_does_not_break_the_chain(session: Session, mina_id: UUID) -> None:
    write(session, mina_id, make_incident())
    write(session, mina_id, make_incident(), NOW - timedelta(hours=2))

    first, second = chain_of(session, mina_id)
    assert second.at == first.at
    assert holds(session, mina_id)


@pytest.mark.parametrize(
    "act",
    [lambda s, a, e: write(s, a, e, NOW), lambda s, a, e: remove_interaction(s, a, e.id, NOW)],
)
def test_no_link_without_its_act(
    session: Session, mina_id: UUID, act: Callable[..., object]
) -> None:
    """What is rolled back leaves no link: both are one transaction."""
    entry = make_incident()
    write(session, mina_id, entry)
    before = kinds(session, mina_id)
    nested = session.begin_nested()

    act(session, mina_id, replace(entry, id=entry.id))
    nested.rollback()

    assert kinds(session, mina_id) == before


def test_a_link_that_was_taken_out_is_missed(session: Session, mina_id: UUID) -> None:
    for _ in range(3):
        write(session, mina_id, make_incident(), datetime.now(NOW.tzinfo))
    session.execute(delete(EvidenceLink).where(EvidenceLink.number == 2))

    assert not holds(session, mina_id)
