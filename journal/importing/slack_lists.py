"""The lists of a Slack export: what channels and people are called, and who is a program."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journal.importing.written import json_of, tidy

ROOM_LISTS = ("channels.json", "groups.json", "dms.json", "mpims.json")
PEOPLE = "users.json"
LISTS = frozenset({*ROOM_LISTS, PEOPLE})

_SHOWN_MEMBERS = 6


@dataclass(frozen=True, slots=True)
class Lists:
    """Rooms by the folder that their days lie in, people by id, and the ids of programs."""

    rooms: Mapping[str, str]
    people: Mapping[str, str]
    programs: frozenset[str]

    def sender(self, who: str, message: Mapping[str, Any]) -> str:
        """A person's id, and the name of the list, else the one that the message carries."""
        key = tidy(who)
        name = self.people.get(key) or _name_of(message.get("user_profile"))
        return f"{key}\t{name or key}"


def lists_of(parts: Mapping[str, bytes]) -> Lists:
    """All lists, by the names of their files; one that is missing is empty."""
    people, programs = _people(parts.get(PEOPLE))
    rooms: dict[str, str] = {}
    for listed in ROOM_LISTS:
        for one in objects_in(parts.get(listed)):
            key, name = tidy(one.get("id")), tidy(one.get("name"))
            if key:
                # Rooms of two have no name, and their folder is called by their id.
                shown = name or _members(one.get("members"), people) or key
                rooms[key] = f"{key}\t{shown}"
                rooms[name or key] = rooms[key]
    return Lists(rooms, people, programs)


def objects_in(part: bytes | None) -> Iterator[dict[str, Any]]:
    """The objects of a list; nothing for a part that is missing or no list."""
    listed = None if part is None else json_of(part, keeping=_what_counts)
    if isinstance(listed, list):
        yield from (one for one in listed if isinstance(one, dict))


_KEPT = frozenset(
    {
        *("id", "name", "members", "profile", "user_profile", "real_name", "display_name"),
        *("is_bot", "type", "subtype", "ts", "user", "hidden"),
    }
)


def _what_counts(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object without its words, so that a large file stays small in memory."""
    return {name: value for name, value in pairs if name in _KEPT}


def _people(part: bytes | None) -> tuple[dict[str, str], frozenset[str]]:
    named, programs = {}, set()
    for one in objects_in(part):
        key = tidy(one.get("id"))
        named[key] = _name_of(one.get("profile")) or _name_of(one)
        if one.get("is_bot") is True:
            programs.add(key)
    named.pop("", None)
    return named, frozenset(programs)


def _name_of(found: object) -> str:
    if not isinstance(found, dict):
        return ""
    names = (tidy(found.get(name)) for name in ("display_name", "real_name", "name"))
    return next((name for name in names if name), "")


def _members(found: object, people: Mapping[str, str]) -> str:
    """Who is in a room without a name, as far as they fit on a line."""
    members = found if isinstance(found, list) else []
    return ", ".join(people.get(tidy(one)) or tidy(one) for one in members[:_SHOWN_MEMBERS])
