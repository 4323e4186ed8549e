"""Which kind of moment it is, from the person's own shifts rather than from office hours."""

from datetime import UTC, datetime, timedelta

from journal.suggestions.situation import Hit, OffShift, OnShift, Situation, UnknownShift
from journal.vocabulary import ABUSE, Moment

JUST_AFTER_ABUSE = 180
END_OF_SHIFT = 120
EVENING = 8 * 60
SLEEP_AFTER_NIGHT_WORK = 9 * 60
BEFORE_SHIFT = 4 * 60
LEAVING_SOON = 60
SHORT_REST_HOURS = 11
NIGHT_BEGINS, NIGHT_ENDS = 23, 6
MIDDLE_OF_NIGHT = 2 * 60
MORNING_END_FROM, MORNING_END_TO = 3, 11
MINUTES_A_DAY = 24 * 60
UP_ON_A_DAY_OFF = 9


def moment_of(situation: Situation) -> Moment | None:
    """The kind of moment, or none when the shift is unknown or about to begin."""
    if last_abuse(situation) is not None:
        return Moment.AFTER_ABUSE
    if isinstance(situation.shift, UnknownShift):
        return None
    if isinstance(situation.shift, OffShift):
        return _off_moment(situation, situation.shift)
    leaving = rest_is_near(situation) and has_short_rest(situation)
    return Moment.BEFORE_SHORT_REST if leaving else Moment.BETWEEN


def last_abuse(situation: Situation) -> Hit | None:
    """The latest insult, threat or sexual remark, if it was less than three hours ago."""
    recent = [h for h in situation.hits if h.kind in ABUSE and h.minutes_ago <= JUST_AFTER_ABUSE]
    return min(recent, key=lambda hit: hit.minutes_ago, default=None)


def has_short_rest(situation: Situation) -> bool:
    """Whether fewer than 11 hours lie between the shifts."""
    return situation.rest_hours is not None and situation.rest_hours < SHORT_REST_HOURS


def rest_is_near(situation: Situation) -> bool:
    """Whether a shift is about to end, or has just ended."""
    match situation.shift:
        case OnShift(minutes_left=left):
            return left <= LEAVING_SOON
        case OffShift(minutes_since=int(since)):
            return since <= END_OF_SHIFT
        case _:
            return False


def must_not_wake(situation: Situation) -> bool:
    """Whether it is night for her, or too early on a day off; at work no hour is night.

    Night is 23 to 6 on her clock, and the nine hours after a night's work. A day off begins at 9.
    """
    if isinstance(situation.shift, OnShift):
        return False
    if isinstance(situation.shift, UnknownShift):
        return _is_night_by_the_clock(situation)
    since = situation.shift.minutes_since
    ended = MINUTES_A_DAY if since is None else since
    too_early = ended > EVENING and situation.now.hour < UP_ON_A_DAY_OFF
    return too_early or _is_sleep_time(situation, situation.shift)


def has_more_today(situation: Situation) -> bool:
    """Whether it is the pause inside a split shift: the same working day goes on after it."""
    if not isinstance(situation.shift, OffShift) or situation.rest_hours is not None:
        return False
    since, until = situation.shift.minutes_since, situation.shift.minutes_until
    return since is not None and until is not None and since + until < SHORT_REST_HOURS * 60


def minutes_into_moment(situation: Situation, moment: Moment) -> int:
    """How long this moment has lasted; an answer older than this belonged to another one.

    A night goes on over midnight, and the night before is another one. What comes before a short
    rest begins at work and goes on after it.
    """
    abuse = last_abuse(situation)
    if abuse is not None:
        return abuse.minutes_ago
    match situation.shift:
        case OnShift(minutes_into=into):
            return into
        case OffShift(minutes_since=since) if moment is Moment.NIGHT:
            return SLEEP_AFTER_NIGHT_WORK if since is None else min(since, SLEEP_AFTER_NIGHT_WORK)
        case OffShift(minutes_since=int(since)) if moment is not Moment.DAY_OFF:
            return since + (LEAVING_SOON if moment is Moment.BEFORE_SHORT_REST else 0)
        case _:
            began = situation.now.replace(hour=0, minute=0).astimezone(UTC)
            return int((situation.now.astimezone(UTC) - began).total_seconds() // 60)


def seed_of(situation: Situation) -> str:
    """A text that stays the same while one moment lasts, so that looking twice shows the same."""
    moment = moment_of(situation)
    if moment is None:
        return ""
    began = _clock_then(situation, minutes_into_moment(situation, moment))
    return f"{moment} {began.date()}"


def _off_moment(situation: Situation, off: OffShift) -> Moment | None:
    since = MINUTES_A_DAY if off.minutes_since is None else off.minutes_since
    if since <= END_OF_SHIFT:
        return Moment.BEFORE_SHORT_REST if has_short_rest(situation) else Moment.AFTER_SHIFT
    if _is_sleep_time(situation, off):
        return Moment.NIGHT
    if off.minutes_until is not None and off.minutes_until <= BEFORE_SHIFT:
        return None
    return Moment.EVENING if since <= EVENING else Moment.DAY_OFF


def _is_sleep_time(situation: Situation, off: OffShift) -> bool:
    since = MINUTES_A_DAY if off.minutes_since is None else off.minutes_since
    if since <= SLEEP_AFTER_NIGHT_WORK and _worked_the_night(situation, since, off.minutes_worked):
        return True
    return _is_night_by_the_clock(situation)


def _worked_the_night(situation: Situation, since: int, worked: int | None) -> bool:
    ended = _clock_then(situation, since)
    if not MORNING_END_FROM <= ended.hour < MORNING_END_TO:
        return False
    # A baker's morning is none, nor is the first half of a split shift.
    return worked is None or ended.hour * 60 + ended.minute - worked <= MIDDLE_OF_NIGHT


def _is_night_by_the_clock(situation: Situation) -> bool:
    return situation.now.hour >= NIGHT_BEGINS or situation.now.hour < NIGHT_ENDS


def _clock_then(situation: Situation, minutes_ago: int) -> datetime:
    # Counted in UTC: on the two nights when clocks change, the one on the wall jumps.
    then = situation.now.astimezone(UTC) - timedelta(minutes=minutes_ago)
    return then.astimezone(situation.now.tzinfo)
