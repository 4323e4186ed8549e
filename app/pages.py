"""The groups of pages there are."""

from importlib import import_module

from flask import Flask

GROUPS = {
    "app.account.routes": "account",
    "app.account.settings": "settings",
    "app.check_ins.routes": "check_ins",
    "app.contact.routes": "contact",
    "app.help.routes": "help_pages",
    "app.imports.routes": "imports",
    "app.interactions.routes": "interactions",
    "app.log.routes": "log",
    "app.reflection.routes": "reflection",
    "app.sessions.routes": "sessions",
    "app.shifts.leaving": "leaving",
    "app.shifts.routes": "shifts",
    "app.style.routes": "style",
    "app.suggestions.routes": "suggestions",
    "app.today.routes": "today",
}


def register(app: Flask) -> None:
    """Put every group of pages under its address."""
    for module, name in GROUPS.items():
        app.register_blueprint(getattr(import_module(module), name))
