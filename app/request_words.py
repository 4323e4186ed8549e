"""The words for what was asked of an employer, and for what came of it."""

from app.language import gettext as _


def ask_words() -> dict[str, str]:
    return {
        "stop": _("Stopping or switching the work"),
        "rest": _("A longer rest"),
        "handover": _("Somebody else taking over"),
        "treatment": _("Treatment or counselling"),
        "complaint": _("Help with a complaint"),
        "other": _("Something else"),
    }


def outcome_words() -> dict[str, str]:
    return {
        "open": _("No answer yet"),
        "given": _("It was given"),
        "in_part": _("It was given in part"),
        "refused": _("It was refused"),
        "no_answer": _("No answer came"),
    }
