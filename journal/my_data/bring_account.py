"""What an import takes of an account: language, clock, and the key that knows files again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, or_, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import choose_language, choose_zone
from journal.importing.queries import import_key_of
from journal.model import (
    Account,
    CalendarFeed,
    CheckIn,
    ContactEvent,
    Forgotten,
    ImportBatch,
    Interaction,
    PickedPartner,
    Room,
    RosterImport,
    SavedMapping,
    SingleShift,
    WeeklyPattern,
)
from journal.my_data.bring_rules import Fate
from journal.vocabulary import Locale

KEYED = (
    ImportBatch.file_key,
    Room.head_key,
    Room.label_key,
    PickedPartner.partner_key,
    SavedMapping.head_key,
    CheckIn.dedup_key,
    Forgotten.dedup_key,
    RosterImport.file_key,
    CalendarFeed.file_key,
)
"""What an account's key has made; once there is any of it, another key would know none of it."""

_KEY_BYTES = 32
_ENTERED = (CheckIn, Interaction, ContactEvent, SingleShift, WeeklyPattern)


@dataclass(frozen=True, slots=True)
class BroughtAccount:
    """What became of the account of an export.

    ``keeps_its_key`` is whether files that the account of the export knew are unknown here.
    """

    fate: Fate
    keeps_its_key: bool


def bring_account(session: Session, account_id: UUID, row: Mapping[str, Any]) -> BroughtAccount:
    """Take over what can be; language and clock only where nothing was entered yet.

    The key comes where this account's own has made nothing, for the hashes of an export mean
    something under the key that made them only.
    """
    place = _bring_place(session, account_id, row)
    key = _bring_key(session, account_id, row.get("import_key"))
    is_new = key is Fate.ADDED and place is Fate.KNOWN
    return BroughtAccount(Fate.ADDED if is_new else place, keeps_its_key=key is Fate.ANOTHER)


def _bring_place(session: Session, account_id: UUID, row: Mapping[str, Any]) -> Fate:
    here = session.execute(
        select(Account.locale, Account.zone).where(Account.id == account_id)
    ).one()
    if (here.locale, here.zone) == (row["locale"], row["zone"]):
        return Fate.KNOWN
    begun = [exists().where(table.account_id == account_id) for table in _ENTERED]
    if session.execute(select(func.coalesce(or_(*begun), False))).scalar():
        return Fate.ANOTHER
    choose_language(session, account_id, Locale(row["locale"]))
    choose_zone(session, account_id, ZoneInfo(row["zone"]))
    return Fate.ADDED


def _bring_key(session: Session, account_id: UUID, key: bytes | None) -> Fate:
    if key == import_key_of(session, account_id):
        return Fate.KNOWN
    made = [exists().where(one.class_.account_id == account_id, one.is_not(None)) for one in KEYED]
    if key is None or len(key) != _KEY_BYTES or session.execute(select(or_(*made))).scalar():
        return Fate.ANOTHER
    session.execute(update(Account).where(Account.id == account_id).values(import_key=key))
    return Fate.ADDED
