"""What is still missing before a question can be answered, in words."""

from app.finding_words_questions import counts, is_of_evenings, kinds, topic
from app.language import format_number
from app.language import gettext as _
from journal.findings.answers import TooEarly
from journal.statistics.gates import PAIRS_NEEDED, WITH_NEEDED, WITHOUT_NEEDED, Lack

COUNTED = (Lack.PAIRS, Lack.WITH, Lack.WITHOUT)


def still_missing(early: TooEarly) -> str:
    """Say what is missing first, with the plain count of it."""
    about = topic(early.question)
    if early.lack is Lack.DISTINCT:
        return _(
            "%(topic)s: your answers have hardly differed, so there is nothing to compare yet.",
            topic=about,
        )
    if early.lack is Lack.SEPARATION:
        return _(
            "%(topic)s: it fell on the same kind of days each time, so the two can't be told"
            " apart yet.",
            topic=about,
        )
    if is_of_evenings(early.question):
        needed = _("%(topic)s: %(have)s of the %(need)s %(evenings)s needed so far.")
    else:
        needed = _("%(topic)s: %(have)s of the %(need)s %(days)s needed so far.")
    return needed % {"topic": about, **_numbers(early)}


def so_far(early: TooEarly) -> str:
    """Say the count of what is missing first in as few words as it takes; empty without one."""
    if early.lack not in COUNTED:
        return ""
    if is_of_evenings(early.question):
        return _("%(have)s of %(need)s %(evenings)s", **_numbers(early))
    return _("%(have)s of %(need)s %(days)s", **_numbers(early))


def counts_so_far(early: TooEarly) -> str:
    """Say how many there are of either kind."""
    return counts(early.question, early.pairs_with, early.pairs_without)


def share_there(early: TooEarly) -> float:
    """How much of what is missing first is there already, from 0 to 1; to find the nearest."""
    have, need = _counted(early)
    # What comes first in the order of the gate is further away than what comes after it.
    return COUNTED.index(early.lack) + have / need if early.lack in COUNTED else len(COUNTED)


def _counted(early: TooEarly) -> tuple[int, int]:
    return {
        Lack.WITH: (early.pairs_with, WITH_NEEDED),
        Lack.WITHOUT: (early.pairs_without, WITHOUT_NEEDED),
    }.get(early.lack, (early.pairs, PAIRS_NEEDED))


def _numbers(early: TooEarly) -> dict[str, str]:
    have, need = _counted(early)
    named = kinds(early.question)
    those = {
        Lack.WITH: named.those_with,
        Lack.WITHOUT: named.those_without,
    }.get(early.lack, named.both)
    # Korean counts days with another word than evenings; English has one text for either.
    unit = "evenings" if is_of_evenings(early.question) else "days"
    return {"have": format_number(have), "need": format_number(need), unit: those}
