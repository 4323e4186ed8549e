"""Hundreds of byte strings sought at once in hundreds of megabytes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

HEAD = 6
"""Bytes by which a string is first looked for, two by two; none that is sought may be shorter."""


class Sieve:
    """Lets through only the places at which one of the strings may begin, and looks there."""

    def __init__(self, sought: Iterable[bytes]) -> None:
        self.by_head: dict[bytes, list[bytes]] = defaultdict(list)
        self.pairs = [np.zeros(2**16, dtype=bool) for _ in range(HEAD // 2)]
        for one in sought:
            self.by_head[one[:HEAD]].append(one)
            for number, table in enumerate(self.pairs):
                table[int.from_bytes(one[2 * number : 2 * number + 2], "little")] = True

    def found_in(self, content: bytes) -> set[bytes]:
        """Return those of the strings that are in there."""
        return {
            one
            for at in self._places(content)
            for one in self.by_head.get(content[at : at + HEAD], ())
            if content.startswith(one, at)
        }

    def _places(self, content: bytes) -> Iterator[int]:
        for first in range(2 if len(content) > HEAD else 0):
            pairs = np.frombuffer(content, "<u2", (len(content) - first) // 2, first)
            likely = np.flatnonzero(self.pairs[0][pairs[: 1 - len(self.pairs)]])
            for number, table in enumerate(self.pairs[1:], 1):
                likely = likely[table[pairs[likely + number]]]
            yield from (int(one) * 2 + first for one in likely)
