"""How a file of evidence is told: on its preview, on paper, and where it is checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.language import format_date, format_time, ngettext, speaking
from app.language import gettext as _
from app.words import label
from journal.evidence.checking import Failed, Place, Wrong
from journal.evidence.reading import Asked, Incident, Told
from journal.vocabulary import (
    AskOutcome,
    Backed,
    Channel,
    EmployerAsk,
    Ending,
    InteractionKind,
    Locale,
)

LISTS: Mapping[str, type[StrEnum]] = {
    "kind": InteractionKind,
    "channel": Channel,
    "ending": Ending,
    "backed": Backed,
    "asked": EmployerAsk,
    "outcome": AskOutcome,
}

UNREAD = (Wrong.TOO_LARGE, Wrong.UNREADABLE)
"""What says nothing about a file of evidence: it is none, or wasn't read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One answer in words."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """What one link tells of a request, with the link that binds it."""

    text: str
    bound: str


def says() -> dict[str, str]:
    """What a file is and is not, in both languages: it may be read in either."""
    told = {}
    for language in Locale:
        with speaking(language):
            told[language.value] = " ".join(what_it_is())
    return told


def what_it_is() -> tuple[str, ...]:
    """What a file is and is not, sentence by sentence."""
    return (
        _("This is a record that one person kept at the time. It isn't proof."),
        _("Each entry was bound into a chain when it was written, so a later change shows."),
        _("It shows when something was written, not that it happened that way."),
        _("Offshift asks for no customer's name. Nobody else has confirmed the record."),
        _(
            "Whoever runs the server could write a whole chain anew. A receipt that was sent "
            "elsewhere before would no longer fit it then."
        ),
        _(
            "Links that aren't shown are there as numbers and hashes: what they're about "
            "can't be told."
        ),
    )


def names() -> dict[str, str]:
    """What each answer of an incident is an answer to."""
    return {
        "at": _("It happened"),
        "kind": _("What it was"),
        "channel": _("How it came in"),
        "ending": _("How it ended"),
        "backed": _("Backed up by"),
        "overtime_minutes": _("Overtime after it"),
    }


def rows_of(told: Told) -> list[Row]:
    """All answers of an incident as one link tells them; the kind stands in its heading."""
    said = told.content
    return [Row(name, _value(key, said)) for key, name in names().items() if key in said]


def changes_of(incident: Incident) -> list[tuple[Told, list[Row]]]:
    """Each later link of an incident with the answers that were others before."""
    pairs = zip(incident.told, incident.told[1:], strict=False)
    return [(after, list(_differences(before, after))) for before, after in pairs]


def _differences(before: Told, after: Told) -> Iterator[Row]:
    for key, name in names().items():
        was, now = before.content.get(key), after.content.get(key)
        if was != now:
            value = _value(key, after.content) if now is not None else _("not answered any more")
            yield Row(name, value)


def title_of(incident: Incident) -> str:
    """What an incident was, as its newest link says."""
    return _value("kind", incident.told[-1].content)


def lines_of(asked: Asked, zone: str) -> list[Line]:
    """What was asked for, and what came of it, link by link."""
    return [Line(_asked(one.content), bound(one.at, one.number, zone)) for one in asked.told]


def bound(at: str, number: int, zone: str) -> str:
    """When a link was made, and which one it is."""
    return _("Written down %(when)s, link %(number)s", when=moment(at, zone), number=number)


def zone_of(incident: Incident) -> str:
    """The zone on whose clock an incident is told."""
    zone: str = incident.told[-1].content["zone"]
    return zone


def moment(at: str, zone: str = "UTC") -> str:
    """A moment of a file with its year, on the clock of a zone; as it stands where it is none."""
    try:
        local = datetime.fromisoformat(at).astimezone(ZoneInfo(zone))
    except (ValueError, OverflowError, OSError, ZoneInfoNotFoundError):
        return at
    return f"{format_date(local.date())} {format_time(local)}"


def failure(found: Failed) -> str:
    """Say what is wrong with a file, and where."""
    return f"{places(found.number)[found.place]}: {wrongs()[found.wrong]}"


def once_more() -> str:
    """Say what can be done with a file that does not hold."""
    return _(
        "If somebody gave it to you, ask for the data file (.json) once more, as it was saved."
    )


def places(number: int | str) -> dict[Place, str]:
    """The parts of a file, with the place in them."""
    return {
        Place.FILE: _("The file as a whole"),
        Place.LINK: _("Link %(number)s", number=number),
        Place.INCIDENT: _("Incident %(number)s in the list", number=number),
        Place.WORDS: _("Own words, entry %(number)s", number=number),
        Place.RECEIPT: _("Receipt %(number)s", number=number),
    }


def wrongs() -> dict[Wrong, str]:
    """What can be wrong with a file."""
    return {
        Wrong.TOO_LARGE: _("it's larger than 8 MB, so it wasn't read."),
        Wrong.UNREADABLE: _("this can't be read as a data file."),
        Wrong.SHAPE: _("this isn't built as an evidence file is."),
        Wrong.NUMBER: _("the number isn't the next one; a link is missing or moved."),
        Wrong.TIME: _("its time is before that of a link before it."),
        Wrong.LINK: _("content, time or order isn't what was bound here."),
        Wrong.STRANGER: _("it's about an incident that this file doesn't list."),
        Wrong.NOT_FIRST: _("it has no link of its first writing before it."),
        Wrong.UNBOUND: _("nothing in the chain speaks of it."),
        Wrong.CIPHERTEXT: _("this isn't the ciphertext that the chain speaks of."),
        Wrong.CLOSED: _("the key doesn't open the ciphertext."),
        Wrong.TEXT: _("the words aren't those in the ciphertext."),
        Wrong.RECEIPT: _("it doesn't belong to this chain."),
        Wrong.BROUGHT: _("it says that more links came from elsewhere than there are."),
        Wrong.CHECKSUM: _("something was changed: the checksum is another one."),
        Wrong.SPELLING: _("it says the same, but isn't written as Offshift writes it."),
    }


def _value(key: str, content: Mapping[str, Any]) -> str:
    value = content[key]
    if key == "at":
        return f"{moment(value, content['zone'])} ({content['zone']})"
    if key == "overtime_minutes":
        return ngettext("%(num)s minute", "%(num)s minutes", value)
    return _word(key, value)


def _word(key: str, value: str) -> str:
    known = LISTS[key]
    # A newer Offshift may have written a word that this one does not know.
    return label(known(value)) if value in set(known) else value


def _asked(content: Mapping[str, Any]) -> str:
    asked = _(
        "%(what)s, asked for on %(day)s.",
        what=_word("asked", content["asked"]),
        day=_day(content["asked_on"]),
    )
    outcome = _word("outcome", content["outcome"])
    if "answered_on" in content:
        outcome = _("%(outcome)s, on %(day)s", outcome=outcome, day=_day(content["answered_on"]))
    return f"{asked} {outcome}."


def _day(value: str) -> str:
    try:
        return format_date(date.fromisoformat(value))
    except ValueError:
        return value
