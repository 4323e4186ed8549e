"""The words for kinds of sessions, and for how often they come."""

from app.language import gettext as _


def kind_words() -> dict[str, str]:
    """Return the word of every kind of session."""
    return {
        "meditation": _("Meditation"),
        "movement": _("Movement"),
        "walk": _("A walk together"),
        "talk": _("A talk, or talking together"),
        "training": _("A course"),
        "other": _("Something else"),
    }


def repeat_words() -> dict[str, str]:
    """Return the word of how often a session comes."""
    return {
        "once": _("Once"),
        "weekly": _("Every week"),
        "fortnightly": _("Every two weeks"),
        "monthly": _("Every month, on the same weekday"),
    }
