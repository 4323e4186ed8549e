"""Every reason that the journal or a fetch can name has words of its own."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app.rosters.refusals import about_event, about_fetch, events, fetches, refusal, refusals
from journal.errors import Invalid
from tests.app.imports.test_refusals import calls, name_of, reasons, words_in
from tests.architecture.source import Module, modules

READ = ("journal/files", "journal/rosters")
NAMES_IN_CODE = {"note_failed": 3, "BadEvent": 2, "FetchFailed": 0}
"""Where else a reason stands, by what is called, and as which of its arguments."""


def test_every_reason_has_words_of_its_own() -> None:
    named = {reason for module in modules(*READ) for reason in reasons(module)}

    assert {"too_many_cells", "too_many_lines", "repeats_too_long"} <= named
    assert sorted(named - refusals("line 1").keys() - events().keys()) == []


def test_every_reason_for_which_an_event_is_left_out_has_words() -> None:
    named = {one for module in modules("journal/rosters") for one in others(module, "BadEvent")}

    assert {"bad_time", "contradicts_itself"} <= named <= events().keys()


def test_every_reason_for_which_nothing_came_has_words() -> None:
    fetched = {one for module in modules("app/rosters") for one in others(module, "FetchFailed")}
    noted = {one for module in modules("app/rosters") for one in others(module, "note_failed")}

    assert {"unreachable", "other_port", "one_at_a_time", "locked"} <= fetched
    assert noted == {"failed"}
    assert sorted((fetched | noted) - fetches().keys()) == []


def test_reasons_are_seen_wherever_they_stand() -> None:
    text = 'raise FetchFailed("a" if x else "b")\nnote_failed(1, 2, 3, "c", 4)\nBadEvent(1, 2, "d")'
    module = Module("app/rosters/x.py", text)

    assert [sorted(others(module, name)) for name in NAMES_IN_CODE] == [["c"], ["d"], ["a", "b"]]


def test_what_is_said_is_no_code(app: Flask) -> None:
    with app.test_request_context():
        for reason in refusals(""):
            assert "_" not in refusal(Invalid(reason, line=3))
        assert not [one for one in events() if "_" in about_event(one)]
        assert not [one for one in fetches() if "_" in about_fetch(one)]


def test_a_reason_without_words_is_an_error(app: Flask) -> None:
    with app.test_request_context(), pytest.raises(KeyError):
        refusal(Invalid("made_up"))


def others(module: Module, name: str) -> Iterator[str]:
    """Name the reasons that stand in calls of a name."""
    place = NAMES_IN_CODE[name]
    for call in calls(module):
        if name_of(call) == name and len(call.args) > place:
            yield from words_in(call.args[place])
