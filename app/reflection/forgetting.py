"""Letting go of drawings whose journal has changed or is gone, whoever changed it."""

from app.database import reading
from app.reflection.routes import kept
from journal.accounts.queries import journal_versions


def drop_stale_drawings() -> None:
    """Drop from memory what shows something that is not in a journal any more."""
    known = kept.accounts()
    if known:
        with reading() as session:
            kept.keep_only(journal_versions(session, known))
