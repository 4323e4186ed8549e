"""From a file's own clock to UTC and back to the clock on the wall, many moments at a time."""

from array import array
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from journal.importing.export import DAY_SECONDS

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - exports have no zone
_UTC_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY = date(1970, 1, 1).toordinal()


def utc_seconds(moments: Iterable[int], zone: ZoneInfo) -> tuple["array[int]", int]:
    """UTC seconds of local ones in file order, and how many stood in an hour the clock skipped.

    A skipped minute moves forward by the gap. Of a repeated hour the first pass is meant until
    the file's clock jumps back inside it.
    """
    days: dict[int, tuple[int, int] | None] = {}
    found = array("q")
    skipped, before, is_second_pass = 0, 0, False
    for moment in moments:
        day = moment // DAY_SECONDS
        if day not in days:
            days[day] = _offsets_of_day(day, zone)
        first, second = days[day] or _offsets(moment // 60, zone)
        is_repeated = first > second
        is_second_pass = is_repeated and (is_second_pass or 0 < before - moment < first - second)
        skipped += first < second
        before = moment if is_repeated else 0
        found.append(moment - (second if is_second_pass else first))
    return found, skipped


class WallClock:
    """The local date and minute of UTC seconds in one zone; asks the zone once a day."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._offsets: dict[int, int | None] = {}
        self._dates: dict[int, date] = {}

    def seconds(self, moment: int) -> int:
        """Seconds since 1970 on the local clock."""
        day = moment // DAY_SECONDS
        if day not in self._offsets:
            edges = {self._offset(day * DAY_SECONDS), self._offset((day + 1) * DAY_SECONDS)}
            self._offsets[day] = edges.pop() if len(edges) == 1 else None
        offset = self._offsets[day]
        return moment + (self._offset(moment) if offset is None else offset)

    def place(self, moment: int) -> tuple[date, int]:
        """The local date, and the minute since its midnight."""
        day, second = divmod(self.seconds(moment), DAY_SECONDS)
        if day not in self._dates:
            self._dates[day] = date.fromordinal(_EPOCH_DAY + day)
        return self._dates[day], second // 60

    def _offset(self, moment: int) -> int:
        return _seconds(moment_of(moment).astimezone(self._zone).utcoffset())


def moment_of(seconds: int) -> datetime:
    """The aware moment of UTC seconds since 1970."""
    return _UTC_EPOCH + timedelta(seconds=seconds)


def seconds_of(moment: datetime) -> int:
    """Whole UTC seconds since 1970 of an aware moment."""
    return int((moment - _UTC_EPOCH).total_seconds())


def _offsets_of_day(day: int, zone: ZoneInfo) -> tuple[int, int] | None:
    """The offsets of a whole local day, None for one on which the clock changes."""
    begin = day * DAY_SECONDS // 60
    edges = {_offsets(minute, zone) for minute in (begin, begin + DAY_SECONDS // 60)}
    return edges.pop() if len(edges) == 1 else None


def _offsets(minute: int, zone: ZoneInfo) -> tuple[int, int]:
    """Seconds east of UTC of a local minute on the first and on the second pass of the clock."""
    local = (_EPOCH + timedelta(minutes=minute)).replace(tzinfo=zone)
    first, second = local.utcoffset(), local.replace(fold=1).utcoffset()
    return _seconds(first), _seconds(second)


def _seconds(offset: timedelta | None) -> int:
    return 0 if offset is None else int(offset.total_seconds())
