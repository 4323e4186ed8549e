"""The tables, one family a file; importing this package makes the metadata whole."""

from journal.model.account import Account, DeviceSession, FailedSignIn
from journal.model.base import Base
from journal.model.check_in import CheckIn
from journal.model.contact import ContactEvent, CoverageInterval, ImportBatch, Room
from journal.model.finding import StoredFinding
from journal.model.interaction import Interaction
from journal.model.shift import DayOff, ShiftEnd, SingleShift, WeeklyPattern, WeeklySlot
from journal.model.suggestion import AnsweredOffer, SessionRun

__all__ = [
    "Account",
    "AnsweredOffer",
    "Base",
    "CheckIn",
    "ContactEvent",
    "CoverageInterval",
    "DayOff",
    "DeviceSession",
    "FailedSignIn",
    "ImportBatch",
    "Interaction",
    "Room",
    "SessionRun",
    "ShiftEnd",
    "SingleShift",
    "StoredFinding",
    "WeeklyPattern",
    "WeeklySlot",
]
