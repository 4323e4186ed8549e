"""What each purpose of her own is for, what it uses, and what withdrawing does and doesn't.

What is written here is what people agree to: another text gets another version in
journal/consents/own.py.
"""

from dataclasses import dataclass

from app.language import gettext as _
from journal.consents.own import TEXTS
from journal.vocabulary import OwnPurpose


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose in words, under the version of its text."""

    key: OwnPurpose
    title: str
    uses: str
    ends: str
    stays: str
    version: str
    is_used: bool = True


def purposes() -> tuple[Purpose, ...]:
    """Return every purpose, in the order of the page."""
    return (_session_lists(), _reminders(), _priors())


def _session_lists() -> Purpose:
    return Purpose(
        OwnPurpose.SESSION_LISTS,
        _("I may be counted at a session I had a place at"),
        _(
            "Used: that you had a place, as one of a count. When it's over, a steward reads the "
            "count in steps of five, from ten on. Nobody reads names; a place is yours without "
            "this."
        ),
        _("Withdrawing keeps you out of the count of every session that begins after it."),
        _("It doesn't undo what was: the count of a session that had begun stays."),
        TEXTS[OwnPurpose.SESSION_LISTS],
    )


def _reminders() -> Purpose:
    return Purpose(
        OwnPurpose.REMINDERS,
        _("Offshift may remind me"),
        _(
            "Used: your shifts. A reminder comes inside a shift or within the hour after it, "
            "never on a day off, and doesn't say what it's about."
        ),
        _("Withdrawing ends it: no reminder comes from then on."),
        _(
            "It doesn't undo what was: a reminder that is on your screen stays until you put it "
            "away."
        ),
        TEXTS[OwnPurpose.REMINDERS],
    )


def _priors() -> Purpose:
    return Purpose(
        OwnPurpose.PRIORS,
        _("What did me good may help others' suggestions begin better"),
        _(
            "Used: how tense you were before and after a guided session, counted together with "
            "at least 10 people, blurred a little. Hard to trace to you, but not a wall."
        ),
        _("Withdrawing keeps you out of every figure that hasn't been worked out yet."),
        _(
            "It doesn't undo what was: a figure that is out stays, for a new one would show who "
            "went."
        ),
        TEXTS[OwnPurpose.PRIORS],
        is_used=False,
    )
