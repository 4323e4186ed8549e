"""Bringing in the rows of an export: each once, none over another, all of them one person's own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, insert, select, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.accounts.forgetting import forgotten_ids
from journal.chain.commands import bring_in
from journal.errors import NotFound
from journal.importing.rebuilding import rebuild_journal
from journal.model import Account, OwnTag
from journal.my_data.bring_account import bring_account
from journal.my_data.bring_chain import bring_links
from journal.my_data.bring_rules import Fate, asks_for, is_fit, is_the_same, made_anew
from journal.my_data.export_format import fields_of, key_of, table_of
from journal.my_data.export_table import BROUGHT
from journal.my_data.keeping import announce_anew
from journal.vocabulary import EntryKind

Row = Mapping[str, Any]

_ENTRIES = {
    "check_ins": EntryKind.CHECK_IN,
    "interactions": EntryKind.INTERACTION,
    "contact_events": EntryKind.CONTACT,
    "single_shifts": EntryKind.SHIFT,
}
_NUMBERED = {"rooms", "goals"}


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of each row, in their order.

    ``instead`` are ids of an export by those that stand for the same here. ``keeps_its_key`` is
    whether files that were imported where the export comes from are not known again here.
    """

    fates: tuple[Fate, ...]
    instead: Mapping[UUID, UUID] = field(default_factory=dict)
    keeps_its_key: bool = False


def bring_rows(
    session: Session, account_id: UUID, name: str, rows: Sequence[Row], now: datetime
) -> Brought:
    """Bring in some rows of one kind; a replay changes nothing, and nothing here is replaced.

    What is derived is left to ``settle_down``. Raise ``NotFound`` for a kind that is not brought.
    """
    if name not in BROUGHT:
        raise NotFound
    touch(session, account_id)
    _is_behind(session, account_id, now)
    announce_anew(session, account_id)
    if name == "evidence_links":
        return Brought(bring_links(session, account_id, rows, now))
    if name == "account":
        taken = [bring_account(session, account_id, row) for row in rows]
        keeps_its_key = any(one.keeps_its_key for one in taken)
        return Brought(tuple(one.fate for one in taken), keeps_its_key=keeps_its_key)
    wanted = [_without_derived(name, row) for row in rows]
    instead = _tags_instead(session, account_id, wanted) if name == "tags" else {}
    kept = _kept(session, account_id, name, wanted)
    deleted = _deleted(session, account_id, name, wanted)
    fates: list[Fate | None] = [
        Fate.KNOWN if row.get("id") in instead else _fate(name, row, kept, deleted, now)
        for row in wanted
    ]
    new = [row for row, fate in zip(wanted, fates, strict=True) if fate is None]
    added = iter(_add(session, account_id, name, new))
    return Brought(tuple(next(added) if fate is None else fate for fate in fates), instead)


def settle_down(session: Session, account_id: UUID, now: datetime) -> None:
    """Work out anew what entries derive from shifts and rooms, once all rows are here.

    An incident that came without a link of the chain gets its first one, marked as brought in.
    """
    rebuild_journal(session, account_id)
    bring_in(session, account_id, now)
    touch(session, account_id)


def _is_behind(session: Session, account_id: UUID, now: datetime) -> None:
    # Whoever stops half-way is placed anew by the job that looks for those behind.
    begun = update(Account).where(Account.id == account_id)
    session.execute(begun.values(derived_version=0, brought_at=now))


def _without_derived(name: str, row: Row) -> Row:
    derived = BROUGHT[name].derived
    return {key: value for key, value in row.items() if key not in derived}


def _compared(name: str) -> tuple[str, ...]:
    loose = BROUGHT[name].given_anew | BROUGHT[name].derived
    return tuple(one.name for one in fields_of(name) if one.name not in loose)


def _kept(
    session: Session, account_id: UUID, name: str, rows: Sequence[Row]
) -> Mapping[tuple[Any, ...], Row]:
    """Those of her rows that have the key of one of these."""
    table, key = table_of(name), key_of(name)
    asked = select(table).where(table.c.account_id == account_id)
    if key:
        columns = [table.c[column] for column in key]
        asked = asked.where(tuple_(*columns).in_([asks_for(row, key) for row in rows]))
    found = (dict(row) for row in session.execute(asked).mappings())
    return {asks_for(row, key): row for row in found}


def _deleted(session: Session, account_id: UUID, name: str, rows: Sequence[Row]) -> frozenset[UUID]:
    if name not in _ENTRIES:
        return frozenset()
    return forgotten_ids(session, account_id, _ENTRIES[name], (row["id"] for row in rows))


def _fate(
    name: str,
    row: Row,
    kept: Mapping[tuple[Any, ...], Row],
    deleted: frozenset[UUID],
    now: datetime,
) -> Fate | None:
    """What becomes of a row at once; None if it is to be added."""
    here = kept.get(asks_for(row, key_of(name)))
    if here is not None:
        return Fate.KNOWN if is_the_same(here, row, _compared(name)) else Fate.ANOTHER
    if row.get("id") in deleted:
        return Fate.DELETED
    return None if is_fit(name, row, now) else Fate.UNFIT


def _add(session: Session, account_id: UUID, name: str, rows: Sequence[Row]) -> list[Fate]:
    values = [{**row, **made_anew(name, row), "account_id": account_id} for row in rows]
    table = table_of(name)
    if name in _NUMBERED:
        _number(session, table, values)
    if values and _is_added(session, table, values):
        return [Fate.ADDED for _ in values]
    # One of them does not fit what is here; the others need not suffer for it.
    return [Fate.ADDED if _is_added(session, table, [one]) else Fate.UNFIT for one in values]


def _is_added(session: Session, table: Table, values: list[dict[str, Any]]) -> bool:
    try:
        with session.begin_nested():
            session.execute(insert(table), values)
    except IntegrityError:
        return False
    return True


def _number(session: Session, table: Table, values: Iterable[dict[str, Any]]) -> None:
    """Give those whose number is taken the next that is free."""
    for one in values:
        hers = table.c.account_id == one["account_id"]
        taken = set(session.execute(select(table.c.number).where(hers)).scalars())
        taken |= {other["number"] for other in values if other is not one}
        if one["number"] in taken:
            one["number"] = max(taken) + 1


def _tags_instead(session: Session, account_id: UUID, rows: Sequence[Row]) -> dict[UUID, UUID]:
    """Her tags that carry the same word under another id."""
    labels = {row["label"]: row["id"] for row in rows}
    found = session.execute(
        select(OwnTag.label, OwnTag.id).where(
            OwnTag.account_id == account_id, OwnTag.label.in_(labels)
        )
    )
    return {labels[label]: own for label, own in found if labels[label] != own}
