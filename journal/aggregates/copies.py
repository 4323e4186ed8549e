"""Published windows as files: what was published once stays so, whatever a restore brings back."""

import os
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from journal.teams.windows import Window


@dataclass(frozen=True, slots=True)
class PublishedFiles:
    """A folder with one file for each organisation and window; the first one written stands."""

    folder: Path

    def read(self, organisation_id: UUID, window: Window) -> bytes | None:
        """Return what was published, None when nothing was yet."""
        try:
            return self._file(organisation_id, window).read_bytes()
        except FileNotFoundError:
            return None

    def windows(self, organisation_id: UUID) -> tuple[Window, ...]:
        """The windows of an organisation that there is a file of, the oldest first."""
        found = (self.folder / str(organisation_id)).glob("*.json")
        return tuple(sorted(Window(int(file.stem)) for file in found))

    def keep(self, organisation_id: UUID, window: Window, published: bytes) -> bytes:
        """Write a publication down for good and return what stands: the first one there was.

        The file is whole or not there at all, and on the disk before this returns.
        """
        file = self._file(organisation_id, window)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left_behind in file.parent.glob(f"{window.number}.*.draft"):
            left_behind.unlink()
        draft = file.with_suffix(f".{os.getpid()}.draft")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(published)
            opened.flush()
            os.fsync(opened.fileno())
        try:
            os.link(draft, file)
        except FileExistsError:
            return file.read_bytes()
        finally:
            draft.unlink()
        _flush_folder(file.parent)
        return published

    def _file(self, organisation_id: UUID, window: Window) -> Path:
        return self.folder / str(organisation_id) / f"{window.number}.json"


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
