"""Reads Telegram's ``result.json``: one chat, or all chats of an account."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from journal.errors import Invalid
from journal.importing.export import ParsedExport
from journal.importing.recording import Recording, Said
from journal.importing.written import json_of, milliseconds_of_number, seconds_lasted, tidy
from journal.vocabulary import (
    ContactChannel,
    ContactOutcome,
    SourceKind,
    ZoneBasis,
)

PARSER_VERSION = 1

_BEGINNING_BYTES = 65_536
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - old exports have no zone
_OWN_NOTES, _CALLED = "saved_messages", "phone_call"
_KEPT = frozenset(
    {
        *("personal_information", "user_id", "chats", "left_chats", "list", "messages", "id"),
        *("name", "type", "date", "date_unixtime", "from", "from_id", "actor", "actor_id"),
        *("action", "duration_seconds"),
    }
)
"""All that is looked at in an export; the words of messages are dropped while it is parsed."""

_MESSAGE = re.compile(rb'"messages"\s*:\s*\[')
_SAID = re.compile(rb'"(?:date_unixtime|from_id)"|"type"\s*:\s*"(?:message|service)"')
_ACCOUNT = re.compile(
    rb'"personal_information"\s*:|"about"\s*:\s*"Here is the data you requested|"left_chats"\s*:'
)
_PAGE = re.compile(rb"<!DOCTYPE html>.{0,400}<title>Exported Data</title>", re.DOTALL)


def looks_like(content: bytes) -> bool:
    """Whether a file is JSON that speaks of messages as Telegram does, or Telegram's own page.

    The page cannot be read; taking it is what lets the reader say so.
    """
    beginning = content[:_BEGINNING_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not beginning.startswith(b"{"):
        return _is_page(beginning)
    has_chat = _MESSAGE.search(beginning) is not None and _SAID.search(beginning) is not None
    return has_chat or _ACCOUNT.search(beginning) is not None


def _is_page(beginning: bytes) -> bool:
    return _PAGE.match(beginning) is not None


def read_telegram(content: bytes) -> ParsedExport:
    """Messages and calls of every chat, known again by chat and number.

    Refusals: those of ``json_of``, ``unknown_layout``, ``no_messages``, ``too_many_messages``.
    """
    if content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        raise Invalid("unknown_layout")
    tree = json_of(content, keeping=_what_counts)
    if not isinstance(tree, dict):
        raise Invalid("unknown_layout")
    chats = list(_chats(tree))
    if not chats:
        raise Invalid("unknown_layout")
    messages = [one for chat in chats for one in _messages(chat)]
    # Older exports have the local clock alone; mixing both would shift some of the messages.
    is_exact = all("date_unixtime" in one for one in messages)
    is_numbered = all(_is_number(one.get("id")) for one in (*chats, *messages))
    reading = _Reading(is_exact=is_exact, is_numbered=is_numbered)
    rooms: dict[str, str] = {}
    for number, chat in enumerate(chats):
        key = _key(chat, number if len(chats) > 1 else None)
        room = rooms.setdefault(key, f"{key}\t{tidy(chat.get('name')) or key}" if key else "")
        for message in _messages(chat):
            reading.take(message, room)
    return reading.recording.export(owner=reading.senders.get(_owner(tree)))


def _what_counts(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object without its words, so that a large file stays small in memory."""
    return {name: value for name, value in pairs if name in _KEPT}


def _chats(tree: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if isinstance(tree.get("messages"), list):
        yield dict(tree)
    for part in ("chats", "left_chats"):
        listed = tree.get(part)
        found = listed.get("list") if isinstance(listed, dict) else None
        for chat in found if isinstance(found, list) else ():
            # What she writes to herself reaches nobody, and nobody reaches her by it.
            is_chat = isinstance(chat, dict) and isinstance(chat.get("messages"), list)
            if is_chat and chat.get("type") != _OWN_NOTES:
                yield chat


def _messages(chat: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    return (one for one in chat["messages"] if isinstance(one, dict))


def _is_number(found: object) -> bool:
    return isinstance(found, int) and not isinstance(found, bool)


def _key(chat: Mapping[str, Any], number: int | None) -> str:
    """By what a chat is known again: its own number, its name, or its place among others."""
    if _is_number(chat.get("id")):
        return str(chat["id"])
    return tidy(chat.get("name")) or ("" if number is None else f"chat {number}")


def _owner(tree: Mapping[str, Any]) -> str:
    """The number of the person whose account was exported, empty if the file does not say it."""
    person = tree.get("personal_information")
    key = person.get("user_id") if isinstance(person, dict) else None
    return _sender_key(key)


def _sender_key(found: object) -> str:
    """Who an id is; older exports leave out that it is a person's."""
    return f"user{found}" if _is_number(found) else tidy(found)


@dataclass(slots=True)
class _Reading:
    """What has been read, and by which name each sender went first."""

    is_exact: bool
    is_numbered: bool
    recording: Recording = field(init=False)
    known: set[str] = field(default_factory=set)
    senders: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        basis = ZoneBasis.EPOCH if self.is_exact else ZoneBasis.ASKED
        self.recording = Recording(SourceKind.TELEGRAM, "telegram", basis)

    def take(self, message: Mapping[str, Any], room: str) -> None:
        """Take one message or call; whatever else happened in a chat is counted only."""
        is_call = message.get("action") == _CALLED
        if message.get("type") != "message" and not is_call:
            self.recording.system_lines += 1
            return
        seconds = _seconds(message, is_exact=self.is_exact)
        if seconds is None:
            self.recording.log.add("rows_left_out", None)
            return
        chat = room.partition("\t")[0]
        identity = f"{chat}|{message['id']}" if self.is_numbered else ""
        if identity in self.known:
            self.recording.log.add("repeated_rows", None)
            return
        self.known |= {identity} if identity else set()
        self.recording.add(
            Said(
                seconds=seconds,
                sender=self._sender(message),
                room=room,
                channel=ContactChannel.CALL if is_call else ContactChannel.MESSENGER,
                outcome=_outcome(message) if is_call else ContactOutcome.NONE,
                duration=seconds_lasted(message.get("duration_seconds")) if is_call else None,
                identity=identity,
            )
        )

    def _sender(self, message: Mapping[str, Any]) -> str:
        """Who sent it: a number where there is one, with the first name it went by."""
        name = tidy(message.get("from") or message.get("actor"))
        key = _sender_key(message.get("from_id") or message.get("actor_id"))
        if not key:
            return name
        return self.senders.setdefault(key, f"{key}\t{name or key}")


def _outcome(message: Mapping[str, Any]) -> ContactOutcome:
    """Whether anybody spoke: a call that lasted no second rang, whoever gave it up."""
    lasted = seconds_lasted(message.get("duration_seconds"))
    return ContactOutcome.ANSWERED if lasted else ContactOutcome.MISSED


def _seconds(message: Mapping[str, Any], *, is_exact: bool) -> int | None:
    if is_exact:
        exact = milliseconds_of_number(message.get("date_unixtime"))
        return None if exact is None else exact // 1000
    written = message.get("date")
    try:
        moment = datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
    if moment is None or moment.tzinfo is not None or moment.year not in range(2000, 2100):
        return None
    return int((moment - _EPOCH).total_seconds())
