"""The questionnaires there are: those that come with this version, and the operator's own."""

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from journal.errors import NotFound
from journal.instruments.coherence import Fault
from journal.instruments.definition import Instrument
from journal.instruments.reading import Refused, read_instrument

FILES = Path(__file__).parent / "files"
LARGEST = 256 * 1024
"""Bytes a file may have; the longest questionnaire needs a tenth of it."""

MOST_FILES = 100
UNREADABLE = Fault("", "can't be read", "a file of text in UTF-8 that the server may open")

State = tuple[tuple[str, int, int], ...]
"""Name, time of change (ns) and bytes of each file: another state means to read them again."""


@dataclass(frozen=True, slots=True)
class BadFile:
    """An operator's file that is not used, and everything that is wrong with it."""

    name: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every questionnaire by its key, and the files that are not used."""

    instruments: Mapping[str, Instrument]
    bad: tuple[BadFile, ...] = ()

    def named(self, key: str) -> Instrument:
        """One of them; raise ``NotFound`` for a key that is not, or no longer, there."""
        if key not in self.instruments:
            raise NotFound
        return self.instruments[key]


@cache
def shipped() -> Catalogue:
    """What comes with this version; a test reads each of these files."""
    found = [read_file(path) for path in sorted(FILES.glob("*.toml"))]
    ours = {one.key: one for one in found if isinstance(one, Instrument)}
    return Catalogue(MappingProxyType(ours))


def with_own(folder: Path) -> Catalogue:
    """What comes with this version and what lies in the operator's folder, if that is there."""
    instruments, bad = dict(shipped().instruments), []
    for path in _files_in(folder):
        read = read_beside(path, instruments)
        if isinstance(read, Refused):
            bad.append(BadFile(path.name, read.faults))
        else:
            instruments[read.key] = read
    return Catalogue(MappingProxyType(instruments), tuple(bad))


def read_beside(path: Path, known: Mapping[str, Instrument]) -> Instrument | Refused:
    """The same as ``read_file``, refused also where it would take another one's key."""
    read = read_file(path)
    faults = () if isinstance(read, Refused) else _clash(read, known)
    return Refused(faults) if faults else read


def read_file(path: Path) -> Instrument | Refused:
    """The questionnaire of a file, or all that is wrong with it; raises nothing."""
    try:
        about = path.stat()
        # A pipe or a device would keep us waiting for ever.
        if not stat.S_ISREG(about.st_mode):
            return Refused((UNREADABLE,))
        if about.st_size > LARGEST:
            return Refused((Fault("", f"has {about.st_size} bytes", f"at most {LARGEST}"),))
        text = path.read_text("utf-8-sig")
    except (OSError, ValueError):
        return Refused((UNREADABLE,))
    return read_instrument(text)


def state_of(folder: Path) -> State:
    """What tells whether the operator's folder has changed; empty where there is none."""
    return tuple((path.name, *_changed(path)) for path in _files_in(folder))


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.toml"))[:MOST_FILES]
    except OSError:
        return []


def _changed(path: Path) -> tuple[int, int]:
    try:
        about = path.stat()
    except OSError:
        return 0, 0
    return about.st_mtime_ns, about.st_size


def _clash(read: Instrument, known: Mapping[str, Instrument]) -> tuple[Fault, ...]:
    """What forbids a file to take a key: it may bring other words to known questions, no others."""
    there = known.get(read.key)
    if there is None or _scoring(read) == _scoring(there):
        return ()
    wrong = f'"{read.key}" is there already, with other items, answers, scales or edition'
    return (Fault("key", wrong, "another key, or exactly the same scoring with other words"),)


def _scoring(instrument: Instrument) -> object:
    about = {"licence", "about", "wording", "made_by", "minutes"}
    return instrument.model_dump(exclude=about)
