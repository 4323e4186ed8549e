"""What is published of one window, as bytes: canonical JSON that never changes again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from journal.aggregates.grouping import Group
from journal.teams.windows import Window
from journal.vocabulary import CauseTable, Figure

SCHEMA = "offshift.release/1"
CONTRIBUTORS = "10 or more"


@dataclass(frozen=True, slots=True)
class Answer:
    """One figure or one table of a group: what it says, None: not enough, and what it spent.

    ``said`` is a number from 0 to 100, or points by row; ``thousandths`` is its epsilon.
    """

    said: int | Mapping[str, int] | None
    thousandths: int


@dataclass(frozen=True, slots=True)
class Published:
    """One release: the group it speaks for, its body, and what each part of it spent."""

    id: UUID
    units: frozenset[UUID]
    body: str
    spent: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Publication:
    """All releases of an organisation's window, and the units that none speaks for."""

    organisation_id: UUID
    window: Window
    published_at: datetime
    releases: tuple[Published, ...]
    withheld: frozenset[UUID]

    def to_bytes(self) -> bytes:
        """Give the publication as it is kept in a file."""
        said = {
            "schema": SCHEMA,
            "organisation": str(self.organisation_id),
            "window": self.window.number,
            "published_at": self.published_at.isoformat(),
            "releases": [
                {"id": str(one.id), "body": one.body, "spent": dict(one.spent)}
                for one in self.releases
            ],
            "withheld": sorted(str(unit) for unit in self.withheld),
        }
        return canonical(said).encode()

    def digest(self) -> bytes:
        """SHA-256 over the bytes."""
        return sha256(self.to_bytes()).digest()


def canonical(said: Any) -> str:
    """JSON with sorted names and no spaces: equal contents are equal texts."""
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def release_of(
    organisation_id: UUID,
    window: Window,
    group: Group,
    figures: Mapping[Figure, Answer],
    tables: Mapping[CauseTable, Answer],
) -> Published:
    """Write down one group's release; its id is made of organisation, window and group."""
    answers: dict[str, Answer] = {
        **{figure.value: answer for figure, answer in figures.items()},
        **{table.value: answer for table, answer in tables.items()},
    }
    said = {
        "schema": SCHEMA,
        "organisation": str(organisation_id),
        "naming_unit": str(group.naming_unit),
        "units": sorted(str(unit) for unit in group.units),
        "contributors": CONTRIBUTORS,
        "window": {
            "number": window.number,
            "first_day": window.first_day.isoformat(),
            "last_day": window.last_day.isoformat(),
        },
        "figures": {figure.value: answer.said for figure, answer in figures.items()},
        "tables": {table.value: answer.said for table, answer in tables.items()},
        "epsilon_thousandths": {name: one.thousandths for name, one in answers.items()},
    }
    release_id = uuid5(organisation_id, f"{window.number}/{group.naming_unit}")
    spent = {name: one.thousandths for name, one in answers.items() if one.thousandths}
    return Published(release_id, group.units, canonical(said), spent)


def read_publication(kept: bytes) -> Publication:
    """Read a kept publication back; raise ``ValueError`` for bytes that are none."""
    said = json.loads(kept)
    if not isinstance(said, dict) or said.get("schema") != SCHEMA:
        raise ValueError("not a publication of this schema")
    try:
        publication = Publication(
            organisation_id=UUID(said["organisation"]),
            window=Window(said["window"]),
            published_at=datetime.fromisoformat(said["published_at"]),
            releases=tuple(_read_release(one) for one in said["releases"]),
            withheld=frozenset(UUID(unit) for unit in said["withheld"]),
        )
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError("not a publication of this schema") from wrong
    if publication.to_bytes() != kept:
        raise ValueError("not a publication that was kept whole")
    return publication


def _read_release(said: dict[str, Any]) -> Published:
    units = json.loads(said["body"])["units"]
    return Published(
        UUID(said["id"]), frozenset(UUID(unit) for unit in units), said["body"], said["spent"]
    )
