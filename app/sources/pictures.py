"""The time that a source covers as a strip from the first known day to now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from journal.exposure.stretches import Stretch, uncovered

THINNEST = 0.6
"""Per cent of the strip; a covered hour in five years still has to be seen."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a strip in per cent of its width."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Strip:
    """What is covered, and what is not known."""

    covered: tuple[Span, ...]
    unknown: tuple[Span, ...]


def window_of(covered: Iterable[Sequence[Stretch]], now: datetime) -> Stretch | None:
    """The time that all strips show: from what is known first to now; None when nothing is."""
    begins = [stretches[0].starts_at for stretches in covered if stretches]
    return Stretch(min(begins), now) if begins and min(begins) < now else None


def strip_of(covered: Sequence[Stretch], window: Stretch) -> Strip:
    """Draw joined stretches into a window."""
    return Strip(
        tuple(_span(one, window) for one in covered),
        tuple(_span(one, window) for one in uncovered(covered, window)),
    )


def _span(stretch: Stretch, window: Stretch) -> Span:
    whole = (window.ends_at - window.starts_at).total_seconds()
    begin = max(0.0, (stretch.starts_at - window.starts_at).total_seconds() / whole * 100)
    end = min(100.0, (stretch.ends_at - window.starts_at).total_seconds() / whole * 100)
    width = max(end - begin, THINNEST)
    return Span(round(min(begin, 100 - width), 2), round(width, 2))
