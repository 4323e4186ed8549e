"""Why a suggestion fits: each state of the person's comes with what it was read from."""

from dataclasses import dataclass
from enum import StrEnum

from journal.suggestions.catalogue import Entry, State
from journal.suggestions.moments import has_short_rest, last_abuse, rest_is_near
from journal.suggestions.situation import Hit, OnShift, Situation
from journal.vocabulary import InteractionKind, Moment

HARD = 4
LOW = 2
MIDDLE = 3
HARD_CONTACT_LASTS = 180
FEELING_LASTS = 12 * 60
LEFT_WORTH_SAYING = 60
LOW_AT_LEAST_DAYS = 7
LOW_SHARE = 0.75


class Why(StrEnum):
    """What made a suggestion fit."""

    AFTER_ABUSE = "after_abuse"
    HARD_CONTACT = "hard_contact"
    PUSHED_CONTACT = "pushed_contact"
    TENSE = "tense"
    REPLAYING = "replaying"
    DRAINED = "drained"
    SHORT_REST = "short_rest"
    FLAT = "flat"
    LOW_WEEKS = "low_weeks"
    SHIFT_ENDED = "shift_ended"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, with the values its sentence needs; those it doesn't need are none."""

    key: Why
    kind: InteractionKind | None = None
    minutes_ago: int | None = None
    minutes_left: int | None = None
    count: int | None = None

    @property
    def hours_ago(self) -> int:
        """The minutes in rounded hours, at least one."""
        return max(1, round((self.minutes_ago or 0) / 60))


Ground = tuple[frozenset[State], Reason]


def reasons_of(situation: Situation, moment: Moment) -> tuple[Ground, ...]:
    """What stands out, strongest first, each with the states it speaks for."""
    found = (
        _from_abuse(situation),
        _from_short_rest(situation, moment),
        _from_hard_contact(situation),
        _from_pushed(situation, moment),
        *_from_feeling(situation),
        _from_fortnight(situation),
        _from_moment(moment),
    )
    return tuple(ground for ground in found if ground is not None)


def reason_for(entry: Entry, grounds: tuple[Ground, ...]) -> Reason | None:
    """The strongest reason that speaks for an entry; none when nothing does."""
    for states, reason in grounds:
        if not entry.states or entry.states & states:
            return reason
    return None


def _from_abuse(situation: Situation) -> Ground | None:
    hit = last_abuse(situation)
    if hit is None:
        return None
    return frozenset({State.ANGRY, State.TENSE}), _reason_of_hit(Why.AFTER_ABUSE, hit, situation)


def _from_hard_contact(situation: Situation) -> Ground | None:
    for hit in sorted(situation.hits, key=lambda hit: hit.minutes_ago):
        if hit.intensity >= HARD and hit.minutes_ago <= HARD_CONTACT_LASTS:
            reason = _reason_of_hit(Why.HARD_CONTACT, hit, situation)
            return frozenset({State.TENSE, State.DRAINED}), reason
    return None


def _reason_of_hit(why: Why, hit: Hit, situation: Situation) -> Reason:
    left = situation.shift.minutes_left if isinstance(situation.shift, OnShift) else 0
    worth_saying = 0 < left <= LEFT_WORTH_SAYING
    return Reason(why, hit.kind, hit.minutes_ago, left if worth_saying else None)


def _from_short_rest(situation: Situation, moment: Moment) -> Ground | None:
    if moment is Moment.BETWEEN or not has_short_rest(situation):
        return None
    if moment is Moment.AFTER_ABUSE and not rest_is_near(situation):
        return None
    return frozenset({State.SLEEPY}), Reason(Why.SHORT_REST)


def _from_pushed(situation: Situation, moment: Moment) -> Ground | None:
    if situation.pushed == 0:
        return None
    # At night nobody sets up a phone: what came is only a reason to calm down again.
    state = State.TENSE if moment is Moment.NIGHT else State.CONTACTED
    return frozenset({state}), Reason(Why.PUSHED_CONTACT, count=situation.pushed)


def _from_feeling(situation: Situation) -> tuple[Ground, ...]:
    felt = situation.feeling
    if felt is None or felt.minutes_ago > FEELING_LASTS:
        return ()
    mood, energy, tension, replay = (
        felt.mood or MIDDLE,
        felt.energy or MIDDLE,
        felt.tension or MIDDLE,
        felt.replay or MIDDLE,
    )
    signs = (
        (tension >= HARD, State.TENSE, Why.TENSE),
        (replay >= HARD, State.REPLAYING, Why.REPLAYING),
        (energy <= LOW, State.DRAINED, Why.DRAINED),
        (mood <= LOW and tension <= LOW, State.NUMB, Why.FLAT),
    )
    return tuple((frozenset({state}), Reason(why)) for seen, state, why in signs if seen)


def _from_fortnight(situation: Situation) -> Ground | None:
    seen = situation.fortnight
    if seen.days < LOW_AT_LEAST_DAYS or seen.low_days < LOW_SHARE * seen.days:
        return None
    return frozenset({State.LOW}), Reason(Why.LOW_WEEKS)


def _from_moment(moment: Moment) -> Ground | None:
    return (frozenset(), Reason(Why.SHIFT_ENDED)) if moment is Moment.AFTER_SHIFT else None
