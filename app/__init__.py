"""How Offshift says what the journal knows."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from app import access, cli, database, errors, health, language, pages, security, words
from app.config import Config

LARGEST_FORM = 64 * 1024
"""Bytes a form may have; the upload pages set their own limit."""


def create_app(config: Config) -> Flask:
    """Build the app in named steps; nothing is read from or written to the database yet."""
    app = Flask(__name__)
    _configure(app, config)
    database.use_database(app, config.database_url)
    security.protect(app)
    access.guard(app)
    language.speak(app)
    words.offer(app)
    errors.answer(app)
    health.report(app)
    pages.register(app)
    cli.register(app)
    return app


def _configure(app: Flask, config: Config) -> None:
    app.extensions["config"] = config
    app.config.update(
        SECRET_KEY=config.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        # The server ends a session after thirty days anyway; signing the cookie anew costs time.
        SESSION_REFRESH_EACH_REQUEST=False,
        WTF_I18N_ENABLED=False,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    if config.is_behind_proxy:
        app.wsgi_app = ProxyFix(app.wsgi_app)  # type: ignore[method-assign]  # Flask's documented way to wrap
