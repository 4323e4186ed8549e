"""Goes through XML piece by piece, forgiving bad signs and refusing everything active."""

import codecs
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.parsers.expat import ExpatError

from journal.errors import Invalid
from journal.files.text import LARGEST_FILE_BYTES

DEEPEST = 100
MOST_ELEMENTS = 1_000_000

Started = Callable[[str, dict[str, str]], None]
Ended = Callable[[str], None]
Said = Callable[[str], None]

_PIECE_CHARACTERS = 1024 * 1024
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BAD_SIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PAIR = re.compile(r"&#(55[2-9][0-9]{2}|56[0-3][0-9]{2});&#(5[67][0-9]{3});")
_REFERENCE = re.compile(r"&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,10}));")
_LOST = "\N{REPLACEMENT CHARACTER}"


def elements_of(content: bytes, tags: frozenset[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The named elements with their attributes, in the order of the file.

    Bytes and references that XML forbids are taken as a lost sign; two references that are the
    halves of one sign are put together. Refusals: ``too_large``, ``empty_file``, ``damaged_xml``
    with its line, ``unsafe_xml`` for a document type, entities and bottomless nesting.
    """
    if len(content) > LARGEST_FILE_BYTES:
        raise Invalid("too_large")
    if not content.strip():
        raise Invalid("empty_file")
    found: list[tuple[str, Mapping[str, str]]] = []

    def started(tag: str, attributes: dict[str, str]) -> None:
        if tag in tags:
            found.append((tag, attributes))

    for _ in walk(markup_text(content), started):
        yield from found
        found.clear()


def markup_text(content: bytes) -> str:
    """Text of an XML file in UTF-8 or marked UTF-16, without what XML forbids."""
    encoding = "utf-16" if content.startswith(_WIDE_MARKS) else "utf-8-sig"
    text = _BAD_SIGN.sub(_LOST, content.decode(encoding, errors="replace"))
    if "&#" not in text:
        return text
    return _REFERENCE.sub(_single, _PAIR.sub(_pair, text))


def walk(
    text: str, started: Started, *, ended: Ended | None = None, said: Said | None = None
) -> Iterator[None]:
    """Call back at each element, by its name without a namespace; yield after each piece."""
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - never loaded at start

    parser = _parser(started, ended, said)
    try:
        for begin in range(0, len(text), _PIECE_CHARACTERS):
            parser.Parse(text[begin : begin + _PIECE_CHARACTERS], False)  # noqa: FBT003 - expat's
            yield
        parser.Parse("", True)  # noqa: FBT003 - expat takes it by position only
    except DefusedXmlException:
        raise Invalid("unsafe_xml") from None
    except ExpatError as broken:
        raise Invalid("damaged_xml", line=broken.lineno) from None
    yield


def _parser(started: Started, ended: Ended | None, said: Said | None) -> Any:
    from defusedxml.ElementTree import DefusedXMLParser  # noqa: PLC0415 - never loaded at start

    depth = elements = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > DEEPEST or elements > MOST_ELEMENTS:
            raise Invalid("unsafe_xml")
        started(tag.rpartition("}")[2], attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if ended is not None:
            ended(tag.rpartition("}")[2])

    # The guards of defusedxml, without the tree that would be built on top of them.
    parser = DefusedXMLParser(forbid_dtd=True).parser
    parser.ordered_attributes = False
    parser.DefaultHandlerExpand = None
    parser.CommentHandler = parser.ProcessingInstructionHandler = None
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = said
    return parser


def _pair(found: re.Match[str]) -> str:
    high, low = int(found[1]), int(found[2])
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):  # noqa: PLR2004 - the halves of a sign
        return found[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


def _single(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else int(found[2])
    is_sign = number < 0x110000 and _BAD_SIGN.match(chr(number)) is None  # noqa: PLR2004 - Unicode's end
    return found[0] if is_sign else _LOST
