import json
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from journal.chain.commands import append_words, forget_words
from journal.chain.queries import chain_of, links_about
from journal.chain.rules import Holds, Words, verify
from journal.errors import Conflict, Invalid, NotFound
from journal.evidence.commands import (
    begin_chain,
    change_request,
    record_request,
    remove_request,
)
from journal.evidence.queries import (
    SealedWords,
    brought_here,
    request_of,
    requests_about,
    words_about,
)
from journal.evidence.rules import Brought, Request
from journal.interactions.commands import remove_interaction
from journal.model import Account
from journal.model.evidence import EvidenceLink
from journal.model.note import Note, NoteKey, NoteVersion
from journal.vocabulary import AskOutcome, EmployerAsk, NoteKind
from tests.journal.chain.chained import NOW, kinds, make_incident, write, written_before
from tests.journal.evidence.filed import TODAY, make_request

DAY = timedelta(days=1)


@pytest.fixture
def incident(session: Session, mina_id: UUID) -> UUID:
    return write(session, mina_id, make_incident())


def ask(session: Session, account_id: UUID, incident: UUID, **more: object) -> Request:
    request = make_request(incident, **more)
    record_request(session, account_id, request, TODAY, now=NOW)
    return request


def change(session: Session, account_id: UUID, request: Request, version: int = 1) -> None:
    change_request(session, account_id, request, version, TODAY, now=NOW + DAY)


def test_a_request_is_kept_and_bound(session: Session, mina_id: UUID, incident: UUID) -> None:
    request = ask(session, mina_id, incident)

    (kept,) = requests_about(session, mina_id, [incident])
    assert (kept.request, kept.version) == (request, 1)
    assert kinds(session, mina_id) == ["written", "asked"]


def test_a_replay_changes_nothing(session: Session, mina_id: UUID, incident: UUID) -> None:
    request = ask(session, mina_id, incident)

    record_request(session, mina_id, request, TODAY, now=NOW)
    with pytest.raises(Conflict):
        ask(session, mina_id, incident, id=request.id, asked=EmployerAsk.STOP)

    assert kinds(session, mina_id) == ["written", "asked"]


def test_nothing_is_asked_after_what_is_not_hers(
    session: Session, jun_id: UUID, incident: UUID
) -> None:
    with pytest.raises(NotFound):
        ask(session, jun_id, incident)
    with pytest.raises(Invalid):
        ask(session, jun_id, incident, asked_on=date(2027, 1, 1))


def test_an_answer_and_a_correction_are_two_things(
    session: Session, mina_id: UUID, incident: UUID
) -> None:
    request = ask(session, mina_id, incident)
    corrected = replace(request, asked=EmployerAsk.HANDOVER)
    answered = replace(corrected, outcome=AskOutcome.GIVEN, answered_on=date(2026, 3, 4))

    change(session, mina_id, corrected)
    change(session, mina_id, answered, 2)
    change(session, mina_id, answered, 2)
    change(session, mina_id, answered, 3)

    assert request_of(session, mina_id, request.id).request == answered
    assert kinds(session, mina_id) == ["written", "asked", "changed", "answered"]
    assert request_of(session, mina_id, request.id).version == 3


def test_two_devices_do_not_change_past_each_other(
    session: Session, mina_id: UUID, incident: UUID
) -> None:
    request = ask(session, mina_id, incident)
    change(session, mina_id, replace(request, outcome=AskOutcome.REFUSED))

    with pytest.raises(Conflict):
        change(session, mina_id, replace(request, outcome=AskOutcome.GIVEN))


def test_a_request_stays_with_its_incident_and_its_owner(
    session: Session, mina_id: UUID, jun_id: UUID, incident: UUID
) -> None:
    request = ask(session, mina_id, incident)

    with pytest.raises(NotFound):
        change(session, mina_id, replace(request, interaction_id=uuid4()))
    with pytest.raises(NotFound):
        change(session, jun_id, request)
    with pytest.raises(NotFound):
        remove_request(session, jun_id, request.id, NOW)


def test_a_deleted_request_leaves_nothing_but_that(
    session: Session, mina_id: UUID, incident: UUID
) -> None:
    request = ask(session, mina_id, incident)

    removed = remove_request(session, mina_id, request.id, NOW)

    assert removed.request == request
    assert requests_about(session, mina_id, [incident]) == ()
    assert links_about(session, mina_id, [request.id]) == ()
    assert kinds(session, mina_id) == ["written", "asked", "deleted"]
    assert verify(chain_of(session, mina_id)) == Holds(3)


def test_with_the_incident_goes_what_was_asked_after_it(
    session: Session, mina_id: UUID, incident: UUID
) -> None:
    request = ask(session, mina_id, incident)

    remove_interaction(session, mina_id, incident, NOW)

    assert [one.content for one in chain_of(session, mina_id)] == [None] * 3
    with pytest.raises(NotFound):
        request_of(session, mina_id, request.id)


def test_the_chain_can_be_begun_by_hand(session: Session, mina_id: UUID) -> None:
    written_before(session, mina_id, NOW)

    begin_chain(session, mina_id, NOW)
    begin_chain(session, mina_id, NOW)

    assert kinds(session, mina_id) == ["written"]


def test_each_act_makes_findings_anew(session: Session, mina_id: UUID, incident: UUID) -> None:
    asked = select(Account.journal_version).where(Account.id == mina_id)
    before = session.execute(asked).scalar_one()

    request = ask(session, mina_id, incident)
    change(session, mina_id, replace(request, outcome=AskOutcome.REFUSED))
    remove_request(session, mina_id, request.id, NOW)

    assert session.execute(asked).scalar_one() == before + 3


def test_where_the_chain_came_from_is_told(session: Session, mina_id: UUID) -> None:
    for _ in range(2):
        write(session, mina_id, make_incident())
    assert brought_here(session, mina_id) is None

    first = update(EvidenceLink).where(EvidenceLink.number == 1)
    session.execute(first.values(brought_at=NOW))

    assert brought_here(session, mina_id) == Brought(1, NOW)


def keep_two_versions(session: Session, account_id: UUID, incident: UUID) -> UUID:
    note, dates = uuid4(), {"created_at": NOW, "changed_at": NOW}
    key = {"generation": 1, "by_passphrase": b"x", "by_recovery": b"y", **dates}
    session.execute(insert(NoteKey).values(account_id=account_id, **key))
    about = {"kind": "interaction", "subject_id": incident, "generation": 1, "version": 2}
    session.execute(insert(Note).values(account_id=account_id, id=note, **about, **dates))
    own = {"account_id": account_id, "note_id": note, "at": NOW}
    versions = [{**own, "version": number, "body": b"%d" % number} for number in (2, 1)]
    session.execute(insert(NoteVersion), versions)
    return note


def test_her_words_come_version_by_version(
    session: Session, mina_id: UUID, jun_id: UUID, incident: UUID
) -> None:
    note = keep_two_versions(session, mina_id, incident)

    found = words_about(session, mina_id, [incident])

    hers = (note, NoteKind.INTERACTION, incident, 1)
    assert found == (SealedWords(*hers, 1, b"1"), SealedWords(*hers, 2, b"2"))
    assert words_about(session, jun_id, [incident]) == ()


def test_the_chain_tells_which_ciphertext_it_speaks_of(
    session: Session, mina_id: UUID, incident: UUID
) -> None:
    append_words(session, mina_id, incident, Words(uuid4(), 1, b"sealed"), NOW)
    note = uuid4()
    append_words(session, mina_id, incident, Words(note, 1, b"other"), NOW)
    forget_words(session, mina_id, incident, note, NOW)

    told = [json.loads(one.content) for one in chain_of(session, mina_id) if one.content]
    bound = [one["body_sha256"] for one in told if "body_sha256" in one]
    assert bound == [sha256(b"sealed").hexdigest()]


def test_without_notes_there_are_no_words(session: Session, mina_id: UUID, incident: UUID) -> None:
    assert words_about(session, mina_id, [incident]) == ()
