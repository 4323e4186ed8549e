"""What may not be shown to somebody now, however well it fits, and which of those is the reason."""

from enum import StrEnum

from journal.suggestions.catalogue import Entry, Kind
from journal.suggestions.moments import has_more_today, must_not_wake
from journal.suggestions.situation import OnShift, Situation
from journal.vocabulary import ABUSE, Moment


class Left(StrEnum):
    """What speaks against a suggestion, the weightiest first."""

    HER_LIMIT = "her_limit"
    AFTER_THAT = "after_that"
    WAKES = "wakes"
    ON_CALL = "on_call"
    NOT_AT_WORK = "not_at_work"
    HAS_IT = "has_it"
    ONLY_ON_ASKING = "only_on_asking"
    NO_TIME = "no_time"
    SAME_KIND = "same_kind"
    NO_REASON = "no_reason"
    OTHER_MOMENT = "other_moment"
    FOR_OTHERS = "for_others"


HARMS = frozenset({Left.HER_LIMIT, Left.AFTER_THAT, Left.WAKES})
"""What is not even listed among the guided sessions, which are there at any time otherwise."""

SINCE = frozenset({Left.HER_LIMIT, Left.AFTER_THAT})
"""What ends an offer on a page that was left open; an hour that has come doesn't."""


def forbids(entry: Entry, situation: Situation) -> Left | None:
    """What forbids an entry in this situation, whatever the moment; none when nothing does.

    Nothing that invites a retelling is shown within three days of abuse: one early debriefing
    did harm (odds ratio 2.51 at a year, Cochrane CD000560).
    """
    against = (
        (bool(entry.needs & situation.limits), Left.HER_LIMIT),
        (bool(entry.only_for) and not entry.only_for & situation.limits, Left.FOR_OTHERS),
        (any(hit.kind in entry.not_after for hit in situation.hits), Left.AFTER_THAT),
        (entry.retells and was_abused(situation), Left.AFTER_THAT),
        (entry.wakes and must_not_wake(situation), Left.WAKES),
        (entry.not_on_call and situation.is_on_call, Left.ON_CALL),
        (entry.only_on_shift and not isinstance(situation.shift, OnShift), Left.NOT_AT_WORK),
        (entry.begins_plan and bool(situation.planned), Left.HAS_IT),
        (entry.kind is Kind.RITUAL and has_more_today(situation), Left.OTHER_MOMENT),
    )
    return next((why for is_so, why in against if is_so), None)


def has_time_for(entry: Entry, situation: Situation, moment: Moment) -> bool:
    """Whether the shortest way to do it still fits into the shift, where it is done at work."""
    left = situation.shift.minutes_left if isinstance(situation.shift, OnShift) else None
    return moment is not Moment.BETWEEN or left is None or entry.minutes[0] <= left


def was_abused(situation: Situation) -> bool:
    """Whether abuse is among what happened in the last three days."""
    return any(hit.kind in ABUSE for hit in situation.hits)
