"""Drawings kept in memory for one state of a journal, so that a second look costs little."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from sqlalchemy.orm import Session

from app.charts.marks import Nothing, Picture
from app.charts.svg import Drawn, drawn
from app.reflection.periods import Window
from app.reflection.pictures import pictures_of
from journal.vocabulary import Locale

MOST = 128
"""Pages whose drawings are kept at once, about 100 kB each; the one not asked for longest goes."""

Drawings = tuple[Drawn | Nothing, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the drawings of a page depend on; whatever else changes raises the journal's version."""

    account_id: UUID
    journal_version: int
    locale: Locale
    window: Window


class KeptDrawings:
    """The drawings last asked for; threads may share it."""

    def __init__(self, most: int = MOST) -> None:
        self._kept: OrderedDict[Sheet, Drawings] = OrderedDict()
        self._lock = Lock()
        self._most = most

    def of(self, session: Session, sheet: Sheet) -> Drawings:
        """Return the drawings of a sheet, drawn now unless they are kept."""
        with self._lock:
            if sheet in self._kept:
                self._kept.move_to_end(sheet)
                return self._kept[sheet]
        # Drawn outside the lock: nobody waits for somebody else's picture.
        made = _drawn(session, sheet)
        with self._lock:
            self._forget_older(sheet)
            self._kept[sheet] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made

    def accounts(self) -> frozenset[UUID]:
        """Whose drawings are kept."""
        with self._lock:
            return frozenset(sheet.account_id for sheet in self._kept)

    def keep_only(self, versions: Mapping[UUID, int]) -> None:
        """Drop what was drawn for another version of a journal, or for one that is gone."""
        with self._lock:
            for sheet in list(self._kept):
                if versions.get(sheet.account_id) != sheet.journal_version:
                    del self._kept[sheet]

    def _forget_older(self, sheet: Sheet) -> None:
        # What she has deleted since must not stay in memory as a picture.
        older = [
            one
            for one in self._kept
            if one.account_id == sheet.account_id and one.journal_version != sheet.journal_version
        ]
        for one in older:
            del self._kept[one]


def _drawn(session: Session, sheet: Sheet) -> Drawings:
    pictures = pictures_of(session, sheet.account_id, sheet.window)
    return tuple(drawn(one) if isinstance(one, Picture) else one for one in pictures)
