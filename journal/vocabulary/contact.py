"""The closed lists of contact outside the shift."""

from enum import StrEnum


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
