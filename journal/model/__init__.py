"""The tables, one family a file; importing this package makes the metadata whole."""

from journal.model.account import Account, DeviceSession, FailedSignIn
from journal.model.audit import AuditRecord
from journal.model.base import Base
from journal.model.cause import (
    CauseAction,
    CompanyContact,
    CompanyContactSeen,
    Duty,
    ServiceToken,
)
from journal.model.change import Change
from journal.model.check_in import CheckIn, CheckInTag, OwnTag
from journal.model.contact import (
    ContactEvent,
    CoverageInterval,
    ImportBatch,
    ImportRoom,
    PickedPartner,
    Room,
    RoomAlerts,
    SavedMapping,
)
from journal.model.device import PersonalToken
from journal.model.evidence import EmployerRequest, EvidenceLink
from journal.model.finding import RepliedFinding, StoredFinding
from journal.model.forgotten import Forgotten
from journal.model.gathering import (
    LocalSuggestion,
    SessionCount,
    SessionDateOff,
    SessionPlace,
    SessionsFeed,
    SessionTerms,
)
from journal.model.goal import Goal, GoalTap
from journal.model.instrument import InstrumentAnswer, InstrumentWish
from journal.model.interaction import Interaction
from journal.model.note import Note, NoteKey, NoteVersion
from journal.model.own_data import OwnAgreement, PendingErasure, Retention
from journal.model.release import (
    EpsilonEntry,
    PublishedWindow,
    Release,
    ReleaseCover,
    WindowKey,
    WindowVeto,
)
from journal.model.roster import CalendarFeed, ImportedDay, ImportedShift, RosterImport
from journal.model.shift import DayOff, ShiftEnd, SingleShift, WeeklyPattern, WeeklySlot
from journal.model.suggestion import (
    AnsweredOffer,
    LearningStart,
    MessagePlan,
    OwnLimit,
    SessionRun,
)
from journal.model.team import (
    AnnouncedSession,
    Consent,
    ConsentText,
    IdentityProvider,
    Invitation,
    Membership,
    Organisation,
    OutsideIdentity,
    RoleGrant,
    Unit,
    UnitPlace,
)

__all__ = [
    "Account",
    "AnnouncedSession",
    "AnsweredOffer",
    "AuditRecord",
    "Base",
    "CalendarFeed",
    "CauseAction",
    "Change",
    "CheckIn",
    "CheckInTag",
    "CompanyContact",
    "CompanyContactSeen",
    "Consent",
    "ConsentText",
    "ContactEvent",
    "CoverageInterval",
    "DayOff",
    "DeviceSession",
    "Duty",
    "EmployerRequest",
    "EpsilonEntry",
    "EvidenceLink",
    "FailedSignIn",
    "Forgotten",
    "Goal",
    "GoalTap",
    "IdentityProvider",
    "ImportBatch",
    "ImportRoom",
    "ImportedDay",
    "ImportedShift",
    "InstrumentAnswer",
    "InstrumentWish",
    "Interaction",
    "Invitation",
    "LearningStart",
    "LocalSuggestion",
    "Membership",
    "MessagePlan",
    "Note",
    "NoteKey",
    "NoteVersion",
    "Organisation",
    "OutsideIdentity",
    "OwnAgreement",
    "OwnLimit",
    "OwnTag",
    "PendingErasure",
    "PersonalToken",
    "PickedPartner",
    "PublishedWindow",
    "Release",
    "ReleaseCover",
    "RepliedFinding",
    "Retention",
    "RoleGrant",
    "Room",
    "RoomAlerts",
    "RosterImport",
    "SavedMapping",
    "ServiceToken",
    "SessionCount",
    "SessionDateOff",
    "SessionPlace",
    "SessionRun",
    "SessionTerms",
    "SessionsFeed",
    "ShiftEnd",
    "SingleShift",
    "StoredFinding",
    "Unit",
    "UnitPlace",
    "WeeklyPattern",
    "WeeklySlot",
    "WindowKey",
    "WindowVeto",
]
