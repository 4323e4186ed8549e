"""The closed lists of a person's own words, own data, and what she asks her employer for."""

from enum import StrEnum


class NoteKind(StrEnum):
    """What an encrypted note is about; the server knows this much and no word of it."""

    CHECK_IN = "check_in"
    INTERACTION = "interaction"
    GOAL = "goal"
    GOOD_THING = "good_thing"
    LABEL = "label"
    REQUEST = "request"


class LinkKind(StrEnum):
    """What happened to an incident that the chain of evidence speaks of."""

    WRITTEN = "written"
    CHANGED = "changed"
    WORDS = "words"
    ASKED = "asked"
    ANSWERED = "answered"
    DELETED = "deleted"


class EmployerAsk(StrEnum):
    """What a person asked her employer for after an incident."""

    STOP = "stop"
    REST = "rest"
    HANDOVER = "handover"
    TREATMENT = "treatment"
    COMPLAINT = "complaint"
    OTHER = "other"


class AskOutcome(StrEnum):
    """What came of it."""

    OPEN = "open"
    GIVEN = "given"
    IN_PART = "in_part"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"


class OwnPurpose(StrEnum):
    """What a person may agree to for herself, without any team; each is off until she does."""

    SESSION_LISTS = "session_lists"
    REMINDERS = "reminders"
    PRIORS = "priors"


class ErasureScope(StrEnum):
    """What is going to be erased when its time to undo is over."""

    PERIOD = "period"
    ACCOUNT = "account"
