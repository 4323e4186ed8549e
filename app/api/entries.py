"""What a token may write down for its person: check-ins, hard interactions, single shifts.

The rules are the journal's, the same as for what is typed on a page.
"""

from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field

from app.api.fields import WHOLE, Clock, Day, Id, Moment, Step, ZoneName
from app.forms import Form
from journal.check_ins.rules import NAMES as ANSWERS
from journal.check_ins.rules import Answers
from journal.devices.rules import SaidCheckIn, SaidInteraction
from journal.interactions.rules import NAMES as HITS
from journal.interactions.rules import Hit
from journal.shifts.rules import DatedSlot
from journal.shifts.sources import Single
from journal.vocabulary import (
    Backed,
    Cause,
    Channel,
    Ending,
    InteractionKind,
    Leaving,
    ShiftKind,
)

MOST_ENTRIES = 100
"""Entries in one request; each is checked and placed by itself."""

DayMinutes = Annotated[int, Field(ge=0, le=1440), WHOLE]
Cases = Annotated[int, Field(ge=0, le=9999), WHOLE]


class CheckIn(Form):
    """How she is; at least one answer. Scales run from 1 to 5. Without `at` it is right now."""

    id: Id
    at: Moment | None = None
    zone: ZoneName | None = None
    date: Annotated[
        Day | None, Field(description="The day it counts for: that of `at`, or the one before.")
    ] = None
    mood: Step | None = None
    energy: Step | None = None
    tension: Step | None = None
    masking: Step | None = None
    replay: Step | None = None
    away: Step | None = None
    backed: Backed | None = None
    perspective: Step | None = None
    sleep_minutes: DayMinutes | None = None
    slept_well: Step | None = None
    open_cases: Cases | None = None
    target_pressure: Step | None = None
    leaving: Leaving | None = None

    def said(self, zone: ZoneInfo) -> SaidCheckIn:
        """Put it in the journal's words; ``zone`` is where her clock is."""
        answers = Answers(**{name: getattr(self, name) for name in ANSWERS})
        return SaidCheckIn(self.id, self.at, self.zone or zone, self.date, answers)


class CheckIns(Form):
    """Several at once."""

    check_ins: Annotated[list[CheckIn], Field(min_length=1, max_length=MOST_ENTRIES)]


class Interaction(Form):
    """What hit her, in closed words only. Without `at` it is right now."""

    id: Id
    at: Moment | None = None
    zone: ZoneName | None = None
    kind: InteractionKind
    channel: Channel | None = None
    intensity: Step | None = None
    still_with_me: Step | None = None
    ending: Ending | None = None
    backed: Backed | None = None
    overtime_minutes: DayMinutes | None = None
    cause: Cause | None = None

    def said(self, zone: ZoneInfo) -> SaidInteraction:
        """Put it in the journal's words; ``zone`` is where her clock is."""
        hit = Hit(**{name: getattr(self, name) for name in HITS})
        return SaidInteraction(self.id, self.at, self.zone or zone, hit)


class Interactions(Form):
    """Several at once."""

    interactions: Annotated[list[Interaction], Field(min_length=1, max_length=MOST_ENTRIES)]


class DatedShift(Form):
    """When she works on one date; an end at or before the beginning lies on the next day."""

    date: Day
    begin: Clock
    end: Clock
    zone: ZoneName | None = None
    kind: ShiftKind = ShiftKind.WORK
    replaces_day: Annotated[
        bool, Field(description="Whether it stands instead of what her roster says of the date.")
    ] = False

    def single(self, shift_id: UUID, zone: ZoneInfo) -> Single:
        """Put it in the journal's words; ``zone`` is where her clock is."""
        slot = DatedSlot(
            self.date,
            (self.zone or zone).key,
            self.begin.hour * 60 + self.begin.minute,
            self.end.hour * 60 + self.end.minute,
            replaces_day=self.replaces_day,
            kind=self.kind,
        )
        return Single(shift_id, slot)


class Shift(DatedShift):
    """A shift of one date, with the id its sender made for it."""

    id: Id

    def said(self, zone: ZoneInfo) -> Single:
        """Put it in the journal's words; ``zone`` is where her clock is."""
        return self.single(self.id, zone)


class Shifts(Form):
    """Several at once."""

    shifts: Annotated[list[Shift], Field(min_length=1, max_length=MOST_ENTRIES)]
