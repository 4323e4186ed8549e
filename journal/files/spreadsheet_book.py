"""What an XLSX file says around its sheets: their names and places, its texts, its dates."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from journal.errors import Invalid
from journal.files.markup import Ended, Said, Started, markup_text, walk
from journal.files.packed import parts_of
from journal.files.text import plain

MOST_BYTES = 64 * 1024 * 1024
MOST_PARTS = 2_000
RATIO = 100

_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_BUILT_IN_ELAPSED = 46
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Book:
    """Names and places of the sheets that are not hidden, and how its numbers are meant.

    ``clocks`` holds the styles that show a date or a time, with whether they count hours on.
    """

    sheets: tuple[tuple[str, str], ...]
    strings: str
    clocks: Mapping[int, bool]
    is_1904: bool


def book_of(content: bytes) -> Book:
    """Read the parts around the sheets; a zip that is no workbook is refused as ``zip_file``."""
    root = _relations(parts(content, {"_rels/.rels"}).get("_rels/.rels", b""), "")
    path = next((place for kind, place in root.values() if kind == "officeDocument"), "")
    if path.endswith(".bin"):
        raise Invalid("old_spreadsheet")
    near = join(dirname(path), "_rels", f"{path.rpartition('/')[2]}.rels")
    found = parts(content, {path, near})
    if path not in found or near not in found:
        raise Invalid("zip_file")
    relations = _relations(found[near], dirname(path))
    places = dict(relations.values())
    sheets, is_1904 = _sheets(found[path], relations)
    styles = places.get("styles", "")
    clocks = _clocks(parts(content, {styles}).get(styles, b""))
    return Book(sheets, places.get("sharedStrings", ""), clocks, is_1904)


def parts(content: bytes, names: set[str]) -> dict[str, bytes]:
    """The named parts that are there, unpacked."""
    return dict(
        parts_of(
            content,
            names.__contains__,
            most_parts=MOST_PARTS,
            most_bytes=MOST_BYTES,
            ratio=RATIO,
        )
    )


def walked(
    part: bytes, started: Started, *, ended: Ended | None = None, said: Said | None = None
) -> Iterator[None]:
    """Go through a part; what is no XML makes the whole file ``damaged_spreadsheet``."""
    try:
        yield from walk(plain(markup_text(part)), started, ended=ended, said=said)
    except Invalid as refusal:
        if refusal.reason == "damaged_xml":
            raise Invalid("damaged_spreadsheet") from None
        raise


def strings_of(part: bytes) -> list[str]:
    """The texts that cells point to, in their order, without how they are pronounced."""
    found: list[str] = []
    pieces: list[str] = []
    inside: list[str] = []

    def started(tag: str, _attributes: dict[str, str]) -> None:
        inside.append(tag)

    def ended(tag: str) -> None:
        inside.pop()
        if tag == "si":
            found.append("".join(pieces))
            pieces.clear()

    def said(text: str) -> None:
        if inside[-1] == "t" and "rPh" not in inside:
            pieces.append(text)

    for _ in walked(part, started, ended=ended, said=said):
        pass
    return found


def _relations(part: bytes, folder: str) -> dict[str, tuple[str, str]]:
    """Kind and place of each related part, by the id that is used for it."""
    found = {}

    def started(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            place = normpath(join("/", folder, attributes.get("Target", ""))).lstrip("/")
            found[attributes.get("Id", "")] = (kind, place)

    for _ in walked(part, started) if part else ():
        pass
    return found


def _sheets(
    part: bytes, relations: Mapping[str, tuple[str, str]]
) -> tuple[tuple[tuple[str, str], ...], bool]:
    shown: list[tuple[str, str]] = []
    hidden: list[tuple[str, str]] = []
    is_1904 = False

    def started(tag: str, attributes: dict[str, str]) -> None:
        nonlocal is_1904
        said = {name.rpartition("}")[2]: value for name, value in attributes.items()}
        if tag == "workbookPr":
            is_1904 = said.get("date1904", "") in {"1", "true"}
        kind, place = relations.get(said.get("id", ""), ("", ""))
        if tag == "sheet" and kind == "worksheet":
            is_hidden = said.get("state", "visible") != "visible"
            (hidden if is_hidden else shown).append((said.get("name", ""), place))

    for _ in walked(part, started):
        pass
    if not shown and not hidden:
        raise Invalid("damaged_spreadsheet")
    return tuple(shown or hidden), is_1904


def _clocks(part: bytes) -> dict[int, bool]:
    formats: dict[int, str] = {}
    styles: list[int] = []
    is_inside = False

    def started(tag: str, attributes: dict[str, str]) -> None:
        nonlocal is_inside
        is_inside = tag == "cellXfs" or (is_inside and tag != "cellStyles")
        number = _number(attributes.get("numFmtId", ""))
        if tag == "numFmt":
            formats[number] = attributes.get("formatCode", "")
        elif tag == "xf" and is_inside:
            styles.append(number)

    for _ in walked(part, started) if part else ():
        pass
    meant = {number: _clock(number, formats.get(number, "")) for number in set(styles)}
    return {place: way for place, number in enumerate(styles) if (way := meant[number]) is not None}


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 0  # noqa: PLR2004 - far beyond any style


def _clock(number: int, code: str) -> bool | None:
    """Whether a format counts hours on; None when it shows no date or time at all."""
    if not code:
        is_clock = number in _BUILT_IN_DATES
        return number == _BUILT_IN_ELAPSED if is_clock else None
    signs = _LITERAL.sub("", code).partition(";")[0].lower()
    if _ELAPSED.search(signs):
        return True
    return False if set(signs) & set("ymdhs") else None
