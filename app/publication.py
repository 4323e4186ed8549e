"""Publishing what is due: by the job of the serving process, or by an operator's command."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from flask import current_app
from sqlalchemy.exc import SQLAlchemyError

from app.config import Config
from app.database import database, reading, writing
from journal.aggregates.bodies import Publication
from journal.aggregates.commands import prepare_keys, publish
from journal.aggregates.copies import PublishedFiles
from journal.aggregates.queries import organisations_due
from journal.errors import JournalError
from journal.storage.folding import fold_log
from journal.teams.windows import Window


@dataclass
class Done:
    """What was published just now, and for which organisations it failed, with the error's kind."""

    published: list[Publication] = field(default_factory=list)
    failed: dict[UUID, str] = field(default_factory=dict)


def published_files() -> PublishedFiles:
    """Return the folder that publications are kept in, beside the database."""
    config: Config = current_app.extensions["config"]
    return PublishedFiles(config.instance / "published")


def publish_due(now: datetime) -> Done:
    """Publish every window whose time has come, each in a transaction of its own.

    An organisation that cannot be published, say for a damaged file, holds up nobody else.
    """
    done = Done()
    with reading() as session:
        due = organisations_due(session, now)
    for organisation_id, windows in due.items():
        try:
            _publish(organisation_id, windows, now, done)
        except (SQLAlchemyError, JournalError, OSError, ValueError, ArithmeticError) as error:
            done.failed[organisation_id] = type(error).__name__
    if done.published:
        # Keys and what was kept out must not stay readable in the log.
        fold_log(database())
    return done


def _publish(organisation_id: UUID, windows: tuple[Window, ...], now: datetime, done: Done) -> None:
    with writing() as session:
        prepare_keys(session, organisation_id, now)
    for window in windows:
        with writing() as session:
            made = publish(session, organisation_id, window, published_files(), now)
        if isinstance(made, Publication):
            done.published.append(made)
