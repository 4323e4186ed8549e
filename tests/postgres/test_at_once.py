"""Two devices of one person at the same moment: the chain and her notes, on PostgreSQL."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from journal.chain.queries import chain_of
from journal.chain.rules import Holds, verify
from journal.errors import Conflict, NotFound
from journal.evidence.commands import change_request, record_request, remove_request
from journal.interactions.commands import change_interaction, remove_interaction
from journal.interactions.rules import Hit
from journal.notes.commands import keep_note, remove_note
from journal.notes.keys import keep_key
from journal.notes.queries import note_of, versions_of
from journal.notes.rules import SealedNote
from journal.storage.engine import Database
from journal.vocabulary import InteractionKind, NoteKind
from tests.journal.chain.chained import NOW, make_incident, write
from tests.journal.evidence.filed import TODAY, make_request
from tests.journal.notes.sealing import body, wrapped
from tests.postgres.devices import Act, at_once, writing

pytestmark = pytest.mark.postgres
ROUNDS = range(8)

INSULT = Hit(kind=InteractionKind.INSULT)


@pytest.fixture
def mina(postgres_database: Database, mina: UUID) -> UUID:
    """Give Mina a key for her notes."""
    with writing(postgres_database) as session:
        keep_key(session, mina, wrapped(), NOW)
    return mina


def a_note(subject: UUID, version: int = 1, note: UUID | None = None) -> SealedNote:
    return SealedNote(note or uuid4(), NoteKind.INTERACTION, subject, 1, version, body())


def keep(mina: UUID, note: SealedNote) -> Act:
    return lambda session: keep_note(session, mina, note, NOW)


def test_links_of_two_devices_get_numbers_of_their_own(
    postgres_database: Database, mina: UUID
) -> None:
    for _ in ROUNDS:
        acts = [lambda session: write(session, mina, make_incident()) for _ in range(3)]
        assert at_once(postgres_database, *acts) == [None, None, None]

    with writing(postgres_database) as session:
        chain = chain_of(session, mina)
        assert [one.number for one in chain] == list(range(1, 3 * len(ROUNDS) + 1))
        assert verify(chain) == Holds(len(chain))


def test_of_two_next_versions_one_is_refused(postgres_database: Database, mina: UUID) -> None:
    with writing(postgres_database) as session:
        incident = write(session, mina, make_incident())
    for _ in ROUNDS:
        first = a_note(incident)
        begun = at_once(
            postgres_database, keep(mina, first), keep(mina, replace(first, body=body()))
        )
        changed = [a_note(incident, 2, first.id) for _ in range(2)]
        went_on = at_once(postgres_database, *(keep(mina, one) for one in changed))

        assert sorted(map(str, begun)) == sorted(map(str, went_on)) == [str(Conflict), "None"]
        with writing(postgres_database) as session:
            kept = changed[went_on.index(None)]
            assert note_of(session, mina, first.id).body == kept.body
            assert len(versions_of(session, mina, first.id)) == 2


def test_the_same_version_twice_is_kept_once(postgres_database: Database, mina: UUID) -> None:
    with writing(postgres_database) as session:
        incident = write(session, mina, make_incident())
    for _ in ROUNDS:
        note = a_note(incident)

        assert at_once(postgres_database, keep(mina, note), keep(mina, note)) == [None, None]
        with writing(postgres_database) as session:
            assert len(versions_of(session, mina, note.id)) == 1


def test_changing_and_deleting_an_incident_wait_for_each_other(
    postgres_database: Database, mina: UUID
) -> None:
    for _ in ROUNDS:
        entry = make_incident()
        with writing(postgres_database) as session:
            write(session, mina, entry)
        changed = replace(entry, hit=INSULT)
        refused = at_once(
            postgres_database,
            lambda session: change_interaction(session, mina, changed, 1, NOW),  # noqa: B023 - done within the round
            lambda session: remove_interaction(session, mina, entry.id, NOW),  # noqa: B023 - done within the round
            keep(mina, a_note(entry.id)),
        )

        assert refused[1] is None
        assert set(refused) <= {None, NotFound}
    with writing(postgres_database) as session:
        chain = chain_of(session, mina)
        assert verify(chain) == Holds(len(chain))


def test_changing_and_deleting_a_request_wait_for_each_other(
    postgres_database: Database, mina: UUID
) -> None:
    with writing(postgres_database) as session:
        incident = write(session, mina, make_incident())
    for _ in ROUNDS:
        asked = make_request(incident)
        with writing(postgres_database) as session:
            record_request(session, mina, asked, TODAY, now=NOW)
        later = replace(asked, asked_on=TODAY)
        refused = at_once(
            postgres_database,
            lambda session: change_request(session, mina, later, 1, TODAY, now=NOW),  # noqa: B023 - done within the round
            lambda session: remove_request(session, mina, asked.id, NOW),  # noqa: B023 - done within the round
        )

        assert refused[1] is None
        assert refused[0] in {None, NotFound}


def test_keeping_and_deleting_a_note_wait_for_each_other(
    postgres_database: Database, mina: UUID
) -> None:
    with writing(postgres_database) as session:
        incident = write(session, mina, make_incident())
    for _ in ROUNDS:
        note = a_note(incident)
        at_once(postgres_database, keep(mina, note))
        refused = at_once(
            postgres_database,
            keep(mina, a_note(incident, 2, note.id)),
            lambda session: remove_note(session, mina, note.id, NOW),  # noqa: B023 - done within the round
        )

        assert refused[1] is None
        assert refused[0] in {None, Conflict, NotFound}
