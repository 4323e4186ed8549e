"""Who said a line of LINE, where a name and its words may be parted by nothing but a blank."""

from collections import defaultdict
from collections.abc import Sequence

from journal.importing.written import tidy

_LEAST_ALIKE = 3


class Names(dict[str, str]):
    """Senders by what stands after the clock.

    Where only blanks part a name from the words, what always follows a first word belongs to it.
    """

    def __init__(self, beginnings: Sequence[str]) -> None:
        """Look at all lines in which names are not told from words; at none where they are."""
        super().__init__()
        alike: dict[str, list[list[str]]] = defaultdict(list)
        for beginning in beginnings:
            words = beginning.split(" ")
            alike[words[0]].append(words)
        self._lengths = {word: _shared(lines) for word, lines in alike.items()}

    def __missing__(self, written: str) -> str:
        """Work out a name that was not met before."""
        words = written.split(" ")
        length = self._lengths.get(words[0])
        self[written] = name = tidy(written if length is None else " ".join(words[:length]))
        return name


def _shared(lines: list[list[str]]) -> int:
    """How many words in front all these lines share, one at least."""
    if len(lines) < _LEAST_ALIKE:
        return 1
    # The last word that was read is never part of a name: something was said.
    most = min(len(words) for words in lines) - 1
    same = 1
    while same < most and len({words[same] for words in lines}) == 1:
        same += 1
    return same
