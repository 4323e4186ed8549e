"""Reads the parts of a packed file, guarded against parts that are not what they say."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from journal.errors import Invalid

MOST_PARTS = 20_000
MOST_BYTES = 200 * 1024 * 1024
RATIO = 200

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENTRY = b"PK\x01\x02"
_SMALL_BYTES = 1024 * 1024
_LOCKED = 0x1
_KNOWN_WAYS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def is_packed(content: bytes) -> bool:
    """Whether a file begins like a zip."""
    return content.startswith(_ZIP)


def parts_of(
    content: bytes,
    wanted: Callable[[str], bool],
    *,
    most_parts: int = MOST_PARTS,
    most_bytes: int = MOST_BYTES,
    ratio: int = RATIO,
) -> Iterator[tuple[str, bytes]]:
    """The wanted parts with their names, in the order of the file; nothing else is unpacked.

    Refusals: ``unsafe_zip`` for too many parts, too large ones, ones that grow more than
    ``ratio`` times, names that lead elsewhere and locked parts; ``damaged_zip``.
    """
    # Counted before the list is read: building a list of a million parts takes seconds.
    if content.count(_ENTRY) > most_parts:
        raise Invalid("unsafe_zip")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield from _read(archive, _checked(archive, wanted), (most_bytes, ratio, len(content)))
    except _BROKEN:
        raise Invalid("damaged_zip") from None


def _checked(archive: zipfile.ZipFile, wanted: Callable[[str], bool]) -> Iterator[zipfile.ZipInfo]:
    for part in archive.infolist():
        if _leads_elsewhere(part.filename):
            raise Invalid("unsafe_zip")
        if part.is_dir() or not wanted(part.filename):
            continue
        if part.flag_bits & _LOCKED:
            raise Invalid("unsafe_zip")
        if part.compress_type not in _KNOWN_WAYS:
            raise Invalid("damaged_zip")
        yield part


def _leads_elsewhere(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return steps[0] == "" or steps[0].endswith(":") or ".." in steps


def _read(
    archive: zipfile.ZipFile, parts: Iterator[zipfile.ZipInfo], bounds: tuple[int, int, int]
) -> Iterator[tuple[str, bytes]]:
    most_bytes, ratio, packed = bounds
    told = found = 0
    for part in parts:
        # What a part says of itself is checked before it is unpacked, and the sum against the
        # whole file too: parts may overlap, so that each alone looks harmless.
        told += part.file_size
        grows = part.file_size > ratio * max(part.compress_size, 1) or told > ratio * packed
        if told > most_bytes or (grows and told > _SMALL_BYTES):
            raise Invalid("unsafe_zip")
        content = archive.read(part)
        found += len(content)
        if found > most_bytes:
            raise Invalid("unsafe_zip")
        yield part.filename, content
