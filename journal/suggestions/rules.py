"""What fits a moment, in which order, and when to keep silent (restore.md; science.md 2.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from journal.suggestions.catalogue import Entry
from journal.suggestions.moments import minutes_into_moment, moment_of
from journal.suggestions.reasons import Reason, Why, reason_for, reasons_of
from journal.suggestions.situation import Answered, OnShift, Situation, UnknownShift
from journal.vocabulary import Moment, OfferAnswer

LATER_RESTS = 60
DONE_RESTS = 30
ONE_SHIFT = 12 * 60
DONE = frozenset({OfferAnswer.STARTED, OfferAnswer.FINISHED})


class Quiet(StrEnum):
    """Why nothing is offered."""

    SHIFT_UNKNOWN = "shift_unknown"
    BEFORE_SHIFT = "before_shift"
    NOT_NOW = "not_now"
    LATER = "later"
    JUST_DONE = "just_done"
    NOTHING_FITS = "nothing_fits"


@dataclass(frozen=True, slots=True)
class Offered:
    """One suggestion for this moment and why it was chosen."""

    entry: Entry
    moment: Moment
    reason: Reason


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing is offered now."""

    reason: Quiet


def offer_for(situation: Situation, catalogue: Sequence[Entry]) -> Offered | Silence:
    """The one suggestion that fits, the same for the same situation, or why there is none."""
    moment = moment_of(situation)
    if moment is None:
        unknown = isinstance(situation.shift, UnknownShift)
        return Silence(Quiet.SHIFT_UNKNOWN if unknown else Quiet.BEFORE_SHIFT)
    quiet = _asked_for_quiet(situation, moment)
    if quiet is not None:
        return Silence(quiet)
    tired_of = _kinds_done(situation, catalogue)
    kept = {a.entry_id for a in situation.answers if _keeps(a, moment)}
    candidates = [
        offered
        for offered in what_fits(situation, catalogue)
        if offered.entry.kind not in tired_of and _may_come_by_itself(offered.entry, moment)
    ]
    first = min(
        candidates, key=lambda o: (not o.entry.employer_duty, o.entry.id not in kept), default=None
    )
    return first or Silence(Quiet.NOTHING_FITS)


def what_fits(situation: Situation, catalogue: Sequence[Entry]) -> tuple[Offered, ...]:
    """Everything that may be shown now when the person asks for more, in the catalogue's order."""
    moment = moment_of(situation)
    if moment is None:
        return ()
    reasons = reasons_of(situation, moment)
    return tuple(
        Offered(entry, moment, reason)
        for entry in catalogue
        if is_allowed(entry, situation, moment)
        and (reason := reason_for(entry, reasons)) is not None
    )


def all_allowed(situation: Situation, catalogue: Sequence[Entry]) -> tuple[Offered, ...]:
    """Everything that nothing forbids, whatever the moment; for somebody who asks for more."""
    here = moment_of(situation)
    return tuple(
        Offered(entry, here or min(entry.moments), Reason(Why.ASKED))
        for entry in catalogue
        if _is_harmless(entry, situation)
        and (here is not Moment.NIGHT or entry.lowers_arousal)
        and (here is not Moment.AFTER_ABUSE or Moment.AFTER_ABUSE in entry.moments)
    )


def is_allowed(entry: Entry, situation: Situation, moment: Moment) -> bool:
    """Whether an entry belongs to this moment and nothing that happened lately forbids it."""
    return moment in entry.moments and _is_harmless(entry, situation)


def _is_harmless(entry: Entry, situation: Situation) -> bool:
    if entry.only_on_shift and not isinstance(situation.shift, OnShift):
        return False
    return not any(hit.kind in entry.not_after for hit in situation.hits)


def _may_come_by_itself(entry: Entry, moment: Moment) -> bool:
    # Right after abuse only a pause that is owed or something that lowers arousal is offered;
    # the rest waits under "others" (science.md 2.3, g = -0.63 against -0.02).
    return moment is not Moment.AFTER_ABUSE or entry.employer_duty or entry.lowers_arousal


def _asked_for_quiet(situation: Situation, moment: Moment) -> Quiet | None:
    began = minutes_into_moment(situation, moment)
    of_this_moment = [a for a in situation.answers if a.minutes_ago <= began]
    for answered in of_this_moment:
        if answered.answer is OfferAnswer.NOT_NOW and answered.moment is moment:
            return Quiet.NOT_NOW
        if answered.answer is OfferAnswer.LATER and answered.minutes_ago < LATER_RESTS:
            return Quiet.LATER
        if answered.answer in DONE and answered.minutes_ago < DONE_RESTS:
            return Quiet.JUST_DONE
    return None


def _kinds_done(situation: Situation, catalogue: Sequence[Entry]) -> set[str]:
    done = {
        answered.entry_id
        for answered in situation.answers
        if answered.answer in DONE and answered.minutes_ago <= ONE_SHIFT
    }
    return {entry.kind for entry in catalogue if entry.id in done}


def _keeps(answered: Answered, moment: Moment) -> bool:
    return answered.answer is OfferAnswer.LATER and answered.moment is moment
