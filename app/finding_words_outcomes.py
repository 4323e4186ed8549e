"""The difference a finding tells, as one sentence: after what, which scale, which way, how much."""

from app.finding_words_questions import (
    hours,
    is_next_day,
    is_of_evenings,
    outcome_of,
    scale_name,
    subject_of,
    topic,
)
from app.language import format_number, ngettext
from app.language import gettext as _
from journal.findings.answers import MEANINGFUL_POINTS, Finding, Question, Tier
from journal.findings.questions import (
    CONTRASTS,
    MASKING_STEPS,
    REFERENCE_MINUTES,
    REFERENCE_OVERTIME,
)

NEAR_ZERO = 0.05


def sentence(finding: Finding) -> str:
    """Say what a finding answers, with its likely size where there is one."""
    about = topic(finding.question)
    if finding.tier is Tier.CANNOT_TELL:
        return _(
            "%(topic)s: up to now, no pattern can be told apart from chance.",
            topic=about,
        )
    if finding.tier is Tier.NO_MEANINGFUL_DIFFERENCE:
        return _alike(finding.question) % {"topic": about}
    said = {"points": points(finding), "likely": _likely(finding)}
    if finding.question in CONTRASTS:
        return _contrast(finding) % {**said, **_two(finding.question)}
    is_firm = finding.tier is Tier.SUPPORTED
    told = _firm(finding) if is_firm else _leaning(finding)
    scale = outcome_of(finding.question)
    what = {"what": scale_name(scale)} if scale in ("energy", "mood") else {}
    return told % {**said, **what, "when": _when(finding.question)}


def points(finding: Finding) -> str:
    """Write the size of a difference, without its sign."""
    return format_number(abs(finding.difference), digits(finding))


def digits(finding: Finding) -> int:
    """How many decimals a finding needs."""
    # "0.0 to 0.3" would say that the interval reaches zero when it does not.
    nearest = min(abs(finding.low), abs(finding.high), abs(finding.difference))
    return 2 if nearest < NEAR_ZERO else 1


def smaller() -> str:
    """Say what a difference that isn't seen may still be."""
    return _(
        "If there is a difference, it is likely smaller than %(points)s.",
        points=format_number(MEANINGFUL_POINTS, 1),
    )


def how_many(finding: Finding) -> str:
    """Say how many evenings or days a finding rests on."""
    if is_of_evenings(finding.question):
        return ngettext("%(num)s evening", "%(num)s evenings", finding.pairs)
    return ngettext("%(num)s day", "%(num)s days", finding.pairs)


def _likely(finding: Finding) -> str:
    ends = sorted((abs(finding.low), abs(finding.high)))
    low, high = (format_number(end, digits(finding)) for end in ends)
    return _(
        "likely %(low)s to %(high)s, %(how_many)s", low=low, high=high, how_many=how_many(finding)
    )


def _alike(question: Question) -> str:
    if question in CONTRASTS:
        return _("%(topic)s: the two look alike for you.")
    if is_of_evenings(question):
        return _("%(topic)s: evenings with and without look alike for you.")
    return {
        "rest": _("%(topic)s: days after short and after longer rest look alike for you."),
        "masking": _("%(topic)s: days with much and with little of it look alike for you."),
    }.get(subject_of(question), _("%(topic)s: days with and without look alike for you."))


def _when(question: Question) -> str:
    return {
        "evening": _(
            "After evenings with %(minutes)s pushed minutes",
            minutes=format_number(REFERENCE_MINUTES),
        ),
        "late": _("After a hard interaction in the last hour"),
        "severe": _("After a severe interaction"),
        "rest": _("After less than %(hours)s hours of rest", hours=hours()),
        "masking": _(
            "After days with %(steps)s steps more of a face you didn't feel",
            steps=format_number(MASKING_STEPS),
        ),
        "backed": _("When somebody backed you up in a severe moment"),
        "overtime": _(
            "After %(minutes)s minutes of overtime", minutes=format_number(REFERENCE_OVERTIME)
        ),
    }[subject_of(question)]


def _firm(finding: Finding) -> str:
    lower, higher = {
        "tension": (
            _("%(when)s, you were %(points)s less tense the next day (%(likely)s)."),
            _("%(when)s, you were %(points)s more tense the next day (%(likely)s)."),
        ),
        "replay": (
            _("%(when)s, work went round in your head %(points)s less afterwards (%(likely)s)."),
            _("%(when)s, work went round in your head %(points)s more afterwards (%(likely)s)."),
        ),
        "away": (
            _("%(when)s, work felt %(points)s nearer afterwards (%(likely)s)."),
            _("%(when)s, work felt %(points)s further away afterwards (%(likely)s)."),
        ),
        "next day": (
            _("%(when)s, your %(what)s was %(points)s lower the next day (%(likely)s)."),
            _("%(when)s, your %(what)s was %(points)s higher the next day (%(likely)s)."),
        ),
        "that day": (
            _("%(when)s, your %(what)s was %(points)s lower that day (%(likely)s)."),
            _("%(when)s, your %(what)s was %(points)s higher that day (%(likely)s)."),
        ),
    }[_manner(finding.question)]
    return lower if finding.difference < 0 else higher


def _leaning(finding: Finding) -> str:
    lower, higher = {
        "tension": (
            _("%(when)s, it leans towards less tension the next day, by %(points)s (%(likely)s)."),
            _("%(when)s, it leans towards more tension the next day, by %(points)s (%(likely)s)."),
        ),
        "replay": (
            _("%(when)s, it leans towards work going round less, by %(points)s (%(likely)s)."),
            _("%(when)s, it leans towards work going round more, by %(points)s (%(likely)s)."),
        ),
        "away": (
            _("%(when)s, it leans towards work feeling nearer, by %(points)s (%(likely)s)."),
            _("%(when)s, it leans towards work feeling further away, by %(points)s (%(likely)s)."),
        ),
        "next day": (
            _(
                "%(when)s, it leans towards lower %(what)s the next day, by %(points)s"
                " (%(likely)s)."
            ),
            _(
                "%(when)s, it leans towards higher %(what)s the next day, by %(points)s"
                " (%(likely)s)."
            ),
        ),
        "that day": (
            _("%(when)s, it leans towards lower %(what)s that day, by %(points)s (%(likely)s)."),
            _("%(when)s, it leans towards higher %(what)s that day, by %(points)s (%(likely)s)."),
        ),
    }[_manner(finding.question)]
    return lower if finding.difference < 0 else higher


def _manner(question: Question) -> str:
    scale = outcome_of(question)
    if scale in ("energy", "mood"):
        return "next day" if is_next_day(question) else "that day"
    return scale


def _two(question: Question) -> dict[str, str]:
    minutes = format_number(REFERENCE_MINUTES)
    one = {
        Question.PUSHED_OR_CHOSEN: _("%(minutes)s minutes pushed to you", minutes=minutes),
        Question.UNEASY_OR_CHOSEN: _("%(minutes)s minutes of looking uneasily", minutes=minutes),
    }[question]
    return {"one": one, "other": _("%(minutes)s minutes of looking by choice", minutes=minutes)}


def _contrast(finding: Finding) -> str:
    is_lower = finding.difference < 0
    if finding.tier is Tier.SUPPORTED and is_lower:
        return _(
            "After %(one)s, your energy the next day was %(points)s lower than after %(other)s"
            " (%(likely)s)."
        )
    if finding.tier is Tier.SUPPORTED:
        return _(
            "After %(one)s, your energy the next day was %(points)s higher than after %(other)s"
            " (%(likely)s)."
        )
    if is_lower:
        return _(
            "After %(one)s, it leans towards lower energy the next day than after %(other)s,"
            " by %(points)s (%(likely)s)."
        )
    return _(
        "After %(one)s, it leans towards higher energy the next day than after %(other)s,"
        " by %(points)s (%(likely)s)."
    )
