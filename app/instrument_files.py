"""The questionnaires of this server: ours, and the operator's, read again when they change.

A file that cannot be used is named in the log and left aside; it never keeps a page from opening.
"""

import logging
from pathlib import Path
from typing import Any

from flask import current_app

from app.config import Config
from app.language import current_locale
from journal.instruments.catalogue import BadFile, Catalogue, State, state_of, with_own
from journal.instruments.definition import About, Instrument

FAULTS_LOGGED = 3

log = logging.getLogger("offshift.instruments")


class Shelf:
    """What was read last, and the state of the folder it was read from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: tuple[State, Catalogue] | None = None

    def catalogue(self) -> Catalogue:
        """Return what there is now; the folder is read again only where a file has changed."""
        state = state_of(self.folder)
        if self._read is None or self._read[0] != state:
            # Put in place whole, as other threads may be looking.
            self._read = (state, with_own(self.folder))
            for bad in self._read[1].bad:
                log.warning("instrument file %s is not used: %s", bad.name, _in_short(bad))
        return self._read[1]


def shelve(extensions: dict[str, Any]) -> None:
    """Read the questionnaires once at the start, and keep them with the app's other parts."""
    config: Config = extensions["config"]
    shelf = Shelf(config.instruments)
    extensions["instruments"] = shelf
    shelf.catalogue()


def known() -> Catalogue:
    """Return the questionnaires of the running app."""
    shelf: Shelf = current_app.extensions["instruments"]
    return shelf.catalogue()


def about(instrument: Instrument) -> About:
    """Return what it is called in her language, or in the one there is."""
    names = {str(language): one for language, one in instrument.about.items()}
    return names.get(current_locale().value, next(iter(names.values())))


def name_of(key: str) -> str:
    """Return the name of one that is known, for any page that speaks of it."""
    return about(known().named(key)).name


def _in_short(bad: BadFile) -> str:
    said = " ".join(fault.sentence for fault in bad.faults[:FAULTS_LOGGED])
    more = len(bad.faults) - FAULTS_LOGGED
    return f"{said} And {more} more." if more > 0 else said
