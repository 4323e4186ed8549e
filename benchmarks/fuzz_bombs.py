"""Files made to burst: each must be refused soon, a second mostly, and for the right reason."""

import base64
import struct
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from benchmarks.fuzz_bomb import MEGABYTE, Bomb, only, zipped
from benchmarks.fuzz_bombs_rosters import roster_bombs
from benchmarks.fuzz_bombs_tables import LONG_WORK, table_bombs
from benchmarks.fuzz_tables import CONTACT_SHEET
from benchmarks.fuzz_targets import Target, read_as, targets

_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)).replace(
        "&l0;", "&lol;"
    )
    + "]><calls><call number='&l9;'/></calls>"
).encode()
_OUTSIDE = (
    b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><calls><call number="&x;"/></calls>'
)
_PARAMETER = b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]><calls/>'
_SHEET = "xl/worksheets/sheet1.xml"
_BACKUP = "backup.daylio"
_LONG_TABLES = {
    "kakaotalk": 'Date,User,Message\n2024-05-10 11:00:00,"a","',
    "csv": 'time,from\n2024-05-10 11:00:00,"',
    "daylio": 'full_date,date,weekday,time,mood,activities,note\n2024-05-10,a,b,11:00,good,"',
    "duties": 'worker,date,start,end\n"',
}
_WALLS = (
    "[",
    "-",
    " ",
    "\t",
    ",",
    '"',
    "\n",
    "\r",
    "1:",
    "9",
    "오후 ",
    "a : ",
    "[a] [",
    "2024. 5. 10. ",
)


def burst_all() -> dict[str, object]:
    """What came of each, the failed ones in capitals."""
    known = {target.name: target for target in (*targets(), *LONG_WORK)}
    answer: dict[str, object] = {}
    failed = slowest = 0.0
    for bomb in _bombs({one.name: one for one in targets()}):
        reason, taken = _burst(known[bomb.reader], bomb)
        holds = taken < bomb.seconds and (bool(reason) or bomb.may_be_read)
        holds = holds and (not bomb.reasons or reason in bomb.reasons)
        holds = holds and not reason.startswith("RAISED")
        failed += not holds
        slowest = max(slowest, taken)
        said = f"{reason or 'read'} in {taken * 1000:.0f} ms"
        answer[f"{bomb.reader}: {bomb.name}"] = said if holds else f"FAILED: {said}"
    return answer | {"failed": int(failed), "slowest, ms": round(slowest * 1000)}


def _burst(target: Target, bomb: Bomb) -> tuple[str, float]:
    content = bomb.content()
    began = time.process_time()
    try:
        reason = read_as(target, content, Random(1))
    except Exception as fault:  # noqa: BLE001 - any other exception is what is looked for
        reason = f"RAISED {type(fault).__name__}"
    return reason, time.process_time() - began


def _bombs(known: dict[str, Target]) -> Iterator[Bomb]:
    yield from _packed_bombs(known)
    yield from _markup_bombs()
    for reader in known:
        yield Bomb("50 MB in one line", reader, lambda: b"a" * 50 * MEGABYTE, only("too_large"))
        yield Bomb("50 MB of zip", reader, lambda: b"PK\x03\x04" * 13 * MEGABYTE)
    for reader, beginning in _LONG_TABLES.items():
        yield Bomb("20 MB after an open quote", reader, _long(beginning), only("damaged_table"))
    for reader in {"telegram", "activity"} & known.keys():
        for bracket in ("[", '{"buckets":', '{"messages":['):
            yield Bomb(f"deep {bracket}", reader, _deep(bracket), only("damaged_json"))
    yield from roster_bombs()
    yield from table_bombs()
    for reader in known.keys() - {"slack", "phone", "activity", "telegram", "mapping"}:
        for wall in _WALLS:
            yield Bomb(f"2 MB of {wall!r}", reader, _wall(wall))


def _packed_bombs(known: dict[str, Target]) -> Iterator[Bomb]:
    unsafe = only("unsafe_zip")
    for reader, name in (("slack", "channels.json"), ("daylio", _BACKUP), ("csv", _SHEET)):
        if reader in known:
            yield Bomb("300 MB in 300 kB", reader, _ratio(name), unsafe)
            yield Bomb("100,000 parts", reader, _many(name), unsafe)
            yield Bomb("overlapping parts", reader, _overlapping(name))
            yield Bomb("a part that lies about its size", reader, _lying(name))
            yield Bomb("zips in zips", reader, _nested(name))
            yield Bomb("names that lead elsewhere", reader, _elsewhere(name), unsafe)
            yield Bomb("deep JSON or XML inside", reader, _inside(name, b"[" * 3 * MEGABYTE))


def _markup_bombs() -> Iterator[Bomb]:
    unsafe = only("unsafe_xml")
    for name, content in (("laughs", _LAUGHS), ("file", _OUTSIDE), ("address", _PARAMETER)):
        yield Bomb(f"entities: {name}", "phone", lambda content=content: content, unsafe)
        parts = CONTACT_SHEET | {_SHEET: content}
        yield Bomb(f"entities: {name}", "csv", lambda parts=parts: zipped(parts))
    deep = b"<calls>" + b"<a>" * 5 * MEGABYTE
    yield Bomb("elements in elements", "phone", lambda: deep, unsafe)
    many = b"<calls>" + b"<a/>" * 3_000_000
    yield Bomb("3 million empty elements", "phone", lambda: many, unsafe)


def _around(name: str) -> dict[str, bytes]:
    return CONTACT_SHEET if name == _SHEET else {}


def _ratio(name: str) -> Callable[[], bytes]:
    return lambda: zipped(_around(name) | {name: b"0" * 300 * MEGABYTE})


def _many(name: str) -> Callable[[], bytes]:
    return lambda: zipped(_around(name) | {name: b"[]"} | {f"x/{n}": b"" for n in range(100_000)})


def _nested(name: str) -> Callable[[], bytes]:
    def made() -> bytes:
        inner = b"0" * MEGABYTE
        for _ in range(20):
            inner = zipped({"a.zip": inner, "b.zip": inner})
        return zipped(_around(name) | {name: inner})

    return made


def _elsewhere(name: str) -> Callable[[], bytes]:
    return lambda: zipped(_around(name) | {name: b"[]", "../../etc/x": b"x", "/etc/y": b"y"})


def _inside(name: str, content: bytes) -> Callable[[], bytes]:
    inner = base64.b64encode(content) if name == _BACKUP else content
    return lambda: zipped(_around(name) | {name: inner})


def _lying(name: str) -> Callable[[], bytes]:
    """One part of 100 MB that says in both places that it is of 10 bytes."""

    def made() -> bytes:
        content = bytearray(zipped(_around(name) | {name: b"0" * 100 * MEGABYTE}))
        true, told = struct.pack("<I", 100 * MEGABYTE), struct.pack("<I", 10)
        return bytes(content.replace(true, told))

    return made


def _overlapping(name: str) -> Callable[[], bytes]:
    """Many entries of the list that all point to one part, as in the bomb of 2019."""

    def made() -> bytes:
        file = BytesIO()
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            for known, part in _around(name).items():
                archive.writestr(known, part)
            archive.writestr(name, b"0" * 5 * MEGABYTE)
            first = archive.getinfo(name)
            for number in range(5_000):
                again = ZipInfo(f"{number}/{name}" if name != _SHEET else f"xl/media/{number}")
                again.header_offset = first.header_offset
                again.compress_type, again.CRC = first.compress_type, first.CRC
                again.compress_size, again.file_size = first.compress_size, first.file_size
                archive.filelist.append(again)
        return file.getvalue()

    return made


def _long(beginning: str) -> Callable[[], bytes]:
    return lambda: beginning.encode() + b"a,b\n" * (5 * MEGABYTE - 40)


def _deep(bracket: str) -> Callable[[], bytes]:
    return (bracket * (10 * MEGABYTE // len(bracket))).encode


def _wall(piece: str) -> Callable[[], bytes]:
    return lambda: piece.encode() * (2 * MEGABYTE // len(piece.encode()))
