"""Publishing what is due: by the job of the serving process, or by an operator's command."""

from datetime import datetime

from flask import current_app

from app.config import Config
from app.database import database, reading, writing
from journal.aggregates.bodies import Publication
from journal.aggregates.commands import prepare_keys, publish
from journal.aggregates.copies import PublishedFiles
from journal.aggregates.queries import organisations_due
from journal.storage.folding import fold_log


def published_files() -> PublishedFiles:
    """Return the folder that publications are kept in, beside the database."""
    config: Config = current_app.extensions["config"]
    return PublishedFiles(config.instance / "published")


def publish_due(now: datetime) -> list[Publication]:
    """Publish every window whose time has come, each in a transaction of its own."""
    done = []
    with reading() as session:
        due = organisations_due(session, now)
    for organisation_id, windows in due.items():
        with writing() as session:
            prepare_keys(session, organisation_id, now)
        for window in windows:
            with writing() as session:
                made = publish(session, organisation_id, window, published_files(), now)
            if isinstance(made, Publication):
                done.append(made)
    if done:
        # Keys and what was kept out must not stay readable in the log.
        fold_log(database())
    return done
