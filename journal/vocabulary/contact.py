"""The closed lists of contact outside the shift."""

from enum import StrEnum


class Initiation(StrEnum):
    """How contact outside the shift came about."""

    PUSHED = "pushed"
    CHOSEN = "chosen"
    UNEASY = "uneasy"
    UNKNOWN = "unknown"


class InitiationBasis(StrEnum):
    """What an initiation rests on; the person's own word beats every rule.

    ``ROOM`` is her word about a whole room, ``USER`` about this one event.
    """

    SOURCE = "source"
    RULE = "rule"
    ROOM = "room"
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
    WHATSAPP = "whatsapp"
    LINE = "line"
    TELEGRAM = "telegram"
    SLACK = "slack"
    PHONE = "phone"
    CDR = "cdr"
    NOTIFICATION = "notification"
    ACTIVITY = "activity"
    HELPDESK = "helpdesk"
    CSV = "csv"
    DAYLIO = "daylio"
    DEVICE = "device"
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


class ContactOutcome(StrEnum):
    """What became of a call; ``NONE`` for what is no call."""

    ANSWERED = "answered"
    MISSED = "missed"
    NONE = "none"


class BesideShift(StrEnum):
    """Where a moment lies beside a person's shifts.

    ``INSIDE`` one, ``ON_CALL``, ``BETWEEN`` the stretches of one working day, ``AFTER`` the last
    or ``BEFORE`` the next one, on a ``DAY_OFF``; ``UNKNOWN`` when no shift is known near.
    """

    INSIDE = "inside"
    ON_CALL = "on_call"
    BETWEEN = "between"
    AFTER = "after"
    BEFORE = "before"
    DAY_OFF = "day_off"
    UNKNOWN = "unknown"


class TokenScope(StrEnum):
    """What a personal token may do."""

    WRITE_CONTACT = "write_contact"
    WRITE_CHECK_IN = "write_check_in"
    READ_OWN = "read_own"
