"""The ways in which one could alter a file, each with what the check should say of it."""

from collections.abc import Callable
from typing import Any

from journal.evidence.checking import Place, Wrong

Said = dict[str, Any]


def put(*way: Any) -> Callable[[Said], None]:
    """Make a change: the last of the way is the new value."""
    *path, last, value = way

    def change(said: Said) -> None:
        part = said
        for key in path:
            part = part[key]
        part[last] = value(part[last]) if callable(value) else value

    return change


def drop(*way: Any) -> Callable[[Said], None]:
    *path, last = way

    def change(said: Said) -> None:
        part = said
        for key in path:
            part = part[key]
        del part[last]

    return change


def twice(part: str) -> Callable[[Said], None]:
    return lambda said: said[part].append(said[part][0])


EARLIER = "2026-03-02T10:59:59Z"
FORGED: list[tuple[Callable[[Said], None], Place, int, Wrong]] = [
    (put("format", "offshift-evidence-2"), Place.FILE, 0, Wrong.SHAPE),
    (put("says", {"en": "x"}), Place.FILE, 0, Wrong.SHAPE),
    (put("more", 1), Place.FILE, 0, Wrong.SHAPE),
    (put("brought", {"links": 1}), Place.FILE, 0, Wrong.SHAPE),
    (put("brought", {"links": 99, "at": EARLIER}), Place.FILE, 0, Wrong.BROUGHT),
    (drop("made_at"), Place.FILE, 0, Wrong.SHAPE),
    (put("links", 3, "x"), Place.LINK, 4, Wrong.SHAPE),
    (put("links", 0, "kind", "deleted"), Place.LINK, 1, Wrong.SHAPE),
    (put("links", 0, "content", "kind", 7), Place.LINK, 1, Wrong.SHAPE),
    (put("links", 0, "content", "brought_in", False), Place.LINK, 1, Wrong.SHAPE),
    (drop("links", 4), Place.LINK, 5, Wrong.NUMBER),
    (drop("links", -1), Place.RECEIPT, 0, Wrong.RECEIPT),
    (put("links", 4, "at", EARLIER), Place.LINK, 5, Wrong.TIME),
    (put("links", 4, "content", "kind", "refusal"), Place.LINK, 5, Wrong.LINK),
    (put("incidents", ["x"]), Place.INCIDENT, 1, Wrong.SHAPE),
    (twice("incidents"), Place.INCIDENT, 1, Wrong.SHAPE),
    (put("incidents", lambda ids: [*ids, "0" * 8 + ids[0][8:]]), Place.INCIDENT, 3, Wrong.UNBOUND),
    (put("incidents", lambda ids: ids[1:]), Place.LINK, 2, Wrong.STRANGER),
    (put("words", 0, "text", "something else"), Place.WORDS, 1, Wrong.TEXT),
    (put("words", 0, "version", 3), Place.WORDS, 1, Wrong.UNBOUND),
    (put("words", 0, "body", "AQ"), Place.WORDS, 1, Wrong.CIPHERTEXT),
    (put("words", 0, "body", "A"), Place.WORDS, 1, Wrong.CIPHERTEXT),
    (put("words", 1, "key", "AQ"), Place.WORDS, 2, Wrong.CLOSED),
    (put("words", 1, "generation", 2), Place.WORDS, 2, Wrong.CLOSED),
    (put("words", 1, "extra", 2), Place.WORDS, 2, Wrong.SHAPE),
    (put("receipts", 0, "number", 3), Place.RECEIPT, 1, Wrong.RECEIPT),
    (put("receipts", 0, "number", 0), Place.RECEIPT, 1, Wrong.RECEIPT),
    (put("receipts", 0, "number", 99), Place.RECEIPT, 1, Wrong.RECEIPT),
]
