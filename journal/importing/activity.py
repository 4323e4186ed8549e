"""Reads ActivityWatch: when which app was open on an Android phone; titles are never looked at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journal.errors import Invalid
from journal.importing.export import ParsedExport
from journal.importing.recording import Recording, Said
from journal.importing.written import (
    json_of,
    milliseconds_of_text,
    seconds_lasted,
    tidy,
)
from journal.vocabulary import ContactChannel, Direction, SourceKind, ZoneBasis

PARSER_VERSION = 1

ONE_LOOK_WITHIN = 60_000
"""Milliseconds between two stretches of one app that are still the same look at it."""

_BEGINNING_BYTES = 64 * 1024
_BUCKETS = re.compile(rb'\A\s*\{\s*"buckets"\s*:\s*\{')
_APPS = "currentwindow"
_UNLOCKS = "os.lockscreen.unlocks"


@dataclass(slots=True)
class _Look:
    """One app in front, from a moment to another, in milliseconds; ``rows`` it was written in."""

    package: str
    begin: int
    end: int
    rows: int = 1


def looks_like(content: bytes) -> bool:
    """Whether it begins as an export of buckets does."""
    beginning = content[:_BEGINNING_BYTES].removeprefix(b"\xef\xbb\xbf")
    return _BUCKETS.match(beginning) is not None


def read_activity(content: bytes) -> ParsedExport:
    """Each look at an app; buckets of computers hold titles and addresses and are passed over.

    Refusals: those of ``json_of``, ``unknown_layout``, ``no_messages``, ``too_many_messages``.
    """
    tree = json_of(content)
    buckets = tree.get("buckets") if isinstance(tree, dict) else None
    if not isinstance(buckets, dict):
        raise Invalid("unknown_layout")
    recording = Recording(SourceKind.ACTIVITY, "activity_buckets", ZoneBasis.IN_FILE)
    apps: dict[str, str] = {}
    stretches: dict[tuple[int, str], int] = {}
    for bucket in buckets.values():
        _take_bucket(bucket, apps, stretches, recording)
    for look in _looks(stretches):
        recording.add(_said(look, apps))
    return recording.export()


def _take_bucket(
    bucket: Any,
    apps: dict[str, str],
    stretches: dict[tuple[int, str], int],
    recording: Recording,
) -> None:
    kind = bucket.get("type") if isinstance(bucket, dict) else None
    events = _events_of(bucket)
    if kind == _UNLOCKS:
        recording.system_lines += len(events)
        return
    packages = [tidy(_data_of(event).get("package")) for event in events]
    if kind != _APPS or not any(packages):
        recording.log.add("other_buckets", None)
        return
    for event, package in zip(events, packages, strict=True):
        begin = milliseconds_of_text(event.get("timestamp")) if package else None
        if begin is None:
            recording.log.add("rows_left_out", None)
            continue
        if (begin, package) in stretches:
            recording.log.add("repeated_rows", None)
        app = tidy(_data_of(event).get("app"))
        apps[package] = apps.get(package) or app
        lasted = 1000 * seconds_lasted(event.get("duration"))
        stretches[begin, package] = max(lasted, stretches.get((begin, package), 0))


def _events_of(bucket: Any) -> list[dict[str, Any]]:
    events = bucket.get("events") if isinstance(bucket, dict) else None
    if not isinstance(events, list):
        return []
    return [event for event in events if isinstance(event, dict)]


def _data_of(event: Mapping[str, Any]) -> Mapping[str, Any]:
    data = event.get("data")
    return data if isinstance(data, dict) else {}


def _looks(stretches: Mapping[tuple[int, str], int]) -> Iterator[_Look]:
    """What a thumb does: screens of one app that follow each other closely are one look at it."""
    running: dict[str, _Look] = {}
    looks = []
    for (begin, package), lasted in sorted(stretches.items()):
        look = running.get(package)
        if look is not None and begin - look.end <= ONE_LOOK_WITHIN:
            look.end = max(look.end, begin + lasted)
            look.rows += 1
            continue
        running[package] = _Look(package, begin, begin + lasted)
        looks.append(running[package])
    return iter(looks)


def _said(look: _Look, apps: Mapping[str, str]) -> Said:
    app = apps[look.package]
    return Said(
        seconds=look.begin // 1000,
        room=f"{look.package}\t{app}" if app else look.package,
        way=Direction.OUT,
        channel=ContactChannel.APP_OPEN,
        duration=seconds_lasted((look.end - look.begin) // 1000),
        # A running event still grows, and buckets were renamed: neither is part of it.
        identity=f"{look.begin}|{look.package}",
        folded=look.rows,
    )
