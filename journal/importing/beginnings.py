"""The beginning of a file as text: enough to see which program wrote it."""

from journal.errors import Invalid
from journal.files.text import text_of

_BYTES = 65_536
_LONGEST_LETTER = 4


def beginning_of(content: bytes) -> str:
    """The first 64 kB as text with one kind of line end; empty where it is no text."""
    beginning, cuts = content[:_BYTES], range(1)
    if len(content) > _BYTES:
        # A letter that is cut in two would look like damage. In UTF-16 a line end is followed by a
        # zero, so that only the place of the bytes counts.
        end = _BYTES if b"\x00" in beginning else beginning.rfind(b"\n") + 1
        beginning, cuts = beginning[: end or _BYTES], range(_LONGEST_LETTER)
    for cut in cuts:
        try:
            text = text_of(beginning[: len(beginning) - cut])
        except Invalid:
            continue
        return text.replace("\r\n", "\n").strip()
    return ""
