"""Goes through what a pattern finds once, also where the end of one thing has to be looked for."""

import re
from collections import deque
from collections.abc import Iterator
from typing import Self


class Coming:
    """What a pattern finds, one after the other, and what comes next without passing it by.

    A text full of quotes that nobody closes is thus gone through once, not once for each quote.
    """

    def __init__(self, found: Iterator[re.Match[str]]) -> None:
        """Take over what finds."""
        self._found = found
        self._next: deque[re.Match[str]] = deque()

    def __iter__(self) -> Self:
        """Go on from wherever it is."""
        return self

    def __next__(self) -> re.Match[str]:
        """What comes next, which is passed by with it."""
        return self._next.popleft() if self._next else next(self._found)

    def before(self, limit: int) -> Iterator[re.Match[str]]:
        """What begins before a place."""
        yield from (one for one in self._next if one.start() < limit)
        for one in self._found if not self._next or self._next[-1].start() < limit else ():
            self._next.append(one)
            if one.start() >= limit:
                return
            yield one
