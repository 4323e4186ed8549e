"""Reads a Slack export: one packed file with a folder of days for each channel.

Its moments count from 1970, so that no zone is asked. A message is known again by channel
and ``ts``; a thread that repeats the message it answers adds nothing.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from journal.errors import Invalid
from journal.files.packed import is_packed, parts_of
from journal.importing.export import ParsedExport
from journal.importing.recording import Recording, Said
from journal.importing.written import json_of, tidy
from journal.vocabulary import SourceKind, ZoneBasis

PARSER_VERSION = 1

ROOM_LISTS = ("channels.json", "groups.json", "dms.json", "mpims.json")
PEOPLE = "users.json"

# What happened in a channel, and what no person sent, is no message of anybody.
_NOT_SAID = frozenset(
    {
        "bot_message",
        "channel_archive",
        "channel_join",
        "channel_leave",
        "channel_name",
        "channel_purpose",
        "channel_topic",
        "channel_unarchive",
        "group_join",
        "group_leave",
        "pinned_item",
        "reminder_add",
        "tombstone",
    }
)
_LIKELY = (b"channels.json", b"users.json", b"dms.json", b"groups.json")
_SINCE, _UNTIL = 1_000_000_000, 4_102_444_800


def looks_like(content: bytes) -> bool:
    """Whether a file is packed and names the lists that Slack packs."""
    return is_packed(content) and sum(name in content for name in _LIKELY) > 1


def read_slack(content: bytes) -> ParsedExport:
    """Messages of every channel, with the people who sent them.

    Refusals: those of ``parts_of`` and ``json_of``, ``unknown_layout``, ``no_messages``,
    ``too_many_messages``.
    """
    if not is_packed(content):
        raise Invalid("unknown_layout")
    parts = dict(parts_of(content, lambda name: name.endswith(".json")))
    root = _root_of(parts)
    people = _people(parts.get(f"{root}{PEOPLE}"))
    channels = _channels(parts, root)
    recording = Recording(SourceKind.SLACK, "slack", ZoneBasis.EPOCH)
    seen: set[str] = set()
    for folder, body in sorted(_days(parts, root)):
        room = channels.get(folder, f"{folder}\t{tidy(folder)}")
        for message in _messages(body):
            _take(recording, message, room, people, seen)
    return recording.export()


def _root_of(parts: Mapping[str, bytes]) -> str:
    """The folder that all lies in, if somebody packed the export once more."""
    found = [name for name in parts if PurePosixPath(name).name in ROOM_LISTS]
    if not found:
        raise Invalid("unknown_layout")
    shortest = min(found, key=len)
    return shortest[: -len(PurePosixPath(shortest).name)]


def _people(body: bytes | None) -> dict[str, str]:
    """What each member is called, by the id that messages carry."""
    named = {}
    for one in _dicts(body):
        profile = one.get("profile")
        shown = profile if isinstance(profile, dict) else {}
        names = (
            shown.get("display_name"),
            shown.get("real_name"),
            one.get("real_name"),
            one.get("name"),
        )
        name = next((tidy(name) for name in names if tidy(name)), "")
        if isinstance(one.get("id"), str):
            named[one["id"]] = name
    return named


def _channels(parts: Mapping[str, bytes], root: str) -> dict[str, str]:
    """The room of each folder: its id, and what it is called."""
    rooms = {}
    for listed in ROOM_LISTS:
        for one in _dicts(parts.get(f"{root}{listed}")):
            key, name = one.get("id"), one.get("name")
            if isinstance(key, str):
                shown = tidy(name) or tidy(key)
                rooms[name if isinstance(name, str) and name else key] = f"{tidy(key)}\t{shown}"
    return rooms


def _days(parts: Mapping[str, bytes], root: str) -> Iterator[tuple[str, bytes]]:
    """The file of each day with the folder it lies in."""
    for name, body in parts.items():
        inside = PurePosixPath(name.removeprefix(root)).parts
        if name.startswith(root) and len(inside) > 1:
            yield inside[-2], body


def _take(
    recording: Recording,
    message: Mapping[str, Any],
    room: str,
    people: Mapping[str, str],
    seen: set[str],
) -> None:
    sent, who = _seconds(message.get("ts")), message.get("user")
    if message.get("subtype") in _NOT_SAID or not isinstance(who, str):
        recording.system_lines += 1
        return
    if sent is None:
        recording.log.add("rows_left_out", None)
        return
    channel = room.partition("\t")[0]
    # Channels are numbered across all of Slack; some exports leave the workspace out of messages.
    identity = f"{channel}|{message['ts']}"
    if identity not in seen:
        seen.add(identity)
        sender = f"{tidy(who)}\t{people.get(who) or tidy(who)}"
        recording.add(Said(seconds=sent, sender=sender, room=room, identity=identity))


def _seconds(written: object) -> int | None:
    """Whole seconds of a ``ts`` such as 1736478514.897649; None for what is none."""
    whole = written.partition(".")[0] if isinstance(written, str) else ""
    if not (whole.isascii() and whole.isdigit() and len(whole) <= len(str(_UNTIL))):
        return None
    return int(whole) if _SINCE <= int(whole) < _UNTIL else None


def _messages(body: bytes) -> Iterator[dict[str, Any]]:
    return (one for one in _dicts(body) if one.get("type") == "message")


def _dicts(body: bytes | None) -> Iterator[dict[str, Any]]:
    """The objects of a list; nothing for a part that is missing or no list."""
    if body is None:
        return
    listed = json_of(body)
    if isinstance(listed, list):
        yield from (one for one in listed if isinstance(one, dict))
