"""The groups of pages there are."""

from importlib import import_module

from flask import Flask

GROUPS = {
    "app.account.routes": "account",
    "app.account.settings": "settings",
    "app.acts.routes": "acts",
    "app.api.routes": "api",
    "app.causes.routes": "causes",
    "app.changes.routes": "changes",
    "app.check_ins.routes": "check_ins",
    "app.connect.home_screen": "home_screen",
    "app.connect.routes": "connect",
    "app.contact.quick": "quick",
    "app.contact.routes": "contact",
    "app.goals.routes": "goals",
    "app.help.routes": "help_pages",
    "app.identity.mine": "own_sign_in",
    "app.identity.routes": "identity",
    "app.imports.columns": "columns",
    "app.imports.diary": "diaries",
    "app.imports.routes": "imports",
    "app.instruments.routes": "instruments",
    "app.interactions.routes": "interactions",
    "app.log.routes": "log",
    "app.membership.joining": "joining",
    "app.membership.routes": "membership",
    "app.reflection.drift": "drifts",
    "app.reflection.finding": "one_finding",
    "app.reflection.routes": "reflection",
    "app.reflection.year": "year",
    "app.rooms.routes": "rooms",
    "app.rosters.feeds": "roster_feeds",
    "app.rosters.routes": "rosters",
    "app.sessions.routes": "sessions",
    "app.shifts.cycle": "cycles",
    "app.shifts.days": "days",
    "app.shifts.leaving": "leaving",
    "app.shifts.months": "months",
    "app.shifts.routes": "shifts",
    "app.shifts.swap": "swaps",
    "app.sources.routes": "sources",
    "app.steward.announcements": "announcements",
    "app.steward.consent_words": "consent_words",
    "app.steward.invitations": "invitations",
    "app.steward.roles": "roles",
    "app.steward.routes": "steward",
    "app.steward.service_keys": "service_keys",
    "app.steward.units": "units",
    "app.style.routes": "style",
    "app.suggestions.routes": "suggestions",
    "app.team.actions": "team_actions",
    "app.team.routes": "team",
    "app.today.routes": "today",
    "app.week.routes": "week",
}


def register(app: Flask) -> None:
    """Put every group of pages under its address."""
    for module, name in GROUPS.items():
        app.register_blueprint(getattr(import_module(module), name))
