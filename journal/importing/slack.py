"""Reads a Slack export: one packed file with a folder of days for each channel.

Its moments count from 1970, so that no zone is asked. A message is known again by channel
and ``ts``; a thread that repeats the message it answers adds nothing.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from journal.errors import Invalid
from journal.files.packed import is_packed, parts_of
from journal.files.text import LARGEST_FILE_BYTES
from journal.importing.export import MOST_MESSAGES, ParsedExport
from journal.importing.recording import Recording, Said
from journal.importing.slack_lists import LISTS, PEOPLE, Lists, lists_of, objects_in
from journal.importing.written import tidy
from journal.vocabulary import SourceKind, ZoneBasis

PARSER_VERSION = 1

MOST_BYTES = 100 * 1024 * 1024
"""Unpacked; no more than one part of it is in memory at a time."""

# What a person sends has one of these, or none; all else happened in a channel or was written by a
# program, and Slack has new words for that every year.
_SAID = frozenset(
    {
        *("me_message", "file_share", "file_comment", "file_mention"),
        *("thread_broadcast", "reply_broadcast"),
    }
)
_OF_SLACK = frozenset({"USLACKBOT"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\.json", re.ASCII)
_LISTED = re.compile(rb"(?:channels|groups|dms|mpims)\.json")
_A_DAY = re.compile(rb"/\d{4}-\d{2}-\d{2}\.json")
_TS = re.compile(r"(\d{9,10})\.\d{1,6}", re.ASCII)
_SINCE, _UNTIL = 1_000_000_000, 4_102_444_800
_EDGE = 65_536


def looks_like(content: bytes) -> bool:
    """Whether a file is packed and names the lists or the days that Slack packs."""
    if not is_packed(content):
        return False
    names = content[:_EDGE] + content[-_EDGE:]
    return _LISTED.search(names) is not None or (
        b"users.json" in names and _A_DAY.search(names) is not None
    )


def read_slack(content: bytes) -> ParsedExport:
    """Messages of every channel, with the people who sent them; programs are passed over.

    Refusals: ``too_large``, those of ``parts_of`` and ``json_of``, ``unknown_layout``,
    ``no_messages``, ``too_many_messages``.
    """
    if len(content) > LARGEST_FILE_BYTES:
        raise Invalid("too_large")
    if not is_packed(content):
        raise Invalid("unknown_layout")
    # Lists may lie behind the days that need them, so that the file is gone through twice.
    listed = _lists_in(content)
    lists = lists_of(listed)
    reading = _Reading(lists)
    has_days = False
    for folder, part in _days_in(content):
        has_days = True
        reading.take_day(lists.rooms.get(folder, folder), part)
    if not has_days and listed.keys() <= {PEOPLE}:
        raise Invalid("unknown_layout")
    return reading.export()


def _lists_in(content: bytes) -> dict[str, bytes]:
    """The lists by their names, wherever the folder is that somebody packed all of it in."""
    found: dict[str, tuple[int, bytes]] = {}
    for name, part in parts_of(content, _is_list, most_bytes=MOST_BYTES):
        steps = PurePosixPath(name).parts
        depth, _ = found.get(steps[-1], (len(steps) + 1, b""))
        if len(steps) < depth:
            found[steps[-1]] = len(steps), part
    return {name: part for name, (_, part) in found.items()}


def _is_list(name: str) -> bool:
    return PurePosixPath(name).name in LISTS


def _days_in(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The file of each day with the folder it lies in, if it does."""
    for name, part in parts_of(content, _is_day, most_bytes=MOST_BYTES):
        yield tidy(PurePosixPath(name).parent.name), part


def _is_day(name: str) -> bool:
    return _DAY.fullmatch(PurePosixPath(name).name) is not None


class _Reading:
    """The messages met so far, by channel and stamp: each once, wherever it is repeated."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._recording = Recording(SourceKind.SLACK, "slack", ZoneBasis.EPOCH)
        self._said: dict[str, Said] = {}

    def take_day(self, room: str, part: bytes) -> None:
        """Take what was said on a day."""
        for message in objects_in(part):
            if message.get("type") == "message":
                self._take(message, room)

    def _take(self, message: Mapping[str, Any], room: str) -> None:
        who, ts = message.get("user"), message.get("ts")
        if not self._is_said(message) or not isinstance(who, str):
            self._recording.system_lines += 1
            return
        seconds = _seconds(ts)
        if seconds is None:
            self._recording.log.add("rows_left_out", None)
            return
        # Channels are numbered across all of Slack; some exports leave the workspace out, and a
        # channel that two workspaces share is the same in both.
        channel = room.partition("\t")[0]
        identity = f"{channel}|{ts}"
        if identity in self._said:
            self._recording.log.add("repeated_rows", None)
            return
        sender = self._lists.sender(who, message)
        self._said[identity] = Said(seconds=seconds, sender=sender, room=room, identity=identity)
        if len(self._said) > MOST_MESSAGES:
            raise Invalid("too_many_messages")

    def _is_said(self, message: Mapping[str, Any]) -> bool:
        """Whether a person sent it."""
        subtype, who = message.get("subtype"), message.get("user")
        is_person = who not in _OF_SLACK and who not in self._lists.programs
        is_shown = message.get("hidden") is not True
        return is_person and is_shown and (not subtype or subtype in _SAID)

    def export(self) -> ParsedExport:
        """All of them by time, whichever channel they are of."""
        for said in sorted(self._said.values(), key=lambda said: (said.seconds, said.identity)):
            self._recording.add(said)
        return self._recording.export()


def _seconds(written: object) -> int | None:
    """Whole seconds of a ``ts`` such as 1736478514.897649; None for what is none."""
    found = _TS.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        return None
    seconds = int(found[1])
    return seconds if _SINCE <= seconds < _UNTIL else None
