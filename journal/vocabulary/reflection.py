"""The closed lists of what a person marks, minds and says about what was found."""

from enum import StrEnum


class ChangeKind(StrEnum):
    """What a person changed, or what changed around her, on a date."""

    APP_DELETED = "app_deleted"
    ALERTS_OFF = "alerts_off"
    FIXED_TIMES = "fixed_times"
    AUTO_REPLY = "auto_reply"
    SECOND_PHONE = "second_phone"
    NEW_ROSTER = "new_roster"
    NEW_TASK = "new_task"
    NEW_LEAD = "new_lead"
    NOTICE_REWRITTEN = "notice_rewritten"
    NEW_RULE = "new_rule"
    NEW_HABIT = "new_habit"
    TREATMENT = "treatment"
    OTHER = "other"


class GoalKind(StrEnum):
    """What a person holds on to; her own wording comes with the notes."""

    LEAVE_ON_TIME = "leave_on_time"
    QUIET_EVENING = "quiet_evening"
    REAL_BREAK = "real_break"
    STAY_UNTIL = "stay_until"
    LOOK_AROUND = "look_around"
    ASK_FOR_HELP = "ask_for_help"
    SLOW_BREATH = "slow_breath"
    MOVE = "move"
    SLEEP = "sleep"
    FRIENDS = "friends"
    LEARN = "learn"
    OTHER = "other"


class FindingReply(StrEnum):
    """What a person says about a finding."""

    FITS = "fits"
    DOES_NOT_FIT = "does_not_fit"
