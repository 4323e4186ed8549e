"""Reads Telegram's ``result.json``: one chat, or all chats of an account."""

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
_MISSED = frozenset({"missed", "busy", "disconnect"})


def looks_like(content: bytes) -> bool:
    """Whether a file is JSON that speaks of messages the way Telegram does."""
    beginning = content[:_BEGINNING_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not beginning.startswith(b"{"):
        return False
    has_chats = b'"messages"' in beginning or b'"chats"' in beginning
    return has_chats and (b'"date_unixtime"' in beginning or b'"from' in beginning)


def read_telegram(content: bytes) -> ParsedExport:
    """Messages and calls of every chat, known again by chat and number.

    Refusals: those of ``json_of``, ``unknown_layout``, ``no_messages``, ``too_many_messages``.
    """
    tree = json_of(content.removeprefix(b"\xef\xbb\xbf"))
    if not isinstance(tree, dict):
        raise Invalid("unknown_layout")
    chats = list(_chats(tree))
    if not chats:
        raise Invalid("unknown_layout")
    messages = [one for chat in chats for one in _messages(chat)]
    # Older exports have the local clock alone; mixing both would shift some of the messages.
    is_exact = all("date_unixtime" in one for one in messages)
    is_numbered = all(isinstance(one.get("id"), int) for one in messages)
    basis = ZoneBasis.EPOCH if is_exact else ZoneBasis.ASKED
    reading = _Reading(
        Recording(SourceKind.TELEGRAM, "telegram", basis),
        is_exact=is_exact,
        is_numbered=is_numbered,
    )
    for number, chat in enumerate(chats):
        room = _room(chat, number)
        for message in _messages(chat):
            reading.take(message, room)
    return reading.recording.export(owner=reading.senders.get(_owner(tree)))


def _chats(tree: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    if isinstance(tree.get("messages"), list):
        yield dict(tree)
    for part in ("chats", "left_chats"):
        listed = tree.get(part)
        found = listed.get("list") if isinstance(listed, dict) else None
        for chat in found if isinstance(found, list) else ():
            if isinstance(chat, dict) and isinstance(chat.get("messages"), list):
                yield chat


def _messages(chat: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    return (one for one in chat["messages"] if isinstance(one, dict))


def _room(chat: Mapping[str, Any], number: int) -> str:
    """The chat's own number, and what it is called."""
    key = str(chat["id"]) if isinstance(chat.get("id"), int) else f"chat {number}"
    return f"{key}\t{tidy(chat.get('name')) or key}"


def _owner(tree: Mapping[str, Any]) -> str:
    """The number of the person whose account was exported, empty if the file does not say it."""
    person = tree.get("personal_information")
    key = person.get("user_id") if isinstance(person, dict) else None
    return f"user{key}" if isinstance(key, int) else ""


@dataclass(slots=True)
class _Reading:
    """What has been read, and by which name each sender went first."""

    recording: Recording
    is_exact: bool
    is_numbered: bool
    senders: dict[str, str] = field(default_factory=dict)

    def take(self, message: Mapping[str, Any], room: str) -> None:
        """Take one message or call; whatever else happened in a chat is counted only."""
        is_call = message.get("action") == "phone_call"
        if message.get("type") != "message" and not is_call:
            self.recording.system_lines += 1
            return
        seconds = _seconds(message, is_exact=self.is_exact)
        if seconds is None:
            self.recording.log.add("rows_left_out", None)
            return
        chat = room.partition("\t")[0]
        self.recording.add(
            Said(
                seconds=seconds,
                sender=self._sender(message),
                room=room,
                channel=ContactChannel.CALL if is_call else ContactChannel.MESSENGER,
                outcome=_outcome(message) if is_call else ContactOutcome.NONE,
                duration=seconds_lasted(message.get("duration_seconds")) if is_call else None,
                identity=f"{chat}|{message['id']}" if self.is_numbered else "",
            )
        )

    def _sender(self, message: Mapping[str, Any]) -> str:
        """Who sent it: a number where there is one, with the first name it went by."""
        name = tidy(message.get("from") or message.get("actor"))
        key = tidy(message.get("from_id") or message.get("actor_id"))
        if not key:
            return name
        return self.senders.setdefault(key, f"{key}\t{name or key}")


def _outcome(message: Mapping[str, Any]) -> ContactOutcome:
    is_missed = message.get("discard_reason") in _MISSED
    lasted = seconds_lasted(message.get("duration_seconds"))
    return ContactOutcome.MISSED if is_missed and not lasted else ContactOutcome.ANSWERED


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
