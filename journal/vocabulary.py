"""The closed lists of the field: one word for one thing, in code, storage and forms."""

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


class Initiation(StrEnum):
    """How contact outside the shift came about."""

    PUSHED = "pushed"
    CHOSEN = "chosen"
    UNEASY = "uneasy"
    UNKNOWN = "unknown"


class InitiationBasis(StrEnum):
    """What an initiation rests on; the person's own word beats every rule."""

    SOURCE = "source"
    RULE = "rule"
    USER = "user"


class Direction(StrEnum):
    """Which way a contact event went; none where the source does not tell."""

    IN = "in"
    OUT = "out"
    NONE = "none"


class OpenedBy(StrEnum):
    """Who sent the first event of an episode."""

    THEM = "them"
    ME = "me"
    UNKNOWN = "unknown"


class SourceKind(StrEnum):
    """Where a contact event was learned from."""

    KAKAOTALK = "kakaotalk"
    MANUAL = "manual"


class ContactChannel(StrEnum):
    """The means of a contact event."""

    MESSENGER = "messenger"
    CALL = "call"
    CHAT = "chat"
    EMAIL = "email"
    PUSH = "push"
    APP_OPEN = "app_open"
    TICKET = "ticket"
    OTHER = "other"


class ZoneBasis(StrEnum):
    """How the zone of a contact event's time is known."""

    IN_FILE = "in_file"
    EPOCH = "epoch"
    ACCOUNT = "account"
    ASKED = "asked"
    GUESSED = "guessed"


class Precision(StrEnum):
    """The finest unit a contact event's time is known to."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"


class Alerts(StrEnum):
    """Whether a room rings or shows a notification."""

    ON = "on"
    OFF = "off"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """Who is mostly in a room."""

    CUSTOMER = "customer"
    COLLEAGUE = "colleague"
    LEAD = "lead"
    PRIVATE = "private"
    UNKNOWN = "unknown"


class Urgency(StrEnum):
    """Whether contact outside the shift was needed at that moment."""

    NEEDED = "needed"
    COULD_WAIT = "could_wait"


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
