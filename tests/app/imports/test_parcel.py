from array import array
from dataclasses import replace
from random import Random
from uuid import uuid4

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.imports.parcel import MOST_ROOMS, Parcel, seal, unseal
from journal.errors import Invalid
from journal.importing.export import MOST_MESSAGES, ReadingWarning, Timeline
from journal.importing.normal_form import FileMarks, RoomChoice
from journal.vocabulary import SourceKind, ZoneBasis

SIGNING = Flask("signing")
SIGNING.secret_key = "a secret of the tests, long enough to pass"
KEY = b"k" * 32


def make_parcel(events: int, *, seed: int = 1, rooms: int = 3) -> Parcel:
    """Make a parcel with everything a timeline can hold."""
    chance = Random(seed)
    timeline = Timeline(
        source=SourceKind.PHONE,
        layout="phone",
        zone_basis=ZoneBasis.EPOCH,
        moments=array("q", (chance.randrange(-(10**9), 10**10) for _ in range(events))),
        sender_indices=array("I", (chance.randrange(rooms) for _ in range(events))),
        room_indices=array("q", (chance.randrange(rooms) for _ in range(events))),
        ways=chance.randbytes(events),
        channels=chance.randbytes(events),
        outcomes=chance.randbytes(events),
        durations=array("q", (chance.randrange(-1, 4000) for _ in range(events))),
        folded=array("q", (chance.randrange(1, 9) for _ in range(events))),
        joins_rooms=True,
        owner=chance.choice([None, 1]),
        has_seconds=True,
        system_lines=4,
        saved=chance.choice([None, 17]),
        warnings=(ReadingWarning("repeated_rows", 2, (3, 4)),),
    )
    marks = FileMarks(
        KEY,
        (RoomChoice(chance.randbytes(32), names_its_room=True),),
        tuple(chance.randbytes(32) for _ in range(rooms)),
        tuple(chance.randbytes(16) for _ in range(events)),
    )
    return Parcel("phone", timeline, marks)


@given(events=st.integers(1, 300), seed=st.integers())
def test_what_was_sealed_comes_out_as_it_was(events: int, seed: int) -> None:
    parcel = make_parcel(events, seed=seed)
    account_id = uuid4()

    with SIGNING.app_context():
        assert unseal(account_id, seal(account_id, parcel)) == parcel


def test_a_plain_timeline_stays_plain() -> None:
    timeline = Timeline(layout="clock", moments=array("q", [60]), sender_indices=array("I", [0]))
    parcel = Parcel("line", timeline, FileMarks(KEY, (RoomChoice(KEY, names_its_room=False),)))
    account_id = uuid4()

    with SIGNING.app_context():
        assert unseal(account_id, seal(account_id, parcel)) == parcel


def test_somebody_elses_an_altered_and_a_broken_one_stay_shut() -> None:
    mine = uuid4()
    with SIGNING.app_context():
        sealed = seal(mine, make_parcel(5))
        for whose, text in ((uuid4(), sealed), (mine, "A" + sealed), (mine, ""), (mine, "x.y.z")):
            with pytest.raises(Invalid, match="bad_payload"):
                unseal(whose, text)


def test_the_largest_file_fits_into_a_form() -> None:
    small, large = make_parcel(2_000), make_parcel(4_000)
    with SIGNING.app_context():
        sizes = [len(seal(uuid4(), parcel)) for parcel in (small, large)]

    each = (sizes[1] - sizes[0]) / 2_000
    # These moments jump about by centuries, so a real file's take less.
    assert each * MOST_MESSAGES < 20 * 1024 * 1024


def test_more_rooms_than_a_page_can_hold_are_refused() -> None:
    parcel = make_parcel(1)
    marks = replace(parcel.marks, partners=(KEY,) * (MOST_ROOMS + 1))

    with SIGNING.app_context(), pytest.raises(Invalid, match="too_many_rooms"):
        seal(uuid4(), replace(parcel, marks=marks))


def test_an_answer_about_the_room_counts_only_where_there_is_one() -> None:
    room_id = uuid4()
    joined = make_parcel(1)
    single = replace(joined, timeline=replace(joined.timeline, joins_rooms=False))

    assert joined.marks_into("new") == joined.marks
    assert single.marks_into("new").rooms[0].is_new
    assert single.marks_into(str(room_id)).rooms[0].room_id == room_id
    assert single.marks_into("") == single.marks
