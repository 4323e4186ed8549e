"""Reads the call records of a telephone system: which calls reached which extension, and when."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journal.errors import Invalid
from journal.importing.cdr_layouts import (
    Leg,
    epoch_of,
    layout_of,
    leg_of,
    lines_of,
    rows_of,
    tells_moments,
)
from journal.importing.export import ParsedExport, WarningLog
from journal.importing.recording import Recording, Said
from journal.importing.written import LONGEST_SECONDS
from journal.vocabulary import ContactChannel, ContactOutcome, Direction, SourceKind, ZoneBasis

PARSER_VERSION = 1

TRUSTED_SHARE = 0.8
"""Ids are moments when so many of them stand at one distance from the written start."""

_BEGINNING_BYTES = 64 * 1024
_QUARTER = 900
_FURTHEST = 14 * 3600
_A_FEW_SECONDS = 5
_SUMMER = 3600
_SAME_CALL = 4 * 3600
_EXTENSION = re.compile(r"[0-9]{2,6}")
_LONG_NUMBER = re.compile(r"\+?[0-9]{7,}")
_CALL_MARK = re.compile(r"-[0-9A-Fa-f]{1,10}(?:;[12])?$")
_LINES_OF_A_SWITCH = frozenset({"dahdi", "zap", "mobile", "vpb"})
_INNER = "local"


@dataclass(frozen=True, slots=True)
class _Device:
    """What a leg rang or was called from: the technology, and its name there."""

    technology: str
    name: str


def looks_like(content: bytes) -> bool:
    """Whether most of its first lines are call records in a known order."""
    beginning = content[:_BEGINNING_BYTES]
    if b"," not in beginning:
        return False
    lines = beginning.decode("utf-8-sig", errors="replace").split("\n")
    return layout_of(lines if len(content) <= _BEGINNING_BYTES else lines[:-1]) is not None


def read_cdr(content: bytes) -> ParsedExport:
    """Each call once for each extension that took part in it, which is its room and its sender.

    All of one call share its identity, so that it counts once for whoever picks several. Rows that
    do not fit are left out and counted. Refusals: ``too_large``, ``empty_file``,
    ``unknown_call_layout``, ``unknown_layout``, ``no_messages``, ``too_many_messages``.
    """
    lines = lines_of(content)
    layout = layout_of(lines)
    if layout is None:
        raise Invalid("unknown_call_layout" if tells_moments(lines) else "unknown_layout")
    log, legs = WarningLog(), dict[Leg, None]()
    for number, row in rows_of(lines):
        leg = leg_of(row, layout)
        if leg is not None:
            if leg in legs:
                log.add("repeated_rows", number)
            legs[leg] = None
        elif number > 1 or not layout.has_head:
            log.add("rows_left_out", number)
    return _recorded(list(legs), layout.name, log)


def _recorded(legs: Sequence[Leg], layout: str, log: WarningLog) -> ParsedExport:
    offset = _offset(legs)
    basis = ZoneBasis.ASKED if offset is None else ZoneBasis.EPOCH
    recording = Recording(SourceKind.CDR, layout, basis)
    recording.log = log
    outside = _outside_lines(legs)
    calls = [(_begin(call, offset), call) for call in _calls(legs)]
    for seconds, call in sorted(calls, key=lambda one: (one[0], one[1][0].call)):
        for said in _said_of(call, outside, seconds):
            recording.add(said)
    return recording.export(joins_rooms=True)


def _calls(legs: Sequence[Leg]) -> Iterator[list[Leg]]:
    """The legs of each call, by their start."""
    together: dict[str, list[Leg]] = {}
    for leg in legs:
        together.setdefault(leg.call, []).append(leg)
    for call in together.values():
        yield sorted(call, key=lambda leg: leg.start)


def _begin(call: Sequence[Leg], offset: int | None) -> int:
    """When a call began: in UTC by its ids where their distance from the written start is known."""
    if offset is None:
        return call[0].start
    begin = call[0].start - offset
    known = [epoch_of(call[0].call), *(leg.epoch for leg in call)]
    near = [one for one in known if one is not None and abs(one - begin) <= _SAME_CALL]
    return min(near, default=begin)


def _offset(legs: Sequence[Leg]) -> int | None:
    """How far the written clock is ahead of UTC, None when the ids do not tell.

    Ids are moments in UTC when most of them lie the same whole quarters from the written start;
    summer time makes two such distances, an hour apart.
    """
    distances = Counter(one for leg in legs if (one := _distance(leg)) is not None)
    if not distances:
        return None
    ((most, count),) = distances.most_common(1)
    beside = max(distances[most - _SUMMER], distances[most + _SUMMER])
    return most if count + beside >= TRUSTED_SHARE * len(legs) else None


def _distance(leg: Leg) -> int | None:
    if leg.epoch is None:
        return None
    written = leg.start - leg.epoch
    whole = round(written / _QUARTER) * _QUARTER
    is_near = abs(written - whole) <= _A_FEW_SECONDS and abs(whole) <= _FURTHEST
    return whole if is_near else None


def _said_of(call: Sequence[Leg], outside: frozenset[_Device], seconds: int) -> Iterator[Said]:
    caller = _caller(call[0], outside)
    rung: dict[str, list[Leg]] = {caller: list(call)} if caller else {}
    for leg in call:
        for extension in _rung(leg, outside):
            rung.setdefault(extension, []).append(leg)
    if not rung:
        rung[call[0].dst] = list(call)
    talked = {name: _talked(legs) for name, legs in rung.items()}
    # For whoever picks several extensions the first counts: who called, then who spoke.
    for name in sorted(rung, key=lambda name: (name != caller, talked[name] is None)):
        lasted = talked[name]
        yield Said(
            seconds=seconds,
            sender=name,
            room=name,
            way=Direction.OUT if name == caller else Direction.IN,
            channel=ContactChannel.CALL,
            outcome=ContactOutcome.MISSED if lasted is None else ContactOutcome.ANSWERED,
            duration=lasted or 0,
            identity=call[0].call,
            folded=len(call),
        )


def _talked(legs: Sequence[Leg]) -> int | None:
    """Seconds from the first to the last word of some legs, None when there was none."""
    talks = [leg.talk for leg in legs if leg.talk is not None]
    if not talks:
        return None
    return min(LONGEST_SECONDS, max(end for _, end in talks) - min(begin for begin, _ in talks))


def _caller(leg: Leg, outside: frozenset[_Device]) -> str:
    """The extension that a call began at, empty when it came from outside."""
    device = _device(leg.channel)
    if _EXTENSION.fullmatch(leg.src) and device not in outside:
        return leg.src
    return device.name if device.technology != _INNER and _is_ours(device, outside) else ""


def _rung(leg: Leg, outside: frozenset[_Device]) -> Iterator[str]:
    """The extensions that a leg rang at."""
    is_line = any(leg.dst == device.name for device in outside)
    if _EXTENSION.fullmatch(leg.dst) and not is_line:
        yield leg.dst
    inner = _device(leg.channel)
    devices = [_device(leg.dst_channel), *([inner] if inner.technology == _INNER else ())]
    for device in devices:
        if _is_ours(device, outside) and device.name != leg.dst:
            yield device.name


def _is_ours(device: _Device, outside: frozenset[_Device]) -> bool:
    if device.technology in _LINES_OF_A_SWITCH or device in outside:
        return False
    is_numbered = _EXTENSION.fullmatch(device.name) is not None
    return is_numbered or (bool(device.name) and device.technology != _INNER)


def _outside_lines(legs: Sequence[Leg]) -> frozenset[_Device]:
    """Devices through which long numbers come and go: lines to the outside, no extensions.

    Some are named after the number that is dialled there, and look like an extension. A masked
    call that goes out has long numbers on both sides; it tells nothing of a numbered device.
    """
    found, ours = set(), set()
    for leg in legs:
        here, there = _device(leg.channel), _device(leg.dst_channel)
        comes, goes = (_LONG_NUMBER.fullmatch(number) for number in (leg.src, leg.dst))
        if comes and goes:
            found |= {one for one in (here, there) if not _EXTENSION.fullmatch(one.name)}
        elif comes or goes:
            found.add(here if comes else there)
        ours |= {one for one, number in ((here, leg.src), (there, leg.dst)) if one.name == number}
    return frozenset(one for one in found - ours if one.name and one.technology != _INNER)


def _device(channel: str) -> _Device:
    technology, _, rest = channel.partition("/")
    name = rest.partition("@")[0] if "@" in rest else _CALL_MARK.sub("", rest)
    return _Device(technology.casefold(), name)
