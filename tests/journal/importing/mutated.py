"""Bent files: whatever is in them, a reader reads them or refuses them kindly."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from journal.errors import Invalid


def bent(content: bytes, piece: bytes, cuts: Sequence[int]) -> bytes:
    """Put a piece between parts of a file, of which every other one is there twice or lost."""
    edges = sorted({0, len(content), *cuts})
    parts = [content[begin:end] for begin, end in pairwise(edges)]
    return piece.join(part * ((place * 7 + len(piece)) % 3) for place, part in enumerate(parts))


def assert_only_refused(
    looks_like: Callable[[bytes], bool], read: Callable[[bytes], Any], content: bytes
) -> None:
    """Let nothing but ``Invalid`` come out; what is read can be hashed as text."""
    looks_like(content)
    try:
        export = read(content)
    except Invalid:
        return
    for words in (export.rooms, export.senders, export.identities):
        "\n".join(words).encode()
    assert len(export.timeline.moments) == len(export.timeline.sender_indices)
