"""The words for what may not suit somebody, shared by her own page and by stewards'."""

from app.language import gettext as _


def limit_words() -> dict[str, str]:
    """What a suggestion may need, by its name in the vocabulary."""
    return {
        "breathing": _("Breathing exercises"),
        "leaving_the_desk": _("Leaving the desk"),
        "lying_down": _("Lying down"),
        "walking": _("Walking and moving"),
        "stillness": _("Being still and looking inward"),
        "talking": _("Talking with somebody"),
        "the_lead": _("Going to the lead"),
        "an_employer": _("An employer (I work alone)"),
        "sound": _("Sounds"),
    }
