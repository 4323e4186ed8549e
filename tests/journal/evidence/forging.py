"""The ways in which one could alter a file, each with what the check should say of it."""

from collections.abc import Callable
from typing import Any
from unicodedata import normalize

from journal.evidence.checking import LARGEST_BYTES, Place, Wrong

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


def swapped(one: int, other: int) -> Callable[[Said], None]:
    def change(said: Said) -> None:
        links = said["links"]
        links[one], links[other] = links[other], links[one]

    return change


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


ODD_PARTS: dict[str, tuple[Callable[[Said], None], Place, int, Wrong]] = {
    "a number twice": (put("links", 4, "number", 4), Place.LINK, 5, Wrong.NUMBER),
    "links in another order": (swapped(4, 5), Place.LINK, 5, Wrong.NUMBER),
    "a link twice": (twice("links"), Place.LINK, 11, Wrong.NUMBER),
    "unknown in a link": (put("links", 4, "more", 1), Place.LINK, 5, Wrong.SHAPE),
    "unknown in words": (put("words", 0, "more", 1), Place.WORDS, 1, Wrong.SHAPE),
    "unknown in a content": (put("links", 4, "content", "x", 1), Place.LINK, 5, Wrong.SHAPE),
    "unknown in a receipt": (put("receipts", 0, "x", 1), Place.RECEIPT, 1, Wrong.SHAPE),
    "a prototype": (put("__proto__", {}), Place.FILE, 0, Wrong.SHAPE),
    "a number that is half": (put("links", 4, "number", 4.5), Place.LINK, 5, Wrong.SHAPE),
    "yes for a number": (put("links", 0, "number", True), Place.LINK, 1, Wrong.SHAPE),
    "a large number": (put("links", 4, "number", 10**30), Place.LINK, 5, Wrong.SHAPE),
    "a line end in an id": (
        put("incidents", 0, lambda own: f"{own}\n"),
        Place.INCIDENT,
        1,
        Wrong.SHAPE,
    ),
}
"""Odd things inside a file, by name, with what both checks say of it."""

UNREAD = (Place.FILE, 0, Wrong.UNREADABLE)
SPELT = (Place.FILE, 0, Wrong.SPELLING)
ODD_BYTES: dict[str, tuple[Callable[[bytes], bytes], tuple[Place, int, Wrong]]] = {
    "a byte order mark": (lambda own: b"\xef\xbb\xbf" + own, UNREAD),
    "UTF-16": (lambda own: own.decode().encode("utf-16"), UNREAD),
    "a line end of Windows": (lambda own: own + b"\r\n", SPELT),
    "a line end": (lambda own: own + b"\n", SPELT),
    "NUL behind": (lambda own: own + b"\0", UNREAD),
    "NUL in a text": (lambda own: own.replace(b"not proof", b"not\0proof"), UNREAD),
    "Korean in pieces": (
        lambda own: normalize("NFD", own.decode()).encode(),
        (Place.WORDS, 1, Wrong.TEXT),
    ),
    "an escape that needs none": (lambda own: own.replace(b"A record", b"\\u0041 record"), SPELT),
    "a name twice": (lambda own: b'{"made_at":"x",' + own[1:], SPELT),
    "1.0 for 1": (lambda own: own.replace(b'"number":1,', b'"number":1.0,'), SPELT),
    "1e0 for 1": (lambda own: own.replace(b'"number":1,', b'"number":1e0,'), SPELT),
    "-0": (lambda own: own.replace(b'"number":1,', b'"number":-0,'), (Place.LINK, 1, Wrong.NUMBER)),
    "no end": (lambda own: own.replace(b'"number":1,', b'"number":1e400,'), UNREAD),
    "NaN": (lambda own: own.replace(b'"number":1,', b'"number":NaN,'), UNREAD),
    "very many digits": (
        lambda own: own.replace(b'"number":1,', b'"number":1' + b"0" * 5000 + b","),
        UNREAD,
    ),
    "not so many digits": (
        lambda own: own.replace(b'"number":1,', b'"number":1' + b"0" * 400 + b","),
        UNREAD,
    ),
    "half a character": (lambda own: own.replace(b"A record", b"\\udc00 record"), UNREAD),
    "cut off": (lambda own: own[:-1], UNREAD),
    "deep": (lambda _: nested(65), UNREAD),
    "very deep": (lambda _: nested(100_000), UNREAD),
    "not so deep": (lambda _: nested(64), (Place.FILE, 0, Wrong.SHAPE)),
    "too large": (lambda own: own + b" " * LARGEST_BYTES, (Place.FILE, 0, Wrong.TOO_LARGE)),
}
"""Odd bytes of a file that holds, by name, with what both checks say of it."""
