"""What a checked file tells: its incidents, each with changes, requests and her own words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from journal.evidence.rules import Receipt
from journal.vocabulary import LinkKind


@dataclass(frozen=True, slots=True)
class Told:
    """What one link says: its number from 1, its moment as in the file, its kind, its content."""

    number: int
    at: str
    kind: LinkKind
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OwnWords:
    """One version of her own words; ``text`` is None where the file does not open it."""

    note: str
    version: int
    number: int
    at: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """One request to the employer: all that the chain says of it, and her words about it."""

    id: str
    told: tuple[Told, ...]
    words: tuple[OwnWords, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident: what was written first, each change after it, her words, her requests."""

    id: str
    told: tuple[Told, ...]
    words: tuple[OwnWords, ...]
    requests: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A file in which everything fits; ``links`` is how many, ``hashes`` are theirs.

    ``brought`` is up to which link, and when, it came from another Offshift.
    """

    made_at: str
    links: int
    head: Receipt
    incidents: tuple[Incident, ...]
    receipts: tuple[Receipt, ...]
    sha256: str
    brought: tuple[int, str] | None
    hashes: tuple[str, ...]

    def has(self, receipt: Receipt) -> bool:
        """Whether a receipt was made from this very chain."""
        place = receipt.number - 1
        return 0 <= place < self.links and self.hashes[place] == receipt.link


def read_checked(said: Mapping[str, Any]) -> Checked:
    """Lay out a file that was checked; the incidents keep the file's order."""
    links, brought = said["links"], said.get("brought")
    head = Receipt(len(links), links[-1]["link"] if links else "")
    return Checked(
        said["made_at"],
        len(links),
        head,
        tuple(_incidents(said)),
        tuple(Receipt(one["number"], one["link"]) for one in said["receipts"]),
        said["sha256"],
        None if brought is None else (brought["links"], brought["at"]),
        tuple(one["link"] for one in links),
    )


def _incidents(said: Mapping[str, Any]) -> Iterable[Incident]:
    """Go through the links once: whoever sends a file chooses how many there are."""
    texts = {(one["note"], one["version"]): one["text"] for one in said["words"]}
    told: dict[str, list[Told]] = defaultdict(list)
    words: dict[str, list[OwnWords]] = defaultdict(list)
    asked_after: dict[str, dict[str, None]] = defaultdict(dict)
    for one in said["links"]:
        if "leaf" in one:
            continue
        content, kind = one["content"], LinkKind(one["kind"])
        link = Told(one["number"], one["at"], kind, content)
        if kind is LinkKind.WORDS:
            words[content["subject"]].append(_words(link, texts))
        elif "request" in content:
            asked_after[content["incident"]][content["request"]] = None
            told[_within(content["incident"], content["request"])].append(link)
        else:
            told[content["incident"]].append(link)
    for own in said["incidents"]:
        asked = (
            Asked(request, tuple(told[_within(own, request)]), tuple(words[request]))
            for request in asked_after[own]
        )
        yield Incident(own, tuple(told[own]), tuple(words[own]), tuple(asked))


def _within(incident: str, request: str) -> str:
    return f"{incident} {request}"


def _words(link: Told, texts: Mapping[tuple[str, int], str]) -> OwnWords:
    note, version = link.content["note"], link.content["version"]
    return OwnWords(note, version, link.number, link.at, texts.get((note, version)))
