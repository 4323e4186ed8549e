"""Whether this Offshift is well: one public address, nothing personal."""

from flask import Flask, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from app.access import anyone
from app.database import database
from journal.storage.upgrade import newest_revision, revision_of


def report(app: Flask) -> None:
    """Serve /healthz."""
    app.add_url_rule("/healthz", "health", anyone(_health))


def _health() -> ResponseReturnValue:
    opened = database()
    try:
        revision = revision_of(opened)
    except SQLAlchemyError:
        return jsonify(status="unreachable", database=opened.kind), 503
    is_well = revision == newest_revision()
    answer = {
        "status": "ok" if is_well else "needs_upgrade",
        "database": opened.kind,
        "sqlite_version": opened.sqlite_version,
        "safe_mode": opened.is_safe_mode,
        "schema_revision": revision,
    }
    return jsonify(answer), 200 if is_well else 503
