"""What a pattern finds is gone through once, however often it is looked ahead."""

import re
from collections.abc import Iterator

from journal.importing.line_ahead import Coming


def letters(text: str, seen: list[str]) -> Iterator[re.Match[str]]:
    for found in re.finditer("[a-z]", text):
        seen.append(found[0])
        yield found


def test_looking_ahead_passes_nothing_by() -> None:
    coming = Coming(letters("a b c d", []))
    first = next(coming)[0]

    ahead = [found[0] for found in coming.before(5)]

    assert (first, ahead) == ("a", ["b", "c"])
    assert [found[0] for found in coming] == ["b", "c", "d"]


def test_a_second_look_finds_the_same_and_further() -> None:
    coming = Coming(letters("a b c d", []))

    looks = [[found[0] for found in coming.before(limit)] for limit in (3, 3, 99, 99)]

    assert looks == [["a", "b"], ["a", "b"], ["a", "b", "c", "d"], ["a", "b", "c", "d"]]


def test_nothing_is_looked_for_twice() -> None:
    seen: list[str] = []
    coming = Coming(letters("abcdefgh" * 20, seen))

    for _ in coming:
        next(coming.before(30), None)
        list(coming.before(40))

    assert len(seen) == 160


def test_a_look_that_is_left_early_loses_nothing() -> None:
    coming = Coming(letters("abcd", []))

    for _ in coming.before(3):
        break

    assert "".join(found[0] for found in coming) == "abcd"
