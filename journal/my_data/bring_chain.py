"""Bringing in a chain of evidence as it was: only whole, in order, and marked as brought."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, insert, select
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.chain.queries import chain_of
from journal.chain.rules import Broken, ChainLink, canonical, verify
from journal.model import EvidenceLink
from journal.my_data.bring_rules import Fate
from journal.vocabulary import LinkKind

Row = Mapping[str, Any]

_FIELDS = (
    *("number", "kind", "subject_id", "salt", "content"),
    *("commitment", "previous", "link", "at"),
)


def bring_links(
    session: Session, account_id: UUID, rows: Sequence[Row], now: datetime
) -> tuple[Fate, ...]:
    """Bring in links in the order of their numbers; say in that order what became of each.

    They are taken only behind links that were brought too: a chain that began here goes on alone.
    From the first link that does not fit on, none is taken.
    """
    touch(session, account_id)
    kept = chain_of(session, account_id)
    known = {one.number: one for one in kept}
    coming = [_link(row) for row in rows]
    new = [one for one in coming if one.number not in known]
    fitting = set() if _began_here(session, account_id) else _fitting(kept, new)
    if fitting:
        session.execute(
            insert(EvidenceLink),
            [
                {"account_id": account_id, "brought_at": now, **_values(one)}
                for one in new
                if one.number in fitting
            ],
        )
    return tuple(_fate(one, known, fitting) for one in coming)


def _began_here(session: Session, account_id: UUID) -> bool:
    asked = exists().where(EvidenceLink.account_id == account_id, EvidenceLink.brought_at.is_(None))
    return bool(session.execute(select(asked)).scalar())


def _fitting(kept: Sequence[ChainLink], new: Sequence[ChainLink]) -> set[int]:
    """The numbers of the new links up to the first that does not hold on to the one before."""
    readable = new[: next((at for at, one in enumerate(new) if not _is_readable(one)), len(new))]
    found = verify([*kept, *readable])
    end = found.number if isinstance(found, Broken) else None
    return {one.number for one in readable if end is None or one.number < end}


def _is_readable(one: ChainLink) -> bool:
    """Whether what a link says is written as links are, so that whoever reads it later can."""
    if one.content is None:
        return one.subject_id is None
    try:
        said = json.loads(one.content)
        is_canonical = isinstance(said, dict) and canonical(said) == one.content
    except ValueError:
        return False
    return is_canonical and (one.kind is not LinkKind.WORDS or isinstance(said.get("note"), str))


def _fate(one: ChainLink, known: Mapping[int, ChainLink], fitting: set[int]) -> Fate:
    if one.number in known:
        return Fate.KNOWN if known[one.number].link == one.link else Fate.ANOTHER
    return Fate.ADDED if one.number in fitting else Fate.UNFIT


def _link(row: Row) -> ChainLink:
    return ChainLink(**{**{name: row[name] for name in _FIELDS}, "kind": LinkKind(row["kind"])})


def _values(one: ChainLink) -> dict[str, Any]:
    return {name: getattr(one, name) for name in _FIELDS}
