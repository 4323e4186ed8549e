"""The closed lists of restoring: what a person can't do, and the sessions an organisation holds."""

from enum import StrEnum


class Limit(StrEnum):
    """What a person doesn't want or can't do; nothing that needs it is offered to her."""

    BREATHING = "breathing"
    LYING_DOWN = "lying_down"
    LEAVING_THE_DESK = "leaving_the_desk"
    WALKING = "walking"
    STILLNESS = "stillness"
    TALKING = "talking"
    THE_LEAD = "the_lead"
    AN_EMPLOYER = "an_employer"
    SOUND = "sound"


class SessionKind(StrEnum):
    """What sort of session an organisation holds."""

    MEDITATION = "meditation"
    MOVEMENT = "movement"
    WALK = "walk"
    TALK = "talk"
    TRAINING = "training"
    OTHER = "other"


class Repeats(StrEnum):
    """How often a session comes again, on the clock of its zone."""

    ONCE = "once"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


class PlaceKind(StrEnum):
    """What a person has at one date of a session."""

    HELD = "held"
    WAITING = "waiting"
