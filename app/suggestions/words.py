"""The words for moments, and for what speaks against a suggestion."""

from app.language import gettext as _
from journal.suggestions.limits import Left
from journal.vocabulary import Moment


def moment_words() -> dict[Moment, str]:
    """Which kind of moment it is, as a sentence."""
    return {
        Moment.BETWEEN: _("You're at work, between contacts."),
        Moment.AFTER_ABUSE: _("Abuse was less than three hours ago."),
        Moment.AFTER_SHIFT: _("Your shift ended less than two hours ago."),
        Moment.EVENING: _("Your shift is over, and the rest of the day is yours."),
        Moment.NIGHT: _("It's the time you sleep. Nothing that wakes is suggested."),
        Moment.DAY_OFF: _("You have time off."),
        Moment.BEFORE_SHORT_REST: _("A rest of fewer than 11 hours lies ahead."),
    }


def left_words() -> dict[Left, str]:
    """Why something isn't suggested, as a sentence over a list."""
    return {
        Left.HER_LIMIT: _("Because you said it doesn't suit you"),
        Left.AFTER_THAT: _("Because of what happened in the last three days"),
        Left.WAKES: _("Because it would wake you"),
        Left.ON_CALL: _("Because you're on call"),
        Left.NOT_AT_WORK: _("Only for during a shift"),
        Left.HAS_IT: _("Because you have a plan for messages already"),
        Left.ONLY_ON_ASKING: _("Only if you look for it, right after abuse"),
        Left.NO_TIME: _("Because too little of the shift is left"),
        Left.SAME_KIND: _("Because you've done something of that kind in this shift"),
        Left.NO_REASON: _("Because nothing in your entries calls for it"),
        Left.OTHER_MOMENT: _("Because it belongs to another moment"),
    }
