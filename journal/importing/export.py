"""What a messenger export says once its words are left behind: times, who of them, and doubts."""

from array import array
from dataclasses import dataclass

DAY_SECONDS = 86_400
SHOWN_LINES = 3


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something odd that was kept as it stands: a code, how often, and the first lines from 1."""

    code: str
    count: int = 1
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """When messages were sent, in the order of the file, and by which sender; no names.

    ``moments`` are seconds since 1970 on the file's own local clock; ``sender_indices`` run
    beside them and point into the names that were read with them. ``owner`` is the index of
    the person whose phone wrote the file, None when the file does not say.
    """

    layout: str
    moments: "array[int]"
    sender_indices: "array[int]"
    owner: int | None
    has_seconds: bool
    system_lines: int
    saved: int | None
    warnings: tuple[ReadingWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedExport:
    """A timeline with the two things that must stay in memory: the head line and the names."""

    timeline: Timeline
    head_line: str | None
    senders: tuple[str, ...]


class WarningLog:
    """Collects warnings while a file is read; keeps counts and the first lines only."""

    def __init__(self) -> None:
        self._lines: dict[str, list[int]] = {}
        self._counts: dict[str, int] = {}

    def wants_line(self, code: str) -> bool:
        """Whether one more line number of this code would be kept."""
        return len(self._lines.get(code, ())) < SHOWN_LINES

    def add(self, code: str, line: int | None) -> None:
        """Count one occurrence, with its line where there is one."""
        self._counts[code] = self._counts.get(code, 0) + 1
        if line is not None and self.wants_line(code):
            self._lines.setdefault(code, []).append(line)

    def all(self) -> tuple[ReadingWarning, ...]:
        """Everything collected, in the order of first occurrence."""
        return tuple(
            ReadingWarning(code, count, tuple(self._lines.get(code, ())))
            for code, count in self._counts.items()
        )
