"""The words for what can be marked as changed, warm enough to stand in a title."""

from app.language import gettext as _


def change_words() -> dict[str, str]:
    """Return the word of every kind of change, in the language of this request."""
    return {
        "app_deleted": _("Deleted the messenger app"),
        "alerts_off": _("Turned alerts off"),
        "fixed_times": _("Looked at set times only"),
        "auto_reply": _("Set up an automatic reply"),
        "second_phone": _("Got a second phone for work"),
        "new_roster": _("Got a new roster"),
        "new_task": _("Got a new task"),
        "new_lead": _("Got a new lead"),
        "notice_rewritten": _("Notice or FAQ rewritten"),
        "new_rule": _("A new rule"),
        "new_habit": _("Took up a new habit"),
        "treatment": _("Began a treatment or counselling"),
        "other": _("Something else changed"),
    }
