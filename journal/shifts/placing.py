"""Where a moment lies beside a person's shifts: a table of pieces, each with one answer.

The first of these that is true holds. A work stretch runs: ``INSIDE``. A stretch on call does:
``ON_CALL``. No work lies within 31 days before or after: ``UNKNOWN``. The work around is one split
working day: ``BETWEEN``. Work ended at most eight hours ago: ``AFTER``. The next work begins on the
same date: ``BEFORE``. The last work began on it: ``AFTER``. Otherwise it is a ``DAY_OFF``. The date
is by the clock in the zone of the shift begun last, or of the next one where there is none.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from journal.shifts.claims import HOURS_AFTER
from journal.shifts.roster import NEAR, Roster
from journal.shifts.rules import DAY, ShiftInterval, local_moment
from journal.vocabulary import BesideShift

ORDER = tuple(BesideShift)
"""What a code of ``Placer.many`` means."""

NOT_COUNTED = frozenset({BesideShift.INSIDE, BesideShift.ON_CALL})
"""Contact there is no contact outside the shift."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
SECOND, MINUTE = 1_000_000, 60_000_000
CLAIMED = HOURS_AFTER // MICROSECOND + 1
FAR = NEAR // MICROSECOND
ALWAYS, NEVER = -(1 << 62), 1 << 62
MANY = 256
"""From so many moments on it pays to let numpy look them up."""

INSIDE, ON_CALL, BETWEEN, AFTER, BEFORE, DAY_OFF, UNKNOWN = (
    ORDER.index(one)
    for one in (
        BesideShift.INSIDE,
        BesideShift.ON_CALL,
        BesideShift.BETWEEN,
        BesideShift.AFTER,
        BesideShift.BEFORE,
        BesideShift.DAY_OFF,
        BesideShift.UNKNOWN,
    )
)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a moment lies, and the whole minutes since work ended.

    Those are None inside a shift, and where no work ended within 31 days. ``counts`` is whether
    contact at this moment is outside the shift; a private room never counts all the same.
    """

    beside: BesideShift
    minutes_after_shift: int | None
    counts: bool


_Run = tuple[int, int, ShiftInterval, ShiftInterval, ShiftInterval]
"""Work without a break: begin, end, the shift begun first, ended last, and begun last."""

_Piece = tuple[int, int, int]
"""Where a piece begins, its code, and the end of work that its minutes count from, or NEVER.

It goes on to the next one; of two that begin together the later holds.
"""


class Placer:
    """Looks moments up in a roster; made once for many of them."""

    def __init__(self, roster: Roster) -> None:
        """Cut time where the answer changes."""
        pieces = _pieces(roster)
        if roster.on_call:
            pieces = list(_with_on_call(pieces, roster))
        self._begins, codes, self._since = zip(*pieces, strict=True)
        self._codes = bytes(codes)

    def at(self, moment: datetime) -> Placement:
        """Where an aware moment lies."""
        at = _microseconds(moment)
        place = bisect_right(self._begins, at) - 1
        beside, since = ORDER[self._codes[place]], self._since[place]
        minutes = None if since == NEVER else (at - since) // MINUTE
        return Placement(beside, minutes, beside not in NOT_COUNTED)

    def many(self, seconds: Sequence[int]) -> tuple[bytes, "array[int]"]:
        """Where moments in seconds since 1970 lie, in any order: codes, and minutes or -1.

        A code is the place of a ``BesideShift`` in ``ORDER``.
        """
        if len(seconds) >= MANY:
            return self._many_at_once(seconds)
        codes, minutes = bytearray(), array("q")
        for second in seconds:
            at = second * SECOND
            place = bisect_right(self._begins, at) - 1
            since = self._since[place]
            codes.append(self._codes[place])
            minutes.append(-1 if since == NEVER else (at - since) // MINUTE)
        return bytes(codes), minutes

    def _many_at_once(self, seconds: Sequence[int]) -> tuple[bytes, "array[int]"]:
        import numpy as np  # noqa: PLC0415 - a page that places one moment need not load it

        begins, codes, since = self._table
        at = np.asarray(seconds, dtype=np.int64) * SECOND
        places = begins.searchsorted(at, side="right") - 1
        ended = since[places]
        passed = np.where(ended == NEVER, -1, (at - ended) // MINUTE)
        return codes[places].tobytes(), array("q", passed.tobytes())

    @cached_property
    def _table(self) -> tuple[Any, Any, Any]:
        import numpy as np  # noqa: PLC0415 - as above

        codes = np.frombuffer(self._codes, dtype=np.uint8)
        return np.array(self._begins), codes, np.array(self._since)


def _runs(shifts: Sequence[ShiftInterval]) -> Iterator[_Run]:
    """The work of a roster with what touches or overlaps made one."""
    if not shifts:
        return
    first = last = newest = shifts[0]
    for shift in shifts[1:]:
        if shift.starts_at > last.ends_at:
            yield _microseconds(first.starts_at), _microseconds(last.ends_at), first, last, newest
            first = last = shift
        elif shift.ends_at > last.ends_at:
            last = shift
        newest = shift
    yield _microseconds(first.starts_at), _microseconds(last.ends_at), first, last, newest


def _pieces(roster: Roster) -> list[_Piece]:
    """All of time, cut where the answer changes."""
    pieces: list[_Piece] = []
    known_until, before = ALWAYS, None
    for run in _runs(roster.shifts):
        begin, end, *_shifts = run
        if before is not None:
            pieces += _until(_after(before, run), min(begin, known_until))
        if known_until < begin:
            pieces += _until(_ahead(run, known_until), begin)
        pieces.append((begin, INSIDE, NEVER))
        known_until, before = end + FAR + 1, run
    if before is not None:
        pieces += _until(_after(before, None), known_until)
    pieces.append((known_until, UNKNOWN, NEVER))
    return pieces


def _until(pieces: tuple[_Piece, ...], end: int) -> Iterable[_Piece]:
    """Those of some pieces that begin before an end."""
    return pieces if pieces[-1][0] < end else [piece for piece in pieces if piece[0] < end]


def _after(before: _Run, after: _Run | None) -> tuple[_Piece, ...]:
    """What holds after work while it is known, each from its moment on."""
    _begin, end, _first, last, newest = before
    day_over = _day_of(newest, newest.zone)[1]
    if after is None:
        return (end, AFTER, end), (max(end + CLAIMED, day_over), DAY_OFF, end)
    first = after[2]
    if last.local_date == first.local_date:
        return ((end, BETWEEN, end),)
    day_begins = _day_of(first, newest.zone)[0]
    after_until = max(end + CLAIMED, min(day_over, day_begins))
    return (
        (end, AFTER, end),
        (after_until, DAY_OFF, end),
        (max(after_until, day_begins), BEFORE, end),
    )


def _ahead(after: _Run, begin: int) -> tuple[_Piece, ...]:
    """What holds before work where none is known that was before, each from its moment on."""
    known, first = max(begin, after[0] - FAR), after[2]
    day_begins = max(known, _day_of(first, first.zone)[0])
    return (begin, UNKNOWN, NEVER), (known, DAY_OFF, NEVER), (day_begins, BEFORE, NEVER)


def _with_on_call(pieces: list[_Piece], roster: Roster) -> Iterator[_Piece]:
    """Lay the time on call over all pieces but work; the minutes go on counting."""
    stretches = [
        (_microseconds(one.starts_at), _microseconds(one.ends_at))
        for one in roster.on_call_stretches
    ]
    for (begin, code, since), (end, *_rest) in pairwise([*pieces, (NEVER, UNKNOWN, NEVER)]):
        at = begin
        for starts_at, ends_at in _meeting(stretches, begin, end) if code != INSIDE else ():
            if starts_at > at:
                yield at, code, since
            yield max(at, starts_at), ON_CALL, since
            at = min(ends_at, end)
        if at < end:
            yield at, code, since


def _meeting(stretches: list[tuple[int, int]], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Those of sorted, separate stretches that lie between two moments, wholly or in part."""
    index = bisect_right(stretches, begin, key=itemgetter(1))
    while index < len(stretches) and stretches[index][0] < end:
        yield stretches[index]
        index += 1


def _microseconds(moment: datetime) -> int:
    passed = moment - EPOCH
    return (passed.days * 86_400 + passed.seconds) * SECOND + passed.microseconds


def _day_of(shift: ShiftInterval, zone: str) -> tuple[int, int]:
    """When the date on which a shift begins by the clock of a zone begins, and when it is over."""
    own = _date(zone, shift.local_date)
    # Nearly always it is the shift's own date, and asking the zone costs ten times this.
    if not own[0] <= shift.starts_at < own[1]:
        own = _date(zone, shift.starts_at.astimezone(ZoneInfo(zone)).date())
    return own[2:]


@lru_cache(maxsize=1 << 14)
def _date(zone: str, day: date) -> tuple[datetime, datetime, int, int]:
    begins = local_moment(day, 0, ZoneInfo(zone))
    over = local_moment(day + DAY, 0, ZoneInfo(zone))
    return begins, over, _microseconds(begins), _microseconds(over)
