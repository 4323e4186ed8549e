"""The closed lists of what a person logs and is offered."""

from enum import StrEnum


class Locale(StrEnum):
    """A language Offshift is written in."""

    KO = "ko"
    EN = "en"


class Backed(StrEnum):
    """Who backed the person up when it was hard."""

    LEAD = "lead"
    COLLEAGUE = "colleague"
    NOBODY = "nobody"


class Leaving(StrEnum):
    """Thoughts of leaving the job today."""

    NO = "no"
    PASSING = "passing"
    SERIOUSLY = "seriously"


class Channel(StrEnum):
    """The way an interaction with a customer came in."""

    INBOUND_CALL = "inbound_call"
    OUTBOUND_CALL = "outbound_call"
    EMAIL = "email"
    CHAT = "chat"
    BOARD = "board"
    COUNTER = "counter"


class InteractionKind(StrEnum):
    """What made an interaction hard."""

    INSULT = "insult"
    THREAT = "threat"
    SEXUAL = "sexual"
    UNENDING_DEMAND = "unending_demand"
    THREAT_TO_LEAVE = "threat_to_leave"
    THREAT_TO_REPORT = "threat_to_report"
    MISUNDERSTANDING = "misunderstanding"
    OWN_SLIP = "own_slip"
    REFUSAL = "refusal"
    TARGET_PRESSURE = "target_pressure"
    OTHER = "other"


ABUSE = frozenset({InteractionKind.INSULT, InteractionKind.THREAT, InteractionKind.SEXUAL})
"""Kinds after which the employer owes a pause and nothing asks for the customer's side."""


class Ending(StrEnum):
    """How an interaction ended."""

    RESOLVED = "resolved"
    GOOD_ENDING = "good_ending"
    HANDED_OVER = "handed_over"
    ESCALATED = "escalated"
    STILL_OPEN = "still_open"


class Cause(StrEnum):
    """What would have prevented an interaction."""

    UNCLEAR_NOTICE = "unclear_notice"
    MISSING_HELP_TEXT = "missing_help_text"
    PRODUCT_FAULT = "product_fault"
    POLICY = "policy"
    DELAY = "delay"
    STAFFING = "staffing"
    OWN_SLIP = "own_slip"
    NONE = "none"


class Moment(StrEnum):
    """The kind of moment a suggestion has to fit."""

    BETWEEN = "between"
    AFTER_ABUSE = "after_abuse"
    AFTER_SHIFT = "after_shift"
    EVENING = "evening"
    NIGHT = "night"
    DAY_OFF = "day_off"
    BEFORE_SHORT_REST = "before_short_rest"


class OfferAnswer(StrEnum):
    """What became of an offered suggestion."""

    LATER = "later"
    NOT_NOW = "not_now"
    STARTED = "started"
    FINISHED = "finished"


class EntryKind(StrEnum):
    """What a person can delete one of, so that it stays away whatever brings it again."""

    CHECK_IN = "check_in"
    INTERACTION = "interaction"
    CONTACT = "contact"
    SHIFT = "shift"
