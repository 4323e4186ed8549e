"""Bending files: bytes, lines, numbers, encodings, and what is inside a packed file."""

import base64
import re
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from benchmarks.fuzz_seeds import Seed

MOST_BYTES = 64 * 1024

_PIECES = [
    *(
        b"\x00",
        b"\xff",
        b"\xa5",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xed\xa0\xbd",
        b"\x1a",
        b"\r",
        b"\n",
    ),
    *(b'"', b"'", b'""', b"`", b"<", b">", b"&", b"[", b"]", b"{", b"}", b"(", b")", b"\\", b"|"),
    *(
        b",",
        b";",
        b"\t",
        b":",
        b" : ",
        b"=",
        b"-",
        b"--------------- ",
        b"%",
        b"\\ud83d",
        b"\\u0000",
    ),
    *(b"0", b"-1", b"1e400", b"NaN", b"null", b"true", b"99999999999999999999", b"1715338800"),
    *(b"2024-02-30", b"0000-00-00", b"9999-12-31", b"24:00", b"12:00 AM", b"13:61 PM", b"1/1/1"),
    *(
        "오전 12:00".encode(),
        "2024년 13월 40일".encode(),
        "회원님".encode(),
        "\u202e\u200e\u00a0".encode(),
    ),
    *(b"&#55357;", b"&#0;", b"&lol;", b"<!DOCTYPE a>", b"<![CDATA[", b"]]>", b"<!--", b"<?x?>"),
    *(b"RRULE:FREQ=SECONDLY", b"BEGIN:VEVENT", b"END:VEVENT", b"DTSTART:00000000T000000", b"TZID="),
    *(b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"%PDF", b"=cmd()", "\U0001f600".encode()),
]
_NUMBER = re.compile(rb"\d+")
_ODD = (
    b"",
    b"0",
    b"-1",
    b"00",
    b"9" * 5,
    b"9" * 12,
    b"9" * 25,
    b"9" * 5000,
    b"1.5",
    b"1e309",
    b"\xd9\xa3",
)
_ENCODINGS = (
    "cp949",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-8-sig",
    "utf-32",
    "latin-1",
    "cp1252",
)

Bending = Callable[[Random, bytes, Sequence[Seed]], bytes]


def bent(dice: Random, seeds: Sequence[Seed], others: Sequence[Seed]) -> bytes:
    """One bent file of a reader's seeds; ``others`` are seeds of all readers."""
    seed = dice.choice(seeds)
    if isinstance(seed, bytes):
        return _several(dice, seed, others)
    parts = dict(seed)
    if dice.random() < 0.85:
        name = dice.choice(list(parts))
        parts[name] = _several(dice, parts[name], others)
    if dice.random() < 0.1:
        _rename(dice, parts)
    content = packed(parts, ZIP_STORED if dice.random() < 0.5 else ZIP_DEFLATED)
    return content if dice.random() < 0.7 else _several(dice, content, others)


def packed(parts: dict[str, bytes], way: int = ZIP_DEFLATED) -> bytes:
    """Pack parts into a zip; the inside of a diary's backup is base64 besides."""
    file = BytesIO()
    with ZipFile(file, "w", way) as archive:
        for name, part in parts.items():
            archive.writestr(name, base64.b64encode(part) if name.endswith(".daylio") else part)
    return file.getvalue()


def whole(seed: Seed) -> bytes:
    """A seed as a file."""
    return seed if isinstance(seed, bytes) else packed(seed)


def _several(dice: Random, content: bytes, others: Sequence[Seed]) -> bytes:
    for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 6))):
        content = dice.choice(_BENDINGS)(dice, content, others)[:MOST_BYTES]
    return content


def _rename(dice: Random, parts: dict[str, bytes]) -> None:
    name = dice.choice(list(parts))
    part = parts.pop(name)
    odd = (
        "",
        "/etc/x",
        "../x",
        name.upper(),
        "x/" + name,
        "C:\\x",
        "a" * 300,
        "\u202e",
        "x/",
        name,
    )
    parts[dice.choice(odd) or "x"] = part


def _slice(dice: Random, content: bytes, most: int = 400) -> tuple[int, int]:
    begin = dice.randrange(len(content) + 1)
    return begin, min(len(content), begin + dice.choice((1, 2, 4, 16, 64, most)))


def _flip(dice: Random, content: bytes, _: Sequence[Seed]) -> bytes:
    found = bytearray(content)
    for _ in range(dice.choice((1, 1, 4, 16)) if found else 0):
        found[dice.randrange(len(found))] ^= 1 << dice.randrange(8)
    return bytes(found)


def _insert(dice: Random, content: bytes, _: Sequence[Seed]) -> bytes:
    begin, _end = _slice(dice, content)
    times = dice.choice((1, 1, 1, 2, 9, 300, 3000))
    return content[:begin] + dice.choice(_PIECES) * times + content[begin:]


def _overwrite(dice: Random, content: bytes, _: Sequence[Seed]) -> bytes:
    begin, end = _slice(dice, content, 8)
    return content[:begin] + dice.choice(_PIECES) + content[end:]


def _cut(dice: Random, content: bytes, _: Sequence[Seed]) -> bytes:
    begin, end = _slice(dice, content)
    return content[:begin] if dice.random() < 0.2 else content[:begin] + content[end:]


def _double(dice: Random, content: bytes, _: Sequence[Seed]) -> bytes:
    begin, end = _slice(dice, content)
    return content[:end] + content[begin:end] * dice.choice((1, 1, 2, 20, 200)) + content[end:]


def _lines(dice: Random, content: bytes, _: Sequence[Seed]) -> bytes:
    lines = content.split(b"\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    way = dice.randrange(4)
    if way == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif way == 1:
        lines.insert(other, lines[one])
    elif way == 2:
        del lines[one]
    else:
        lines[one] = lines[one] * dice.choice((2, 50))
    return b"\n".join(lines)


def _numbers(dice: Random, content: bytes, _: Sequence[Seed]) -> bytes:
    found = [*_NUMBER.finditer(content)]
    if not found:
        return content
    one = dice.choice(found)
    odd = dice.choice(_ODD) if dice.random() < 0.7 else str(dice.randrange(100)).encode()
    return content[: one.start()] + odd + content[one.end() :]


def _encode(dice: Random, content: bytes, _: Sequence[Seed]) -> bytes:
    text = content.decode("utf-8", errors="replace")
    return text.encode(dice.choice(_ENCODINGS), errors="replace")


def _ends(dice: Random, content: bytes, _: Sequence[Seed]) -> bytes:
    plain = content.replace(b"\r\n", b"\n")
    return plain.replace(b"\n", dice.choice((b"\r\n", b"\r", b" \n", b"\n\n", b"", b"\x0b")))


def _head(dice: Random, content: bytes, others: Sequence[Seed]) -> bytes:
    head = whole(dice.choice(others)).split(b"\n")[: dice.choice((1, 1, 2, 4))]
    return b"\n".join([*head, *content.split(b"\n")[dice.choice((0, 1, 1, 2)) :]])


def _splice(dice: Random, content: bytes, others: Sequence[Seed]) -> bytes:
    other = whole(dice.choice(others))
    begin, end = _slice(dice, other)
    place, _end = _slice(dice, content)
    return content[:place] + other[begin:end] + content[place:]


def _wrap(dice: Random, content: bytes, _: Sequence[Seed]) -> bytes:
    if dice.random() < 0.5:
        return packed({"x": content})
    return b"\x1f\x8b" + zlib.compress(content, 1)


_BENDINGS: tuple[Bending, ...] = (
    *(_flip, _flip, _insert, _insert, _insert, _overwrite, _overwrite, _cut, _cut, _double),
    *(_lines, _lines, _numbers, _numbers, _numbers, _encode, _ends, _head, _splice, _wrap),
)
