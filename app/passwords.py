"""Why a password will not do, in the person's language."""

from app.language import gettext as _
from journal.accounts.rules import LONGEST_PASSWORD, SHORTEST_PASSWORD


def password_message(problem: str) -> str:
    """Return the sentence for a problem that the rules named."""
    return {
        "too_short": _(
            "At least %(least)s characters, please. A short sentence does well.",
            least=SHORTEST_PASSWORD,
        ),
        "too_long": _("At most %(most)s characters, please.", most=LONGEST_PASSWORD),
        "too_common": _("Many people use this one, so it is guessed first. Please choose another."),
        "is_address": _("This is almost your address. Please choose something else."),
    }[problem]
