import json
from datetime import UTC, datetime
from uuid import UUID

import pytest

from journal.aggregates.bodies import Answer, Publication, read_publication, release_of
from journal.aggregates.grouping import Group
from journal.teams.windows import Window
from journal.vocabulary import CauseTable, Figure

HARBOUR, NORTH, SOUTH = UUID(int=1), UUID(int=2), UUID(int=3)


def make_publication() -> Publication:
    release = release_of(
        HARBOUR,
        Window(1),
        Group(NORTH, frozenset({NORTH})),
        {Figure.STRAIN: Answer(45, 1000), Figure.REPLAY: Answer(None, 0)},
        {CauseTable.CAUSE: Answer({"delay": 35}, 1000)},
    )
    at = datetime(2026, 3, 8, 15, tzinfo=UTC)
    return Publication(HARBOUR, Window(1), at, (release,), frozenset({SOUTH}))


def test_a_publication_is_read_back_as_it_was() -> None:
    made = make_publication()

    assert read_publication(made.to_bytes()) == made


def test_only_what_was_answered_is_spent() -> None:
    (release,) = make_publication().releases

    assert release.spent == {"strain": 1000, "cause": 1000}
    assert json.loads(release.body)["figures"] == {"strain": 45, "replay": None}


def test_a_release_has_the_same_id_each_time() -> None:
    assert make_publication().releases[0].id == make_publication().releases[0].id


@pytest.mark.parametrize(
    "kept", [b'{"schema":"another"}', b"{}", b"[]", b'{"schema":"offshift.release/1"}']
)
def test_something_else_is_no_publication(kept: bytes) -> None:
    with pytest.raises(ValueError, match="schema"):
        read_publication(kept)


def test_a_publication_that_was_touched_is_refused() -> None:
    touched = make_publication().to_bytes().replace(b'"window":1', b'"window": 1')

    with pytest.raises(ValueError, match="whole"):
        read_publication(touched)
