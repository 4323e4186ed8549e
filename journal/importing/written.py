"""What programs write for programs: JSON, instants and names, made fit to be worked on."""

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from journal.errors import Invalid
from journal.files.text import LARGEST_FILE_BYTES

MOST_BRANCHES = 2_000_000
"""A file of nothing but brackets would fill forty times its size in memory."""

LONGEST_NAME = 120
LONGEST_SECONDS = 604_800

_SINCE = datetime(2000, 1, 1, tzinfo=UTC)
_UNTIL = datetime(2100, 1, 1, tzinfo=UTC)
_MILLISECONDS = range(int(_SINCE.timestamp()) * 1000, int(_UNTIL.timestamp()) * 1000)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DIGITS = re.compile(r"[0-9]{9,13}")
_SECONDS_DIGITS = 10


def json_of(content: bytes, keeping: Callable[[list[tuple[str, Any]]], Any] | None = None) -> Any:
    """The tree of a JSON file; ``keeping`` makes something smaller of each object at once.

    Refusals: ``too_large``, ``empty_file``, ``damaged_json`` with the line where the reading broke,
    if there is one.
    """
    if len(content) > LARGEST_FILE_BYTES:
        raise Invalid("too_large")
    if not content.strip():
        raise Invalid("empty_file")
    if content.count(b"{") + content.count(b"[") > MOST_BRANCHES:
        raise Invalid("damaged_json")
    try:
        return json.loads(content, object_pairs_hook=keeping)
    except json.JSONDecodeError as broken:
        raise Invalid("damaged_json", line=broken.lineno) from None
    except (ValueError, RecursionError):
        raise Invalid("damaged_json") from None


def milliseconds_of_number(written: object) -> int | None:
    """Milliseconds since 1970 of a number that counts them or seconds, None outside 2000-2099."""
    text = str(written) if isinstance(written, int | str) else ""
    if _DIGITS.fullmatch(text) is None:
        return None
    number = int(text) * (1000 if len(text) <= _SECONDS_DIGITS else 1)
    return number if number in _MILLISECONDS else None


def milliseconds_of_text(written: object) -> int | None:
    """Milliseconds since 1970 of ISO 8601, in UTC where it says no zone; None outside 2000-2099."""
    try:
        moment = datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
    if moment is None:
        return None
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    number = round((aware - _EPOCH).total_seconds() * 1000)
    return number if number in _MILLISECONDS else None


def seconds_lasted(written: object) -> int:
    """A whole number of seconds of at most a week; 0 for what is none."""
    try:
        number = float(written) if isinstance(written, int | float | str) else 0.0
    except (ValueError, OverflowError):
        return 0
    return int(min(max(number, 0.0), LONGEST_SECONDS)) if number == number else 0  # noqa: PLR0124 - not a number


def tidy(written: object) -> str:
    """A name on one line, of bounded length and without half signs; empty for what is no text."""
    if not isinstance(written, str):
        return ""
    if len(written) <= LONGEST_NAME and written.isascii() and written.isprintable():
        return written.strip() if "  " not in written else " ".join(written.split())
    whole = written[: 4 * LONGEST_NAME].encode(errors="replace").decode().replace("\x00", "")
    return " ".join(unicodedata.normalize("NFC", whole).split())[:LONGEST_NAME]
