"""The life of one offer: what may become of it, and what an answer still means as time goes by."""

from enum import StrEnum

from journal.errors import Conflict
from journal.suggestions.situation import Answered
from journal.vocabulary import Moment, OfferAnswer

LATER_RESTS = 60
LATER_IS_KEPT = 7 * 24 * 60
NOT_NOW_IS_KEPT = 24 * 60
ONE_SHIFT = 12 * 60


class Life(StrEnum):
    """Where an offer is; only an answer leaves a trace, so shown, others and expired leave none."""

    SHOWN = "shown"
    OTHERS = "others"
    LATER = "later"
    NOT_NOW = "not_now"
    STARTED = "started"
    FINISHED = "finished"
    EXPIRED = "expired"


STEPS: dict[Life, frozenset[Life]] = {
    Life.SHOWN: frozenset(Life) - {Life.SHOWN, Life.FINISHED},
    Life.OTHERS: frozenset({Life.LATER, Life.NOT_NOW, Life.STARTED, Life.EXPIRED}),
    # The thumb slips between the two buttons, and the way back leads to the same page; either can
    # be taken back by beginning. What was begun is not put off again.
    Life.LATER: frozenset({Life.SHOWN, Life.NOT_NOW, Life.STARTED, Life.EXPIRED}),
    Life.NOT_NOW: frozenset({Life.LATER, Life.STARTED, Life.EXPIRED}),
    Life.STARTED: frozenset({Life.FINISHED, Life.EXPIRED}),
    Life.FINISHED: frozenset(),
    Life.EXPIRED: frozenset(),
}


def step(life: Life, to: Life) -> Life:
    """The next state; the same one again changes nothing, any other raises ``Conflict``."""
    if to is life or to in STEPS[life]:
        return to
    raise Conflict("answer_differs")


def life_of(answered: Answered, moment: Moment | None) -> Life:
    """What an answer means by now, in a moment of this kind.

    "Later" rests an hour and is then shown again, for a week, in moments of the kind it was put
    off in. "Not now" is gone after a day. What was begun and never finished expires in 12 hours.
    """
    ago = answered.minutes_ago
    match answered.answer:
        case OfferAnswer.FINISHED:
            return Life.FINISHED
        case OfferAnswer.STARTED:
            return Life.STARTED if ago <= ONE_SHIFT else Life.EXPIRED
        case OfferAnswer.NOT_NOW:
            return Life.NOT_NOW if ago <= NOT_NOW_IS_KEPT else Life.EXPIRED
        case _:
            return _life_of_later(answered, moment)


def kept_for(answers: tuple[Answered, ...], moment: Moment) -> frozenset[str]:
    """The ids of what was put off to a moment of this kind and not answered again since."""
    newest: dict[str, Answered] = {}
    for answered in sorted(answers, key=lambda one: one.minutes_ago):
        newest.setdefault(answered.entry_id, answered)
    shown_again = (one for one in newest.values() if one.answer is OfferAnswer.LATER)
    return frozenset(one.entry_id for one in shown_again if life_of(one, moment) is Life.SHOWN)


def _life_of_later(answered: Answered, moment: Moment | None) -> Life:
    if answered.minutes_ago > LATER_IS_KEPT:
        return Life.EXPIRED
    rested = answered.minutes_ago >= LATER_RESTS
    return Life.SHOWN if rested and answered.moment is moment else Life.LATER
