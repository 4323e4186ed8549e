"""What a bomb is: a file made to burst, who reads it, and how soon that must be over."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

SECONDS_ALLOWED = 1.0
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bomb:
    """One file for one reader, and the reasons for which it may be refused; none for any.

    What ``may_be_read`` must only come to an end soon: ``seconds`` of CPU time.
    """

    name: str
    reader: str
    content: Callable[[], bytes]
    reasons: frozenset[str] = frozenset()
    may_be_read: bool = False
    seconds: float = SECONDS_ALLOWED


def only(reason: str) -> frozenset[str]:
    return frozenset({reason})


def zipped(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()
