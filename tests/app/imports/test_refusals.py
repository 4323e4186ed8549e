"""Every reason and every doubt that the journal can name has its words."""

import ast
import re
from collections.abc import Iterator

import pytest

from app.imports.refusals import refusal, refusals
from app.imports.words import warnings_known
from app.rooms import words as rooms_words
from journal.errors import Invalid
from journal.importing.export import ReadingWarning
from tests.architecture.source import Module, modules

READERS = ("journal/importing", "journal/files")
SAID_ELSEWHERE = frozenset({"unreadable"})
WARNS = {"add", "ReadingWarning", "warn"}


def test_every_reason_has_its_words() -> None:
    named = {reason for module in modules(*READERS) for reason in reasons(module)}

    assert named
    assert sorted(named - refusals("line 1").keys() - rooms_words.refusals().keys()) == []


def test_every_doubt_has_its_words() -> None:
    named = {code for module in modules(*READERS) for code in doubts(module)}

    assert "time_goes_backwards" in named
    assert sorted(named - warnings_known(ReadingWarning("x", 2, (3,))).keys()) == []


@pytest.mark.parametrize("reason", refusals(""))
def test_a_refusal_says_what_is_safe(reason: str) -> None:
    said = refusal(Invalid(reason, line=1041))

    assert re.search("nothing (of this one )?is saved", said, re.IGNORECASE)
    assert reason not in said


def test_a_place_is_named_by_its_line_or_not_at_all() -> None:
    assert "line 1,041 is damaged" in refusal(Invalid("damaged_text", line=1041))
    assert "a place in it is damaged" in refusal(Invalid("damaged_text"))


def test_a_reason_and_a_doubt_are_seen() -> None:
    text = (
        'raise Invalid("a", line=3)\nInvalid("b" if x else "c")\nlog.add("d", 1)\nseen.add("E f")'
    )
    module = Module("journal/importing/x.py", text)

    assert set(reasons(module)) == {"a", "b", "c"}
    assert set(doubts(module)) == {"d"}


def reasons(module: Module) -> Iterator[str]:
    """Name what a module can refuse for."""
    for call in calls(module):
        if name_of(call) == "Invalid" and call.args:
            yield from words_in(call.args[0])


def doubts(module: Module) -> Iterator[str]:
    """Name what a module can have doubts about."""
    for call in calls(module):
        if name_of(call) in WARNS and call.args:
            yield from (word for word in words_in(call.args[0]) if word.isidentifier())


def calls(module: Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))


def name_of(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def words_in(node: ast.expr) -> Iterator[str]:
    for part in (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
