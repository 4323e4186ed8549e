"""The closed lists of organisations: roles, figures, causes, and what was done."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may be in an organisation; an operator runs the machine."""

    AGENT = "agent"
    LEAD = "lead"
    STEWARD = "steward"
    OPERATOR = "operator"


class Purpose(StrEnum):
    """What a person can agree to."""

    TEAM_FIGURES = "team_figures"


class Figure(StrEnum):
    """One number that a release can hold for a unit, from 0 to 100."""

    STRAIN = "strain"
    REPLAY = "replay"
    MASKING = "masking"


class CauseTable(StrEnum):
    """One table of hard interactions that a release can hold; lateness has two rows."""

    CAUSE = "cause"
    KIND = "kind"
    CHANNEL = "channel"
    LATENESS = "lateness"


class Lateness(StrEnum):
    """Where in its shift an interaction lay: its last hour, or before."""

    LATE = "late"
    EARLIER = "earlier"


class RosterCause(StrEnum):
    """What a duty roster can do to the people in it."""

    QUICK_RETURN = "quick_return"
    SHORT_WEEKLY_REST = "short_weekly_rest"
    NIGHTS_IN_A_ROW = "nights_in_a_row"
    LAST_MINUTE_CHANGE = "last_minute_change"


class Act(StrEnum):
    """What a lead, a steward or an operator did; each leaves one audit record."""

    FOUNDED = "founded"
    UNIT_ADDED = "unit_added"
    UNIT_RENAMED = "unit_renamed"
    UNIT_MOVED = "unit_moved"
    UNIT_CLOSED = "unit_closed"
    INVITED = "invited"
    INVITATIONS_REVOKED = "invitations_revoked"
    ROLE_TAKEN = "role_taken"
    ROLE_REVOKED = "role_revoked"
    CONSENT_TEXT_CHANGED = "consent_text_changed"
    TOKEN_MADE = "token_made"  # noqa: S105 - the name of an act
    TOKEN_REVOKED = "token_revoked"  # noqa: S105 - the name of an act
    SIGN_IN_SET = "sign_in_set"
    SIGN_IN_REMOVED = "sign_in_removed"
    SESSION_ANNOUNCED = "session_announced"
    SESSION_CANCELLED = "session_cancelled"
    SUGGESTION_ADDED = "suggestion_added"
    SUGGESTION_RETIRED = "suggestion_retired"
    FIGURES_OPENED = "figures_opened"
    CAUSES_OPENED = "causes_opened"
    ROSTER_BROUGHT_IN = "roster_brought_in"
    ROSTER_REMOVED = "roster_removed"
    ACTION_RECORDED = "action_recorded"
    ACTION_WITHDRAWN = "action_withdrawn"
    PUBLISHED = "published"
    ACCOUNT_OPENED = "account_opened"
    ACCOUNT_DEACTIVATED = "account_deactivated"
    ACCOUNT_REACTIVATED = "account_reactivated"
    ACCOUNT_ERASED = "account_erased"
    SHIFTS_SET = "shifts_set"
    MESSAGES_IMPORTED = "messages_imported"
    FINDINGS_READ = "findings_read"
    CHANGES_SET = "changes_set"
    STORAGE_COPIED = "storage_copied"
    STORAGE_RESTORED = "storage_restored"
