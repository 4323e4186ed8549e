"""The words for what goals are about."""

from app.language import gettext as _


def goal_words() -> dict[str, str]:
    """Return the word for every kind of goal."""
    return {
        "leave_on_time": _("Leave on time"),
        "quiet_evening": _("Have a quiet evening"),
        "real_break": _("Take a real break"),
        "stay_until": _("Stay until a day I set"),
        "look_around": _("Look around for other work"),
        "ask_for_help": _("Ask for help"),
        "slow_breath": _("Breathe slowly"),
        "move": _("Move"),
        "sleep": _("Sleep enough"),
        "friends": _("See people I like"),
        "learn": _("Learn something"),
        "other": _("Something of my own"),
    }
