"""What an organisation suggests itself (a quiet room, the tea corner), held to the same rules."""

from dataclasses import dataclass
from uuid import UUID

from pydantic import ValidationError

from journal.errors import Invalid
from journal.suggestions.catalogue import Entry, Kind, Wording
from journal.vocabulary import Limit, Moment

BEGINS = "local_"
AT_WORK = frozenset({Moment.BETWEEN, Moment.AFTER_ABUSE, Moment.AFTER_SHIFT})
"""When an organisation may suggest something: never on an evening, at night or on a day off."""

KINDS = frozenset({Kind.BREAK, Kind.WALK, Kind.TALK, Kind.RELAX, Kind.EXERCISE, Kind.HOBBY})
"""What sort of thing it may be: nothing that has her ask for something, plan, breathe or write."""

SOURCE = "Said by the organisation itself; nothing was tested"


@dataclass(frozen=True, slots=True)
class NewLocal:
    """A suggestion as a steward writes it; ``unit_id`` None: for everybody.

    ``minutes`` is the shortest and the longest, 1 to 60. It fits
    whoever asks, whatever her state.
    """

    id: UUID
    unit_id: UUID | None
    kind: Kind
    minutes: tuple[int, int]
    moments: frozenset[Moment]
    needs: frozenset[Limit]
    retells: bool
    en: Wording
    ko: Wording


def local_id(suggestion_id: UUID) -> str:
    """The entry id of a local suggestion, 30 signs; no entry of ours begins like it."""
    return BEGINS + suggestion_id.hex[:24]


def entry_of(new: NewLocal) -> Entry:
    """The suggestion as an entry of the catalogue; raises ``Invalid`` with the field at fault.

    It is a reason without a trial (grade D), owed by nobody, and wakes nobody since it is at work.
    """
    if new.kind not in KINDS:
        raise Invalid("kind_not_ours", field="kind")
    if not new.moments or new.moments - AT_WORK:
        raise Invalid("only_at_work", field="moments")
    if new.minutes[0] > new.minutes[1]:
        raise Invalid("minutes_reversed", field="minutes_to")
    said = {
        "id": local_id(new.id),
        "kind": new.kind,
        "minutes": new.minutes,
        "moments": new.moments,
        "states": (),
        "needs": new.needs,
        "wakes": False,
        "retells": new.retells,
        "only_on_shift": Moment.AFTER_SHIFT not in new.moments,
        "grade": "D",
        "mark": "own",
        "source": SOURCE,
        "en": new.en,
        "ko": new.ko,
    }
    try:
        return Entry.model_validate(said)
    except ValidationError as refusal:
        place = refusal.errors(include_url=False, include_input=False)[0]["loc"]
        raise Invalid("not_readable", field=str(place[0])) from refusal


def read_entry(kept: str) -> Entry:
    """An entry from what was kept of it."""
    return Entry.model_validate_json(kept)
