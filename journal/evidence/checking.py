"""Checking a file of evidence, with nothing but the file; a browser's own check says the same."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any, NoReturn

from journal.chain.rules import BEGINNING, canonical, commitment, leaf, link
from journal.evidence.opened import about, bytes_in, read_json, text_in
from journal.evidence.reading import Checked, read_checked
from journal.evidence.rules import FORMAT, checksum
from journal.evidence.shapes import (
    BROUGHT,
    FILE,
    HIDDEN,
    RECEIPT,
    SAYS,
    SHOWN,
    WORDS,
    content_shape,
    has_shape,
    is_kind,
)
from journal.vocabulary import LinkKind

LARGEST_BYTES = 8 * 1024 * 1024

OpenWords = Callable[[bytes, bytes, bytes], bytes | None]
"""Opens a note's body with its key, bound to what it is about; None where that does not fit."""


class Wrong(StrEnum):
    """What is wrong with a file."""

    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    SHAPE = "shape"
    NUMBER = "number"
    TIME = "time"
    LINK = "link"
    STRANGER = "stranger"
    NOT_FIRST = "not_first"
    UNBOUND = "unbound"
    CIPHERTEXT = "ciphertext"
    CLOSED = "closed"
    TEXT = "text"
    RECEIPT = "receipt"
    BROUGHT = "brought"
    CHECKSUM = "checksum"
    SPELLING = "spelling"


class Place(StrEnum):
    """The part of a file in which something is wrong."""

    FILE = "file"
    LINK = "link"
    INCIDENT = "incident"
    WORDS = "words"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Failed:
    """The first thing that is wrong: in which part, its place there counted from 1, and what.

    ``number`` is 0 where the part is the file itself.
    """

    place: Place
    number: int
    wrong: Wrong


class _Found(Exception):
    """Carries the first fault out of the check."""

    def __init__(self, place: Place, number: int, wrong: Wrong) -> None:
        super().__init__(wrong)
        self.failed = Failed(place, number, wrong)


def check_file(content: bytes, open_words: OpenWords) -> Checked | Failed:
    """Check every link, number, moment, content, word and receipt of a file."""
    try:
        said = _parsed(content)
        _check_shape(said)
        _check_links(said["links"])
        _check_incidents(said)
        _check_words(said, open_words)
        _check_receipts(said)
        # Last, so that a fault inside is named by its own place first.
        _check_whole(said, content)
    except _Found as found:
        return found.failed
    return read_checked(said)


def _fail(place: Place, number: int, wrong: Wrong) -> NoReturn:
    raise _Found(place, number, wrong)


def _parsed(content: bytes) -> Any:
    if len(content) > LARGEST_BYTES:
        _fail(Place.FILE, 0, Wrong.TOO_LARGE)
    try:
        said = read_json(content)
        # Half a character can be read, and never written again.
        canonical(said).encode()
    except ValueError:
        _fail(Place.FILE, 0, Wrong.UNREADABLE)
    return said


def _check_shape(said: Any) -> None:
    if not has_shape(said, FILE) or said["format"] != FORMAT or not has_shape(said["says"], SAYS):
        _fail(Place.FILE, 0, Wrong.SHAPE)
    if "brought" in said and not has_shape(said["brought"], BROUGHT):
        _fail(Place.FILE, 0, Wrong.SHAPE)
    incidents = said["incidents"]
    often = Counter(one for one in incidents if isinstance(one, str))
    parts = (
        (Place.LINK, [_is_link(one) for one in said["links"]]),
        (Place.INCIDENT, [is_kind(one, "id") and often[one] == 1 for one in incidents]),
        (Place.WORDS, [has_shape(one, WORDS) for one in said["words"]]),
        (Place.RECEIPT, [has_shape(one, RECEIPT) for one in said["receipts"]]),
    )
    for place, fits in parts:
        if not all(fits):
            _fail(place, fits.index(False) + 1, Wrong.SHAPE)


def _is_link(one: Any) -> bool:
    if has_shape(one, HIDDEN):
        return True
    if not has_shape(one, SHOWN):
        return False
    shape = content_shape(one["kind"], one["content"])
    return shape is not None and has_shape(one["content"], shape)


def _check_links(links: Sequence[Mapping[str, Any]]) -> None:
    previous, latest = BEGINNING, ""
    for number, one in enumerate(links, 1):
        if one["number"] != number:
            _fail(Place.LINK, number, Wrong.NUMBER)
        if one.get("at", latest) < latest:
            _fail(Place.LINK, number, Wrong.TIME)
        if link(previous, number, _leaf(one)).hex() != one["link"]:
            _fail(Place.LINK, number, Wrong.LINK)
        previous, latest = bytes.fromhex(one["link"]), one.get("at", latest)


def _leaf(one: Mapping[str, Any]) -> bytes:
    if "leaf" in one:
        return bytes.fromhex(one["leaf"])
    committed = commitment(bytes.fromhex(one["salt"]), canonical(one["content"]))
    return leaf(one["at"], one["kind"], committed)


def _check_incidents(said: Mapping[str, Any]) -> None:
    begun: set[str] = set()
    incidents = frozenset(said["incidents"])
    for one in said["links"]:
        if "leaf" not in one:
            _check_subject(one, incidents, begun)
    for number, incident in enumerate(said["incidents"], 1):
        if incident not in begun:
            _fail(Place.INCIDENT, number, Wrong.UNBOUND)


def _check_subject(one: Mapping[str, Any], incidents: Collection[str], begun: set[str]) -> None:
    content, number, kind = one["content"], one["number"], one["kind"]
    if kind != LinkKind.WORDS and content["incident"] not in incidents:
        _fail(Place.LINK, number, Wrong.STRANGER)
    if kind == LinkKind.WRITTEN:
        begun.add(content["incident"])
    if kind == LinkKind.ASKED and content["incident"] in begun:
        begun.add(content["request"])
    if (content.get("subject") or content.get("request") or content["incident"]) not in begun:
        _fail(Place.LINK, number, Wrong.NOT_FIRST)


def _check_words(said: Mapping[str, Any], open_words: OpenWords) -> None:
    bound = {
        _named(one["content"]): one["content"]["body_sha256"]
        for one in said["links"]
        if one.get("kind") == LinkKind.WORDS
    }
    for number, one in enumerate(said["words"], 1):
        body = bytes_in(one["body"])
        if _named(one) not in bound:
            _fail(Place.WORDS, number, Wrong.UNBOUND)
        if sha256(body).hexdigest() != bound[_named(one)]:
            _fail(Place.WORDS, number, Wrong.CIPHERTEXT)
        plain = open_words(bytes_in(one["key"]), body, about(one))
        if plain is None:
            _fail(Place.WORDS, number, Wrong.CLOSED)
        if text_in(plain) != one["text"]:
            _fail(Place.WORDS, number, Wrong.TEXT)


def _named(one: Mapping[str, Any]) -> tuple[str, str, int]:
    return one["subject"], one["note"], one["version"]


def _check_receipts(said: Mapping[str, Any]) -> None:
    links = said["links"]
    for number, one in enumerate(said["receipts"], 1):
        place = one["number"] - 1
        if not 0 <= place < len(links) or links[place]["link"] != one["link"]:
            _fail(Place.RECEIPT, number, Wrong.RECEIPT)
    if "brought" in said and said["brought"]["links"] > len(links):
        _fail(Place.FILE, 0, Wrong.BROUGHT)


def _check_whole(said: dict[str, Any], content: bytes) -> None:
    if checksum(said) != said["sha256"]:
        _fail(Place.FILE, 0, Wrong.CHECKSUM)
    # Two names alike, spaces or another order would mean the same and still be another file.
    if canonical(said).encode() != content:
        _fail(Place.FILE, 0, Wrong.SPELLING)
