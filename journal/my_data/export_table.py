"""Which of a person's tables an export holds, under which name, what of them stays, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Way(StrEnum):
    """What becomes of a table: brought in again elsewhere, only told, or not in an export at all.

    ``SEALED`` rows are opened in the browser, and sealed anew in the one that brings them in.
    """

    BROUGHT = "brought"
    SEALED = "sealed"
    TOLD = "told"
    KEPT_BACK = "kept_back"


class Why(StrEnum):
    """Why something is not in an export, or in it and not brought in again.

    A ``SECRET`` opens something; what is ``WORKED_OUT`` follows from the rest; what is
    ``OF_THIS_PLACE`` means nothing elsewhere, or was agreed to with this place alone.
    """

    SECRET = "secret"  # noqa: S105 - the name of a reason
    WORKED_OUT = "worked_out"
    OF_THIS_PLACE = "of_this_place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """One table of a person's: its name in an export, and how it goes into it.

    ``left_out`` are columns that are in no export; ``derived`` ones are in it, and worked out anew
    where it is brought in; ``given_anew`` ones may become others there, such as a room's number.
    A row may come without those it ``may_lack``, for whoever took them out of her file herself.
    Rows stand in the order of ``sorted_by`` where that says more than their key.
    """

    table: str
    name: str
    way: Way = Way.BROUGHT
    why: Why | None = None
    left_out: Mapping[str, Why] = field(default_factory=dict)
    derived: frozenset[str] = frozenset()
    given_anew: frozenset[str] = frozenset()
    may_lack: frozenset[str] = frozenset()
    sorted_by: tuple[str, ...] = ()


_HASH = {"body_hash": Why.WORKED_OUT}
_BY_TIME = ("at", "id")
_PLACED = frozenset(
    {
        "local_date",
        "local_minute",
        "is_outside_shift",
        "beside_shift",
        "minutes_after_shift",
        "episode",
    }
)


def _told(table: str, name: str, **more: Why) -> Owned:
    return Owned(table=table, name=name, way=Way.TOLD, why=Why.OF_THIS_PLACE, left_out=more)


OWNED: tuple[Owned, ...] = (
    Owned(
        table="account",
        name="account",
        left_out={
            "password_hash": Why.SECRET,
            "journal_version": Why.WORKED_OUT,
            "derived_version": Why.WORKED_OUT,
            "deactivated_at": Why.OF_THIS_PLACE,
            "brought_at": Why.OF_THIS_PLACE,
        },
        may_lack=frozenset({"import_key"}),
    ),
    Owned(table="weekly_pattern", name="shift_rules"),
    Owned(table="weekly_slot", name="shift_rule_slots"),
    Owned(table="single_shift", name="single_shifts", sorted_by=("local_date", "id")),
    Owned(table="day_off", name="days_off"),
    Owned(table="shift_end", name="shift_ends"),
    Owned(table="roster_import", name="rosters", left_out={"feed_id": Why.OF_THIS_PLACE}),
    Owned(table="imported_shift", name="roster_shifts"),
    Owned(table="imported_day", name="roster_days"),
    Owned(table="room", name="rooms", given_anew=frozenset({"number"})),
    Owned(table="room_alerts", name="room_alerts"),
    Owned(table="picked_partner", name="picked_partners"),
    Owned(table="saved_mapping", name="saved_columns"),
    Owned(table="import_batch", name="imports"),
    Owned(table="import_room", name="import_rooms"),
    Owned(table="coverage_interval", name="coverage"),
    Owned(table="contact_event", name="contact_events", derived=_PLACED, sorted_by=_BY_TIME),
    Owned(table="check_in", name="check_ins", left_out=_HASH, sorted_by=_BY_TIME),
    Owned(table="own_tag", name="tags"),
    Owned(table="check_in_tag", name="check_in_tags"),
    Owned(
        table="interaction",
        name="interactions",
        left_out=_HASH,
        derived=frozenset({"minutes_before_end"}),
        sorted_by=_BY_TIME,
    ),
    Owned(table="employer_request", name="employer_requests"),
    Owned(table="change", name="changes", left_out=_HASH),
    Owned(table="goal", name="goals", left_out=_HASH, given_anew=frozenset({"number"})),
    Owned(table="goal_tap", name="goal_taps"),
    Owned(table="instrument_answer", name="instrument_answers"),
    Owned(table="instrument_wish", name="instrument_wishes"),
    Owned(table="finding_reply", name="finding_replies"),
    Owned(table="answered_offer", name="answered_offers", sorted_by=_BY_TIME),
    Owned(table="session_run", name="session_runs"),
    Owned(table="own_limit", name="limits"),
    Owned(table="learning_start", name="learning_from"),
    Owned(table="message_plan", name="message_plans"),
    Owned(table="retention", name="retention", given_anew=frozenset({"announced_at"})),
    Owned(table="forgotten", name="deleted_entries"),
    Owned(table="evidence_link", name="evidence_links", given_anew=frozenset({"brought_at"})),
    Owned(table="note", name="notes", way=Way.SEALED),
    Owned(table="note_version", name="note_versions", way=Way.SEALED),
    _told("own_agreement", "agreements"),
    _told("consent", "consents"),
    _told("membership", "memberships"),
    _told("role_grant", "roles"),
    _told("window_veto", "window_vetoes"),
    _told("session_place", "session_places"),
    _told("sessions_feed", "sessions_feeds", token_hash=Why.SECRET),
    _told("pending_erasure", "pending_erasures"),
    _told("calendar_feed", "calendar_feeds", sealed_address=Why.SECRET),
    _told("personal_token", "tokens", token_hash=Why.SECRET),
    Owned(
        table="device_session",
        name="devices",
        way=Way.TOLD,
        why=Why.OF_THIS_PLACE,
        left_out={"token_hash": Why.SECRET},
        sorted_by=("created_at", "expires_at"),
    ),
    Owned(
        table="outside_identity",
        name="sign_ins_elsewhere",
        way=Way.TOLD,
        why=Why.OF_THIS_PLACE,
    ),
    Owned(table="note_key", name="note_keys", way=Way.KEPT_BACK, why=Why.SECRET),
    Owned(table="finding", name="findings", way=Way.KEPT_BACK, why=Why.WORKED_OUT),
)
"""Every table that holds rows of one person; those brought in again stand in that order."""

EXPORTED: Mapping[str, Owned] = {one.name: one for one in OWNED if one.way is not Way.KEPT_BACK}
"""What an export holds, by its name there, in the order of the file."""

BROUGHT: Mapping[str, Owned] = {one.name: one for one in OWNED if one.way is Way.BROUGHT}
"""What an import brings as rows, by name, in the order in which one thing hangs on another."""
