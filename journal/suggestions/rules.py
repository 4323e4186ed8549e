"""What fits a moment, in which order, and when to keep silent (restore.md; science.md 2.6)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from journal.suggestions.catalogue import Entry
from journal.suggestions.life import LATER_RESTS, ONE_SHIFT, Life, kept_for, life_of
from journal.suggestions.limits import Left, forbids, has_time_for
from journal.suggestions.moments import minutes_into_moment, moment_of
from journal.suggestions.reasons import Reason, Why, reason_for, reasons_of
from journal.suggestions.situation import Situation, UnknownShift
from journal.vocabulary import Limit, Moment, OfferAnswer

DONE_RESTS = 30
DONE = frozenset({OfferAnswer.STARTED, OfferAnswer.FINISHED})

Order = Callable[[tuple[Entry, ...]], Sequence[Entry]]
"""Puts what fits in the order that seems to do her good; what the employer owes is not asked."""


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


@dataclass(frozen=True, slots=True)
class Explained:
    """An offer or a silence with everything that led to it, for the person to read.

    ``reasons`` spoke, the strongest first; ``also`` fits and waits under "others"; ``left_out``
    names what isn't shown, in the catalogue's order, each with what speaks against it. Without an
    employer nobody owes her anything.
    """

    outcome: Offered | Silence
    moment: Moment | None
    reasons: tuple[Reason, ...]
    also: tuple[Entry, ...]
    left_out: tuple[tuple[Left, tuple[Entry, ...]], ...]
    has_employer: bool


def as_listed(entries: tuple[Entry, ...]) -> Sequence[Entry]:
    """The catalogue's own order, before anything is known of what helps her."""
    return entries


def offer_for(
    situation: Situation, catalogue: Sequence[Entry], order: Order = as_listed
) -> Offered | Silence:
    """The one suggestion that fits, the same for the same situation, or why there is none.

    What the employer owes comes first, then what she put off to such a moment, then ``order``.
    """
    moment = moment_of(situation)
    if moment is None:
        unknown = isinstance(situation.shift, UnknownShift)
        return Silence(Quiet.SHIFT_UNKNOWN if unknown else Quiet.BEFORE_SHIFT)
    quiet = _asked_for_quiet(situation, moment)
    if quiet is not None:
        return Silence(quiet)
    done = _kinds_done(situation, catalogue)
    fitting = {
        offered.entry: offered
        for offered in what_fits(situation, catalogue)
        if _waits(offered.entry, moment, done) is None
    }
    first = _first(tuple(fitting), kept_for(situation.answers, moment), order)
    return Silence(Quiet.NOTHING_FITS) if first is None else fitting[first]


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
        if forbids(entry, situation) is None
        and (here is not Moment.NIGHT or entry.lowers_arousal)
        and (here is not Moment.AFTER_ABUSE or Moment.AFTER_ABUSE in entry.moments)
    )


def is_allowed(entry: Entry, situation: Situation, moment: Moment) -> bool:
    """Whether an entry belongs to this moment and nothing that happened lately forbids it."""
    is_now = moment in entry.moments and has_time_for(entry, situation, moment)
    return is_now and forbids(entry, situation) is None


def explain(
    situation: Situation, catalogue: Sequence[Entry], order: Order = as_listed
) -> Explained:
    """What ``offer_for`` says, with the reasons that spoke and what was left out and why."""
    outcome, moment = offer_for(situation, catalogue, order), moment_of(situation)
    reasons = () if moment is None else reasons_of(situation, moment)
    first = outcome.entry if isinstance(outcome, Offered) else None
    also = [one.entry for one in what_fits(situation, catalogue) if one.entry != first]
    done = _kinds_done(situation, catalogue)
    left: dict[Left, list[Entry]] = {}
    for entry in catalogue:
        why = _left_out(entry, situation, moment, done)
        if why is not None:
            left.setdefault(why, []).append(entry)
    return Explained(
        outcome=outcome,
        moment=moment,
        reasons=_each_once(reason for _states, reason in reasons),
        also=tuple(entry for entry in also if _waits(entry, moment, done) is None),
        left_out=tuple((why, tuple(left[why])) for why in Left if why in left),
        has_employer=Limit.AN_EMPLOYER not in situation.limits,
    )


def _each_once(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    # Abuse is a hard contact as well; the person reads of it once.
    told: dict[object, Reason] = {}
    for reason in reasons:
        told.setdefault((reason.kind, reason.minutes_ago) if reason.kind else reason.key, reason)
    return tuple(told.values())


def _left_out(
    entry: Entry, situation: Situation, moment: Moment | None, done: Iterable[str]
) -> Left | None:
    against = forbids(entry, situation)
    if against is not None or moment is None:
        return against
    if moment not in entry.moments:
        return Left.OTHER_MOMENT
    if not has_time_for(entry, situation, moment):
        return Left.NO_TIME
    if reason_for(entry, reasons_of(situation, moment)) is None:
        return Left.NO_REASON
    return _waits(entry, moment, done)


def _first(fitting: tuple[Entry, ...], kept: frozenset[str], order: Order) -> Entry | None:
    owed = tuple(entry for entry in fitting if entry.employer_duty)
    put_off = tuple(entry for entry in owed or fitting if entry.id in kept)
    if put_off or owed:
        return (put_off or owed)[0]
    return next(iter(order(fitting) if fitting else ()), None)


def _waits(entry: Entry, moment: Moment | None, done: Iterable[str]) -> Left | None:
    # Right after abuse only a pause that is owed or something that lowers arousal comes by
    # itself; the rest waits under "others" (science.md 2.3, g = -0.63 against -0.02).
    is_calm = entry.employer_duty or entry.lowers_arousal
    if moment is Moment.AFTER_ABUSE and not is_calm:
        return Left.ONLY_ON_ASKING
    return Left.SAME_KIND if entry.kind in done else None


def _asked_for_quiet(situation: Situation, moment: Moment) -> Quiet | None:
    began = minutes_into_moment(situation, moment)
    of_this_moment = [a for a in situation.answers if a.minutes_ago <= began]
    for answered in of_this_moment:
        life = life_of(answered, moment)
        if life is Life.NOT_NOW and answered.moment is moment:
            return Quiet.NOT_NOW
        if answered.answer is OfferAnswer.LATER and answered.minutes_ago < LATER_RESTS:
            return Quiet.LATER
        if answered.answer in DONE and answered.minutes_ago < DONE_RESTS:
            return Quiet.JUST_DONE
    return None


def _kinds_done(situation: Situation, catalogue: Sequence[Entry]) -> frozenset[str]:
    done = {
        answered.entry_id
        for answered in situation.answers
        if answered.answer in DONE and answered.minutes_ago <= ONE_SHIFT
    }
    return frozenset(entry.kind for entry in catalogue if entry.id in done)
