"""What is deleted leaves a chain that holds, and nothing of itself."""

from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from journal.chain.commands import append_words, forget_subjects, forget_words
from journal.chain.queries import chain_of, head_of, links_about
from journal.chain.rules import Words
from journal.interactions.commands import remove_interaction
from journal.vocabulary import LinkKind
from tests.journal.chain.chained import NOW, holds, kinds, make_incident, write, written_before

DAY = timedelta(days=1)


def test_a_deleted_incident_leaves_a_chain_that_holds_and_names_nothing(
    session: Session, mina_id: UUID
) -> None:
    entry, other = make_incident(), make_incident()
    write(session, mina_id, entry)
    write(session, mina_id, other)
    append_words(session, mina_id, entry.id, Words(uuid4(), 1, b"sealed"), NOW)

    remove_interaction(session, mina_id, entry.id, NOW + DAY)

    chain = chain_of(session, mina_id)
    assert [(one.kind.value, one.subject_id) for one in chain] == [
        ("written", None),
        ("written", other.id),
        ("words", None),
        ("deleted", None),
    ]
    assert [one.content is None and one.salt is None for one in chain] == [True, False, True, True]
    assert holds(session, mina_id)


def test_what_is_taken_back_from_deletion_begins_anew(session: Session, mina_id: UUID) -> None:
    entry = make_incident()
    write(session, mina_id, entry)
    remove_interaction(session, mina_id, entry.id, NOW)

    write(session, mina_id, entry, NOW + DAY)

    (again,) = links_about(session, mina_id, [entry.id])
    assert (again.kind, again.number) == (LinkKind.WRITTEN, 3)


def test_several_go_with_one_link_and_none_without_a_trace_of_them(
    session: Session, mina_id: UUID
) -> None:
    several = [write(session, mina_id, make_incident()) for _ in range(3)]

    forget_subjects(session, mina_id, several, NOW)
    forget_subjects(session, mina_id, [uuid4()], NOW)

    assert kinds(session, mina_id) == ["written"] * 3 + ["deleted"]


def test_deleting_before_the_chain_began_begins_none(session: Session, mina_id: UUID) -> None:
    old = written_before(session, mina_id, NOW)

    remove_interaction(session, mina_id, old, NOW)

    assert chain_of(session, mina_id) == ()
    assert head_of(session, mina_id) is None


def test_the_words_of_one_note_go_and_those_of_another_stay(
    session: Session, mina_id: UUID
) -> None:
    incident, one, other = write(session, mina_id, make_incident()), uuid4(), uuid4()
    for note, version in ((one, 1), (other, 1), (one, 2)):
        append_words(session, mina_id, incident, Words(note, version, b"sealed"), NOW)

    forget_words(session, mina_id, incident, one, NOW)
    forget_words(session, mina_id, incident, one, NOW)

    assert [one.number for one in links_about(session, mina_id, [incident])] == [1, 3]
    assert kinds(session, mina_id)[-1] == "deleted"
    assert holds(session, mina_id)
